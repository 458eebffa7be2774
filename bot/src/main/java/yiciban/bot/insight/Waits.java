package yiciban.bot.insight;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 等待: how long citizens waited for an answer that came later.
 *
 * @param median half of them waited no longer; null when nobody waited
 * @param ninetieth nine in ten waited no longer; null when nobody waited
 */
record Waits(int count, @Nullable Duration median, @Nullable Duration ninetieth) {

    private static final double HALF = .5;
    private static final double NINE_IN_TEN = .9;

    static Waits of(List<Duration> waited) {
        List<Duration> sorted = waited.stream().sorted().toList();
        return new Waits(sorted.size(), at(HALF, sorted), at(NINE_IN_TEN, sorted));
    }

    /** Nearest rank: somebody really waited that long. */
    private static @Nullable Duration at(double share, List<Duration> sorted) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
