package yiciban.bot.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 时钟可信: whether the wall clock may decide what is old enough to be deleted. It is held against a stopwatch, and at the start
 * against the newest thing that was ever stored: a machine that wakes up in another year must not delete this one.
 */
public final class Believable {

    /** How far the clock may be ahead of what else we know: an office is closed for a week, a machine for a while. */
    public static final Duration AHEAD = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Believable.class);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Instant began;
    private final long beganNanos;
    private final boolean plausible;
    private boolean said;

    /**
     * Begins to watch the clock.
     *
     * @param nanos a stopwatch
     * @param newest time of the newest thing that was stored before the start; empty when there is none
     */
    public Believable(Clock clock, LongSupplier nanos, Optional<Instant> newest) {
        this.clock = clock;
        this.nanos = nanos;
        this.began = clock.instant();
        this.beganNanos = nanos.getAsLong();
        this.plausible = newest.map(at -> !began.isAfter(at.plus(AHEAD))).orElse(true);
    }

    /**
     * Whether to believe it now; says once in the log when not. After a start that looked wrong it is believed when the program has run
     * for {@link #AHEAD} without anybody setting it back.
     */
    public synchronized boolean now() {
        Duration ran = Duration.ofNanos(nanos.getAsLong() - beganNanos);
        Instant now = clock.instant();
        boolean believed = !now.isAfter(began.plus(ran).plus(AHEAD))
                && (plausible || ran.compareTo(AHEAD) > 0 || now.isBefore(began));
        if (!believed && !said) {
            LOG.warn("时钟比最近的记录快了 {} 天以上（现在 {}），到期的资料先不删。请核对机器时间；时间没有错的话，重启程序", AHEAD.toDays(), now);
        }
        said = !believed;
        return believed;
    }
}
