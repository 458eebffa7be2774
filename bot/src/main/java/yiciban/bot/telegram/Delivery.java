package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Posts what is in the outbox, one message of a chat after the other, and writes down how it ended: what certainly did
 * not arrive is posted again, what may have arrived at most once, what was refused never.
 */
final class Delivery implements Lanes.Work {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** Posts of one message that Telegram itself failed to serve. */
    private static final int TRIES = 5;

    /** A reply later than this helps nobody. */
    static final Duration LATEST = Duration.ofHours(24);

    /** An answer that came after weeks may be some days late, too. */
    static final Duration LATEST_BROADCAST = Duration.ofDays(14);

    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final Set<Integer> TOKEN_TROUBLE = Set.of(401, 404);

    /** What to wait while something else goes first. */
    private static final Duration WHILE = Duration.ofMillis(250);

    private final BotApi api;
    private final Outbox outbox;
    private final Chats chats;
    private final Writing writing;
    private final Pace pace;
    private final BackOff backOff;
    private final Pause pause;
    private final SendMeters meters;
    private final BooleanSupplier yields;
    private final Duration latest;
    private final Clock clock;

    /** Chats whose pause, told before this process began, was looked up. */
    private final Set<Long> resumed = ConcurrentHashMap.newKeySet();

    /** When a chat's message last was not served, and when any was; in calls. */
    private final Map<Long, Long> troubleAt = new ConcurrentHashMap<>();

    private final AtomicLong served = new AtomicLong();

    /**
     * @param yields whether something more urgent is waiting
     * @param latest after this time in the queue a message is given up
     */
    Delivery(
            BotApi api,
            Outbox outbox,
            Chats chats,
            Writing writing,
            Pace pace,
            BackOff backOff,
            Pause pause,
            SendMeters meters,
            Clock clock,
            BooleanSupplier yields,
            Duration latest) {
        this.api = api;
        this.outbox = outbox;
        this.chats = chats;
        this.writing = writing;
        this.pace = pace;
        this.backOff = backOff;
        this.pause = pause;
        this.meters = meters;
        this.clock = clock;
        this.yields = yields;
        this.latest = latest;
    }

    @Override
    public Lanes.Step step(Waiting first) throws InterruptedException {
        try {
            return deliver(first);
        } catch (DataAccessException | TransactionException e) {
            log.warn("the outbox cannot be read now: {}", e.getClass().getSimpleName());
            return new Lanes.Step.Again(backOff.after(1));
        } catch (LeaseLostException e) {
            return Lanes.Step.DONE;
        }
    }

    private Lanes.Step deliver(Waiting first) throws InterruptedException {
        if (yields.getAsBoolean()) {
            return new Lanes.Step.Again(WHILE);
        }
        Outbound message = outbox.queued(first.id()).orElse(null);
        if (message == null) {
            return Lanes.Step.DONE;
        }
        Duration wait = due(message.chat());
        if (wait.isPositive()) {
            return new Lanes.Step.Again(wait);
        }
        if (!writing.write(() -> outbox.sending(message.id()))) {
            return Lanes.Step.DONE;
        }
        CrashPoint.SEND_MARKED.reached();
        pace.sent(message.chat());
        Outcome<Long> outcome = api.call(new Post(message));
        CrashPoint.POSTED.reached();
        return ended(message, outcome);
    }

    private Duration due(long chat) {
        Duration left = resumed.add(chat) ? chats.pause(chat) : Duration.ZERO;
        return left.isPositive() ? left : pace.due(chat);
    }

    private Lanes.Step ended(Outbound message, Outcome<Long> outcome) throws InterruptedException {
        return switch (outcome) {
            case Outcome.Done<Long>(Long number) -> {
                served.incrementAndGet();
                troubleAt.remove(message.chat());
                yield sent(message, number);
            }
            case Outcome.TooMany<Long>(Duration told) -> {
                Duration wait = backOff.told(told);
                settle(() -> {
                    outbox.again(message);
                    chats.pause(message.chat(), wait);
                });
                meters.paused();
                log.info("chat {}: Telegram asks us to wait {} s", message.chat(), told.toSeconds());
                yield new Lanes.Step.Again(wait);
            }
            case Outcome.NotDone<Long>(String why) -> notDone(message, why);
            case Outcome.Unknown<Long>(String why) -> unknown(message, why);
            case Outcome.Refused<Long> refused -> refused(message, refused);
        };
    }

