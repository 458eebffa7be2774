package yiciban.bot.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.telegram.telegrambots.meta.api.objects.User;

/**
 * Introduces us and then, in polling mode, asks Telegram for updates for ever: no failure but a wrong token ends it. An
 * update is confirmed by a later poll, and only after it was committed, so what a crash interrupts comes again.
 */
final class Poller {

    private static final Logger log = LoggerFactory.getLogger(Poller.class);

    /** The wait when a poll brings nothing new although it brings something. */
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private static final Duration END = Duration.ofSeconds(1);

    private static final Duration CONFIRM = Duration.ofSeconds(1);

    private final BotApi api;
    private final TelegramSettings settings;
    private final Introduction introduction;
    private final Intake intake;
    private final Writing writing;
    private final Setbacks setbacks;
    private final PollHealth health;
    private final Pause pause;
    private final AtomicReference<@Nullable Reading> reading;
    private volatile @Nullable Thread thread;
    private volatile long next;

    /**
     * @param api one of its own, patient enough for a poll
     * @param reading set once we know who we are
     */
    Poller(
            BotApi api,
            TelegramSettings settings,
            Introduction introduction,
            Intake intake,
            Writing writing,
            Setbacks setbacks,
            PollHealth health,
            Pause pause,
            AtomicReference<@Nullable Reading> reading) {
        this.api = api;
        this.settings = settings;
        this.introduction = introduction;
        this.intake = intake;
        this.writing = writing;
        this.setbacks = setbacks;
        this.health = health;
        this.pause = pause;
        this.reading = reading;
    }

    void start() {
        next = 0;
        thread = Thread.ofVirtual().name("telegram-poller").start(this::run);
    }

    private void run() {
        try {
            boolean introduced = false;
            while (!introduced) {
                introduced = introduced();
            }
            while (settings.mode() == TelegramSettings.Mode.POLLING) {
                polled();
            }
        } catch (InterruptedException | LeaseLostException e) {
            log.debug("stopping");
        } catch (Setbacks.EndException e) {
            log.debug("of no use");
        }
    }

    private boolean introduced() throws InterruptedException {
        try {
            return switch (introduction.introduce()) {
                case Outcome.Done<User>(User me) -> {
                    reading.set(new Reading(new Myself(me.getId(), me.getUserName())));
                    health.heard();
                    setbacks.over();
                    log.info("Telegram：机器人 @{} 已开始接收消息", me.getUserName());
                    yield true;
                }
                case Outcome<User> failure -> {
                    setbacks.after(failure);
                    yield false;
                }
            };
        } catch (RuntimeException e) {
            setbacks.after(passed(e));
            return false;
        }
    }

    private void polled() throws InterruptedException {
        try {
            switch (api.call(FetchUpdates.from(next, settings.poll()))) {
                case Outcome.Done<ArrayList<RawUpdate>>(ArrayList<RawUpdate> batch) -> take(batch);
                case Outcome<?> failure -> setbacks.after(failure);
            }
        } catch (DataAccessException | TransactionException e) {
            setbacks.afterNotStored();
        } catch (RuntimeException | Error e) {
            setbacks.after(passed(e));
        }
    }

    /** What ends us is not a mistake. */
    private static Throwable passed(Throwable e) {
        if (e instanceof LeaseLostException lost) {
            throw lost;
        }
        if (e instanceof Setbacks.EndException end) {
            throw end;
        }
        return e;
    }

    private void take(List<RawUpdate> batch) throws InterruptedException {
        CrashPoint.FETCHED.reached();
        int fresh = intake.take(batch, writing::write);
        health.heard();
        setbacks.over();
        // Where the batch ends, also when that is lower than before: the server's numbers may go down.
        next = batch.stream().mapToLong(RawUpdate::id).max().orElse(next - 1) + 1;
        if (fresh == 0 && !batch.isEmpty()) {
            pause.of(BETWEEN);
        }
    }

    /** Hears no more. */
    void stop() throws InterruptedException {
        Thread polling = thread;
        thread = null;
        if (polling != null) {
            polling.interrupt();
            api.cancel();
            polling.join(END);
        }
    }

    /** Tells Telegram what is stored, so that it need not come again after the start. */
    void confirm() throws InterruptedException {
        long stored = next;
        if (settings.mode() == TelegramSettings.Mode.POLLING && stored > 0) {
            Thread.ofVirtual().start(() -> confirm(stored)).join(CONFIRM);
        }
    }

    private void confirm(long stored) {
        try {
            api.call(FetchUpdates.confirm(stored));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
