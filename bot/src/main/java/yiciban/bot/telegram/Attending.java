package yiciban.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Works off the inbox: what an update leads to is queued and the update done in one transaction, so that a crash before
 * it repeats everything and a crash after it nothing.
 */
final class Attending implements Lanes.Work {

    private static final Logger log = LoggerFactory.getLogger(Attending.class);

    /** An update that fails this often will always fail. */
    private static final int TRIES = 3;

    private final Inbox inbox;
    private final Outbox outbox;
    private final Chats chats;
    private final Buttons buttons;
    private final Drafts drafts;
    private final Handling handling;
    private final Writing writing;
    private final BackOff backOff;
    private final AtomicReference<@Nullable Reading> reading;
    private final Consumer<List<Waiting>> queued;

    /**
     * @param reading null until we know who we are
     * @param queued hears what there is to send
     */
    Attending(
            Inbox inbox,
            Outbox outbox,
            Chats chats,
            Buttons buttons,
            Drafts drafts,
            Handling handling,
            Writing writing,
            BackOff backOff,
            AtomicReference<@Nullable Reading> reading,
            Consumer<List<Waiting>> queued) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.chats = chats;
        this.buttons = buttons;
        this.drafts = drafts;
        this.handling = handling;
        this.writing = writing;
        this.backOff = backOff;
        this.reading = reading;
        this.queued = queued;
    }

    @Override
    public Lanes.Step step(Waiting first) throws InterruptedException {
        Inbox.Row row = null;
        try {
            Reading known = reading.get();
            if (known == null) {
                return new Lanes.Step.Again(backOff.after(1));
            }
            row = inbox.find(first.id()).orElse(null);
            if (row != null) {
                attend(row, known);
            }
            return Lanes.Step.DONE;
        } catch (LeaseLostException e) {
            return Lanes.Step.DONE;
        } catch (InterruptedException e) {
            throw e;
        } catch (DataAccessException | TransactionException e) {
            log.warn("the database cannot be used now: {}", e.getClass().getSimpleName());
            return new Lanes.Step.Again(backOff.after(1));
        } catch (Exception | Error e) {
            return mistake(first, row, e);
        }
    }

    private void attend(Inbox.Row row, Reading known) throws Exception {
        Incoming incoming;
        try {
            incoming = known.read(row.json());
        } catch (JsonProcessingException | RuntimeException e) {
            quarantine(row.id(), "cannot be read: " + e.getClass().getSimpleName());
            return;
        }
        Response response = handling.handle(incoming, row, known);
        List<Waiting> out = writing.write(() -> inbox.done(row.id()) ? stored(row, response) : List.<Waiting>of());
        CrashPoint.REPLY_QUEUED.reached();
        queued.accept(out);
    }

    private List<Waiting> stored(Inbox.Row row, Response response) {
        return switch (response) {
            case Response.Said said -> {
                long chat = said.to().chat();
                chats.active(chat);
                if (!said.pressed().isEmpty()) {
                    buttons.pressed(said.pressed(), row.receivedAt());
                }
                String key = said.key().isEmpty() ? row.id() : said.key();
                yield outbox.queue(key, chat, false, drafts.of(said));
            }
            case Response.Rated rated ->
                outbox.sent(rated.to().chat(), rated.message())
                        .map(ours -> drafts.rated(ours, rated))
                        .map(draft -> outbox.queue(row.id(), rated.to().chat(), false, List.of(draft)))
                        .orElse(List.of());
            case Response.Membership(long chat, boolean welcome) -> {
                if (welcome) {
                    chats.active(chat);
                } else {
                    chats.inactive(chat);
                    outbox.drop(chat, "the bot was removed");
                }
                yield List.of();
            }
            case Response.Nothing _ -> List.of();
        };
    }

    private Lanes.Step mistake(Waiting first, Inbox.@Nullable Row row, Throwable e) throws InterruptedException {
        log.error("row {} failed: {}", first.id(), Mistakes.trace(e));
        try {
            if (row != null && row.tries() + 1 >= TRIES) {
                quarantine(first.id(), "failed: " + e.getClass().getName());
                return Lanes.Step.DONE;
            }
            writing.write(() -> {
                inbox.tried(first.id());
                return true;
            });
        } catch (RuntimeException again) {
            log.warn("and this could not be written down: {}", again.getClass().getSimpleName());
        }
        return new Lanes.Step.Again(backOff.after(1));
    }

    private void quarantine(String id, String problem) throws InterruptedException {
        log.error("row {} is put aside, see ./yiciban telegram: {}", id, problem);
        writing.write(() -> inbox.quarantine(id, problem));
    }
}
