package yiciban.bot.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * 值班: of several nodes the one that has the lease fetches, answers and sends; the others look whether it is still
 * there. What waits is found in the database, whoever put it there.
 */
final class Duty implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Duty.class);

    private static final Duration TICK = Duration.ofSeconds(1);

    /** The lease beats every third tick. */
    private static final int BEAT = 3;

    /** Old rows are deleted about once an hour. */
    private static final int CLEAN = 3_600;

    /** What is looked at of all that waits; the rest when this has been worked off. */
    private static final int LOOK = 20_000;

    /** As long as there is this much in the lanes, it is looked seldom. */
    private static final int ENOUGH = 1_000;

    /** Together well under 10 s: what is in work may end. */
    private static final Duration ANSWERS_END = Duration.ofSeconds(2);

    private static final Duration SENDS_END = Duration.ofSeconds(3);

    private final Lease lease;
    private final Writing writing;
    private final Poller poller;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Buttons buttons;
    private final Chats chats;
    private final Lanes attending;
    private final Lanes delivering;
    private final Lanes broadcasting;
    private final PollHealth health;
    private final SendMeters meters;
    private final Pause pause;
    private volatile @Nullable Thread thread;
    private boolean onDuty;
    private int ticks;

    Duty(
            Lease lease,
            Writing writing,
            Poller poller,
            Inbox inbox,
            Outbox outbox,
            Buttons buttons,
            Chats chats,
            Lanes attending,
            Lanes delivering,
            Lanes broadcasting,
            PollHealth health,
            SendMeters meters,
            Pause pause) {
        this.lease = lease;
        this.writing = writing;
        this.poller = poller;
        this.inbox = inbox;
        this.outbox = outbox;
        this.buttons = buttons;
        this.chats = chats;
        this.attending = attending;
        this.delivering = delivering;
        this.broadcasting = broadcasting;
        this.health = health;
        this.meters = meters;
        this.pause = pause;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("telegram-duty").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                try {
                    tick();
                } catch (RuntimeException | Error e) {
                    log.warn("Telegram：值班检查没有完成，{} 秒后再试：{}", TICK.toSeconds(), Mistakes.trace(e));
                }
                pause.of(TICK);
            }
        } catch (InterruptedException e) {
            log.debug("stopping");
        }
    }

    private void tick() throws InterruptedException {
        ticks++;
        if (onDuty && (!lease.held() || (ticks % BEAT == 0 && !lease.beat()))) {
            standDown();
        }
        if (!onDuty && lease.seize()) {
            takeUp();
        }
        if (onDuty) {
            look();
            if (ticks % CLEAN == 1) {
                writing.write(() -> inbox.forget() + outbox.forget() + buttons.forget() + chats.forget());
            }
        } else {
            health.onDuty(false);
        }
    }

    private void takeUp() throws InterruptedException {
        int doubtful = writing.write(outbox::reclaim);
        if (doubtful > 0) {
            meters.repeatedAfterCrash(doubtful);
            log.warn("Telegram：上次中断时有 {} 条消息不确定是否送到，各再发一次", doubtful);
        }
        onDuty = true;
        health.onDuty(true);
        poller.start();
        log.info("Telegram：本机开始值班");
    }

    private void standDown() throws InterruptedException {
        log.warn("Telegram：别的机器已经接班，本机待命");
        onDuty = false;
        poller.stop();
        attending.clear();
        delivering.clear();
        broadcasting.clear();
        health.onDuty(false);
    }

    private void look() {
        boolean seldom = ticks % 10 == 0;
        if (seldom || delivering.size() < ENOUGH) {
            delivering.offer(outbox.waiting(false, LOOK));
        }
        if (seldom || attending.size() < ENOUGH) {
            attending.offer(inbox.waiting(LOOK));
        }
        if (seldom || broadcasting.size() < ENOUGH) {
            broadcasting.offer(outbox.waiting(true, LOOK));
        }
    }

    /** Hears no more, lets what is in work end, confirms, and leaves the lease to whoever comes next. */
    @Override
    public void stop() {
        Thread watching = thread;
        thread = null;
        if (watching == null) {
            return;
        }
        try {
            watching.interrupt();
            watching.join(TICK);
            poller.stop();
            attending.drain(ANSWERS_END);
            broadcasting.drain(Duration.ZERO);
            delivering.drain(SENDS_END);
            poller.confirm();
            lease.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("Telegram：停下来时数据库用不了：{}", e.getClass().getSimpleName());
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
