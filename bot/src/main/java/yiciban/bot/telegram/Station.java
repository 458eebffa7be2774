package yiciban.bot.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Channel;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Entries;
import yiciban.bot.conversation.HalfMasked;
import yiciban.bot.conversation.RateLimitSettings;
import yiciban.bot.conversation.Wishes;
import yiciban.bot.system.Ids;

/** 渠道 Telegram, put together: what comes in, what goes out, and who is on duty. */
final class Station implements Channel, AutoCloseable {

    /** How long Telegram may be silent after a message was posted. */
    private static final Duration SEND_READ = Duration.ofSeconds(30);

    /** How long after the end of a poll its answer may still come. */
    private static final Duration POLL_GRACE = Duration.ofSeconds(15);

    /** Chats whose questions are worked on at once. */
    private static final int ATTENDED = 32;

    /** Chats that are written to at once; a slow one holds one of these places. */
    private static final int DELIVERED = 64;

    /** Broadcasts go out one after the other. */
    private static final int BROADCAST = 1;

    /**
     * What it stands on.
     *
     * @param node what this process is called among several
     * @param nanos a stopwatch
     * @param random for numbers of buttons and jitter
     */
    record Ground(
            JdbcClient sql,
            TransactionOperations transaction,
            Conversations conversations,
            Wishes wishes,
            Entries entries,
            RateLimitSettings limit,
            MeterRegistry meters,
            Ids ids,
            String node,
            Clock clock,
            LongSupplier nanos,
            RandomGenerator random,
            Pause pause) {}

    final PollHealth health;
    final Duty duty;
    private final TransactionOperations transaction;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Chats chats;
    private final Drafts drafts;
    private final Intake intake;
    private final Writing writing;
    private final Lanes attending;
    private final Lanes delivering;
    private final Lanes broadcasting;
    private final BotApi sends;
    private final BotApi polls;

    Station(TelegramSettings settings, Ground on) {
        transaction = on.transaction();
        inbox = new Inbox(on.sql(), on.ids(), on.clock());
        outbox = new Outbox(on.sql(), on.ids(), on.clock(), on.wishes()::undelivered);
        chats = new Chats(on.sql(), on.clock());
        sends = new BotApi(settings, SEND_READ);
        polls = new BotApi(settings, settings.poll().plus(POLL_GRACE));
        health = new PollHealth(on.clock(), settings, () -> TelegramState.read(on.sql()));
        Buttons buttons = new Buttons(on.sql(), on.clock(), on.random());
        drafts = new Drafts(buttons, settings.pageUrl());
        Lease lease = new Lease(on.sql(), on.node(), on.nanos());
        writing = new Writing(transaction, lease);
        BackOff backOff = new BackOff(on.random());
        SendMeters meters = new SendMeters(on.meters());
        Pace pace = new Pace(on.nanos());
        delivering = new Lanes(
                "telegram-send",
                DELIVERED,
                on.pause(),
                new Delivery(
                        sends,
                        outbox,
                        chats,
                        writing,
                        pace,
                        backOff,
                        on.pause(),
                        meters,
                        on.clock(),
                        () -> false,
                        Delivery.LATEST));
        Lanes urgent = delivering;
        broadcasting = new Lanes(
                "telegram-broadcast",
                BROADCAST,
                on.pause(),
                new Delivery(
                        sends,
                        outbox,
                        chats,
                        writing,
                        pace,
                        backOff,
                        on.pause(),
                        meters,
                        on.clock(),
                        () -> urgent.size() > 0,
                        Delivery.LATEST_BROADCAST));
        var reading = new AtomicReference<@Nullable Reading>();
        Acknowledging acknowledging = new Acknowledging(sends, buttons);
        Handling handling = new Handling(
                on.conversations(),
                on.wishes(),
                on.entries(),
                inbox,
                outbox,
                buttons,
                acknowledging,
                new Allowance(on.limit()),
                new Typing(sends, on.pause()),
                on.clock());
        attending = new Lanes(
                "telegram-chat",
                ATTENDED,
                on.pause(),
                new Attending(
                        inbox, outbox, chats, buttons, drafts, handling, writing, backOff, reading, delivering::offer));
        intake = new Intake(
                inbox,
                acknowledging,
                reading,
                accepted -> {
                    if (lease.held()) {
                        attending.offer(accepted);
                    }
                },
                on.clock());
        Poller poller = new Poller(
                polls,
                settings,
                new Introduction(sends, settings),
                intake,
                writing,
                new Setbacks(backOff, on.pause(), health),
                health,
                on.pause(),
                reading);
        duty = new Duty(
                lease,
                writing,
                poller,
                inbox,
                outbox,
                buttons,
                chats,
                attending,
                delivering,
                broadcasting,
                health,
                meters,
                on.pause());
    }

    /** Takes what the webhook brought, whether this node is on duty or not; the one that is finds it. */
    void take(List<RawUpdate> updates) throws InterruptedException {
        intake.take(updates, work -> transaction.execute(status -> work.get()));
    }

    void quarantine(String body) {
        inbox.quarantine(Keeping.excerpt(body), "webhook: no update");
    }

    /** The inbox keeps messages for a while, too. */
    @EventListener
    void halfMasked(HalfMasked masked) {
        Address from = Address.of(masked.conversation());
        if (masked.channel().equals(Handling.CHANNEL) && from != null) {
            inbox.mask(from.chat(), masked.half());
        }
    }

    @Override
    public String name() {
        return Handling.CHANNEL;
    }

    @Override
    public boolean push(String conversation, String id, String turn, Answer answer) {
        Address to = Address.of(conversation);
        if (to == null || chats.isInactive(to.chat())) {
            return false;
        }
        var said = new Response.Said(to, "", null, Rendering.pages(answer), answer.choices(), turn, null, "", null, "");
        List<Waiting> queued =
                transaction.execute(status -> outbox.queue(Outbox.PUSH + id, to.chat(), true, drafts.of(said)));
        afterCommit(() -> broadcasting.offer(queued));
        return true;
    }

    /** Before the commit the lane would find no message, and forget it until the next look. */
    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    @Override
    public void close() {
        duty.stop();
        attending.stop();
        delivering.stop();
        broadcasting.stop();
        writing.stop();
        polls.close();
        sends.close();
    }
}