    private Lanes.Step sent(Outbound message, long number) throws InterruptedException {
        settle(() -> outbox.sent(message.id(), number));
        CrashPoint.SENT_MARKED.reached();
        meters.ended("sent");
        return Lanes.Step.DONE;
    }

    /** Counts as a try of this message only while others are served: an outage is nobody's message's fault. */
    private Lanes.Step notDone(Outbound message, String why) throws InterruptedException {
        Long before = troubleAt.put(message.chat(), served.get());
        boolean counts = before == null || before < served.get();
        int tries = message.tries() + (counts ? 1 : 0);
        if (tries >= TRIES || message.queuedAt().plus(latest).isBefore(clock.instant())) {
            return failed(message, why);
        }
        settle(() -> outbox.again(message.counted(tries, message.doubts())));
        return new Lanes.Step.Again(backOff.after(Math.max(1, tries)));
    }

    private Lanes.Step unknown(Outbound message, String why) throws InterruptedException {
        if (message.doubts() > 0) {
            settle(() -> outbox.unknown(message.id(), why));
            meters.ended("unknown");
            log.warn("chat {}: may have arrived, not repeated again: {}", message.chat(), why);
            return Lanes.Step.DONE;
        }
        settle(() -> outbox.again(message.counted(message.tries(), 1)));
        meters.repeated();
        log.warn("chat {}: may have arrived, repeated once: {}", message.chat(), why);
        return new Lanes.Step.Again(backOff.after(1));
    }

    private Lanes.Step refused(Outbound message, Outcome.Refused<Long> refused) throws InterruptedException {
        String why = refused.description();
        if (TOKEN_TROUBLE.contains(refused.code())) {
            // Not this message's fault: the poller tells the operator.
            settle(() -> outbox.again(message));
            return new Lanes.Step.Again(BackOff.CAP);
        }
        if (refused.code() == FORBIDDEN) {
            settle(() -> {
                chats.inactive(message.chat());
                outbox.drop(message.chat(), why);
            });
            meters.ended("failed");
            log.info("chat {} does not want to hear from us: {}", message.chat(), why);
            return Lanes.Step.DONE;
        }
        if (refused.movedTo() != 0) {
            settle(() -> outbox.moved(message.chat(), refused.movedTo()));
            log.info("chat {} is {} now", message.chat(), refused.movedTo());
            return Lanes.Step.DONE; // found again in its new lane by the next look into the outbox
        }
        if (why.contains("message is not modified")) {
            return sent(message, message.body().path("message_id").asLong(0));
        }
        Outbound other = refused.code() == BAD_REQUEST ? otherwise(message, why) : null;
        if (other == null) {
            return failed(message, refused.code() + " " + why);
        }
        settle(() -> outbox.again(other));
        log.warn("chat {}: refused, sent otherwise: {}", message.chat(), why);
        return new Lanes.Step.Again(Duration.ZERO);
    }

    /** What may be accepted where this was not; each way can be gone only once. */
    private static @Nullable Outbound otherwise(Outbound message, String why) {
        ObjectNode body = message.body().deepCopy();
        String plain = message.plain();
        if (plain != null && why.contains("can't parse entities")) {
            body.put("text", plain).remove("parse_mode");
            return message.with(message.method(), body, null);
        }
        boolean gone = why.contains("message to edit not found") || why.contains("message can't be edited");
        if (gone && message.method().equals("editMessageText")) {
            body.remove("message_id");
            return message.with("sendMessage", body, plain);
        }
        if (body.has("message_thread_id") && why.contains("message thread not found")) {
            body.remove("message_thread_id");
            return message.with(message.method(), body, plain);
        }
        return null;
    }

    private Lanes.Step failed(Outbound message, String why) throws InterruptedException {
        settle(() -> outbox.failed(message, why));
        meters.ended("failed");
        log.warn("chat {}: not sent: {}", message.chat(), why);
        return Lanes.Step.DONE;
    }

    /** Writes down how a post ended, however long the database takes: forgetting it would post again. */
    private void settle(Runnable work) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                writing.write(() -> {
                    work.run();
                    return true;
                });
                return;
            } catch (DataAccessException | TransactionException e) {
                log.warn("the outbox cannot be written now: {}", e.getClass().getSimpleName());
                pause.of(backOff.after(failures));
            }
        }
    }
}
