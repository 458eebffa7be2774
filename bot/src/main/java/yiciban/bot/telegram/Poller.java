package yiciban.bot.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.telegram.telegrambots.meta.api.objects.User;

/**
 * Asks Telegram for updates, for ever: no failure but a wrong token ends it. An update is confirmed by a later poll, and
 * only after it was handled, so what a crash interrupts comes again.
 */
final class Poller implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Poller.class);

    /** How long one slow chat may hold up the next poll for the others; also the wait when a poll brings nothing new. */
    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** Together under 10 s: ending the poll, letting answers under way go out, confirming them. */
    private static final Duration END = Duration.ofSeconds(1);

    private static final Duration DRAIN = Duration.ofSeconds(6);
    private static final Duration CONFIRM = Duration.ofSeconds(2);

    private final BotApi api;
    private final Duration poll;
    private final Introduction introduction;
    private final Intake intake;
    private final Progress progress;
    private final Setbacks setbacks;
    private final PollHealth health;
    private final Pause pause;
    private volatile @Nullable Thread thread;

    /** Null until we know who we are. */
    private volatile @Nullable Reading reading;

    /** @param api one of its own, patient enough for {@code poll} */
    Poller(
            BotApi api,
            Duration poll,
            Introduction introduction,
            Intake intake,
            Progress progress,
            Setbacks setbacks,
            PollHealth health,
            Pause pause) {
        this.api = api;
        this.poll = poll;
        this.introduction = introduction;
        this.intake = intake;
        this.progress = progress;
        this.setbacks = setbacks;
        this.health = health;
        this.pause = pause;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("telegram-poller").start(this::run);
    }

    private void run() {
        try {
            while (useful()) {
                // until stopped
            }
        } catch (InterruptedException e) {
            log.debug("stopping");
        }
    }

    /** One step; false when there is no use in another. */
    private boolean useful() throws InterruptedException {
        Reading known = reading;
        try {
            return known == null ? introduced() : polled(known);
        } catch (RuntimeException | Error e) {
            return setbacks.survived(e);
        }
    }

    private boolean introduced() throws InterruptedException {
        return switch (introduction.introduce()) {
            case Outcome.Done<User>(User me) -> {
                reading = new Reading(new Myself(me.getId(), me.getUserName()));
                log.info("Telegram：机器人 @{} 已开始接收消息", me.getUserName());
                yield true;
            }
            case Outcome<User> failure -> setbacks.survived(failure);
        };
    }

    private boolean polled(Reading known) throws InterruptedException {
        progress.idleWithin(BETWEEN);
        return switch (api.call(FetchUpdates.from(progress.offset(), poll))) {
            case Outcome.Done<ArrayList<RawUpdate>>(ArrayList<RawUpdate> batch) -> {
                take(batch, known);
                yield true;
            }
            case Outcome<?> failure -> setbacks.survived(failure);
        };
    }

    private void take(List<RawUpdate> batch, Reading known) throws InterruptedException {
        health.heard();
        setbacks.over();
        long fresh = batch.stream().filter(raw -> intake.take(raw, known)).count();
        progress.received(batch);
        if (fresh == 0 && !batch.isEmpty()) {
            pause.of(BETWEEN);
        }
    }

    /** Hears no more, lets answers under way go out, confirms what was handled. */
    @Override
    public void stop() {
        Thread polling = thread;
        thread = null;
        if (polling == null) {
            return;
        }
        try {
            polling.interrupt();
            api.cancel();
            polling.join(END);
            progress.idleWithin(DRAIN);
            Thread.ofVirtual().start(this::confirm).join(CONFIRM);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void confirm() {
        try {
            api.call(FetchUpdates.confirm(progress.offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
