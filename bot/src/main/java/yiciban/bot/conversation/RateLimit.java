package yiciban.bot.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** Who may ask now: a bucket of questions per sender that fills up again with time. */
final class RateLimit {

    /** Senders remembered; the one silent longest is forgotten first. */
    private static final int SENDERS = 100_000;

    /** A bucket is full again long before. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    private record Bucket(double questions, long at) {}

    private final RateLimitSettings settings;
    private final Ticker ticker;
    private final Cache<String, Bucket> buckets;

    RateLimit(RateLimitSettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
        this.buckets = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(SENDERS)
                .expireAfterAccess(FORGOTTEN)
                .build();
    }

    /** Whether this sender may ask; if so, it counts. */
    boolean allows(String client) {
        if (!settings.enabled()) {
            return true;
        }
        long now = ticker.read();
        var allowed = new boolean[1];
        buckets.asMap().compute(client, (key, bucket) -> {
            double questions = bucket == null ? full() : filled(bucket, now);
            allowed[0] = questions >= 1;
            return new Bucket(allowed[0] ? questions - 1 : questions, now);
        });
        return allowed[0];
    }

    private double full() {
        return settings.perMinute() + settings.burst();
    }

    private double filled(Bucket bucket, long now) {
        return Math.min(full(), bucket.questions() + (now - bucket.at()) / MINUTE * settings.perMinute());
    }
}
