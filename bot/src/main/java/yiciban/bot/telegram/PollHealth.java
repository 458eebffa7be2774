package yiciban.bot.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the bot hears: the age of the last successful getUpdates, which nothing else can fake. A node that stands by
 * is well; so is one that waits for the webhook to be called, once it has introduced itself.
 */
final class PollHealth implements HealthIndicator {

    /** How late a poll may be: two waits at the back-off's cap. */
    private static final Duration GRACE = BackOff.CAP.multipliedBy(2);

    private final Clock clock;
    private final Duration patience;
    private final boolean polls;
    private final Supplier<TelegramState> state;
    private volatile Instant heard;
    private volatile @Nullable String problem;
    private volatile boolean ended;
    private volatile boolean onDuty = true;

    /** @param state what is waiting and what went wrong; may throw */
    PollHealth(Clock clock, TelegramSettings settings, Supplier<TelegramState> state) {
        this.clock = clock;
        this.patience = settings.poll().plus(GRACE);
        this.polls = settings.mode() == TelegramSettings.Mode.POLLING;
        this.state = state;
        this.heard = clock.instant();
        this.problem = settings.mode() == TelegramSettings.Mode.WEBHOOK
                        && settings.secret().isEmpty()
                ? "Telegram：webhook 没有设口令，所有请求都会被拒绝。请设置 YICIBAN_TELEGRAM_SECRET 后重启"
                : null;
        this.ended = problem != null;
    }

    void heard() {
        if (!ended) {
            heard = clock.instant();
            problem = null;
        }
    }

    /** @param sentence what an operator should do; without the token */
    void trouble(String sentence) {
        if (!ended) {
            problem = sentence;
        }
    }

    /** It has ended by itself and will not begin again. */
    void over(String sentence) {
        problem = sentence;
        ended = true;
    }

    /** @param on whether this node fetches and sends, or stands by */
    void onDuty(boolean on) {
        onDuty = on;
        heard = clock.instant();
    }

    /** Age of the last successful poll, for the meters; 0 where nobody polls. */
    double seconds() {
        return polls && onDuty ? Duration.between(heard, clock.instant()).toMillis() / 1_000.0 : 0;
    }

    @Override
    public Health health() {
        Duration age = Duration.between(heard, clock.instant());
        String sentence = problem;
        boolean deaf = onDuty && (polls || sentence != null) && age.compareTo(patience) > 0;
        var health = ended || deaf ? Health.down() : Health.up();
        if (sentence != null) {
            health.withDetail("problem", sentence);
        }
        health.withDetail("onDuty", onDuty);
        if (polls && onDuty) {
            health.withDetail("secondsSinceLastPoll", age.toSeconds());
        }
        try {
            health.withDetails(state.get().asMap());
        } catch (RuntimeException e) {
            health.withDetail("database", "cannot be read");
        }
        return health.build();
    }
}
