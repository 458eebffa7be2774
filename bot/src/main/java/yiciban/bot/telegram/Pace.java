package yiciban.bot.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How fast one chat is written to: a few messages at once, then one a second, in groups one in three seconds, as
 * Telegram's documentation asks. Nothing limits all chats together: it says itself when it is too much.
 */
final class Pace {

    private static final int BURST = 5;

    private static final Duration ALONE = Duration.ofSeconds(1);

    private static final Duration IN_A_GROUP = Duration.ofSeconds(3);

    /** Chats written to of late; whoever is forgotten has a whole burst again. */
    private static final int CHATS = 50_000;

    /** @param freeAt when the bucket is full again, by the stopwatch */
    private record Bucket(long freeAt) {}

    private final LongSupplier nanos;
    private final Cache<Long, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(CHATS).build();

    /** @param nanos a stopwatch */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How long this chat has to wait; zero when it need not. */
    Duration due(long chat) {
        Bucket bucket = buckets.getIfPresent(chat);
        long early = bucket == null ? 0 : bucket.freeAt() - nanos.getAsLong() - (BURST - 1) * each(chat);
        return early > 0 ? Duration.ofNanos(early) : Duration.ZERO;
    }

    /** A message goes out. */
    void sent(long chat) {
        long now = nanos.getAsLong();
        buckets.asMap()
                .merge(
                        chat,
                        new Bucket(now + each(chat)),
                        (before, first) -> new Bucket(Math.max(before.freeAt(), now) + each(chat)));
    }

    private static long each(long chat) {
        return (chat < 0 ? IN_A_GROUP : ALONE).toNanos();
    }
}
