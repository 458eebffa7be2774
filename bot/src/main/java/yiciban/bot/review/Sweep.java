package yiciban.bot.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import yiciban.bot.conversation.RetentionSettings;
import yiciban.bot.system.Believable;

/** 巡查: brings the ledger up to what was asked and what is published; says once when it cannot. */
final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** Every look goes back so far; every hour, and first of all, one goes back to the beginning. */
    private static final Duration LATELY = Duration.ofDays(2);

    private static final Duration THOROUGHLY = Duration.ofHours(1);

    private final Entering entering;
    private final Overlooked overlooked;
    private final Gathering gathering;
    private final AskingAgain askingAgain;
    private final Settling settling;
    private final RetentionSettings retention;
    private final Clock clock;
    private final Believable clockIs;
    private Instant thorough = Instant.EPOCH;
    private boolean stuck;

    Sweep(
            Entering entering,
            Overlooked overlooked,
            Gathering gathering,
            AskingAgain askingAgain,
            Settling settling,
            RetentionSettings retention,
            Clock clock,
            Believable clockIs) {
        this.entering = entering;
        this.overlooked = overlooked;
        this.gathering = gathering;
        this.askingAgain = askingAgain;
        this.settling = settling;
        this.retention = retention;
        this.clock = clock;
        this.clockIs = clockIs;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 1_000)
    void look() {
        try {
            sweep();
            stuck = false;
        } catch (RuntimeException e) {
            if (!stuck) {
                LOG.warn("没有答好的问题暂时整理不了，会一直再试：{}", e.toString());
            }
            stuck = true;
        }
    }

    /** Once through everything; doing it again, or half, does no harm. */
    void sweep() {
        Instant now = clock.instant();
        if (thorough.plus(THOROUGHLY).isAfter(now)) {
            entering.since(now.minus(LATELY));
        } else {
            entering.all();
            entering.catchUp();
            if (clockIs.now()) {
                entering.forget(now.minus(retention.conversations()));
            }
            thorough = now;
        }
        overlooked.look();
        gathering.gather();
        int answered = askingAgain.ask();
        settling.again();
        if (answered > 0) {
            LOG.info("{} 个以前没答好的问题现在有答案了", answered);
        }
    }
}
