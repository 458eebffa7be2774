package yiciban.bot.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the bot hears: the age of the last successful getUpdates, which nothing else can fake. */
final class PollHealth implements HealthIndicator {

    /** How late a poll may be: two waits at the back-off's cap. */
    private static final Duration GRACE = BackOff.CAP.multipliedBy(2);

    private final Clock clock;
    private final Duration patience;
    private volatile Instant heard;
    private volatile @Nullable String problem;

    /** @param poll how long one poll waits when nothing is new */
    PollHealth(Clock clock, Duration poll) {
        this.clock = clock;
        this.patience = poll.plus(GRACE);
        this.heard = clock.instant();
    }

    void heard() {
        heard = clock.instant();
        problem = null;
    }

    /** @param sentence what an operator should do; without the token */
    void trouble(String sentence) {
        problem = sentence;
    }

    /** Polling has ended by itself and will not begin again. */
    void over(String sentence) {
        problem = sentence;
        heard = Instant.EPOCH;
    }

    @Override
    public Health health() {
        Duration age = Duration.between(heard, clock.instant());
        var health = age.compareTo(patience) <= 0 ? Health.up() : Health.down();
        String sentence = problem;
        if (sentence != null) {
            health.withDetail("problem", sentence);
        }
        return health.withDetail("secondsSinceLastPoll", age.toSeconds()).build();
    }
}
