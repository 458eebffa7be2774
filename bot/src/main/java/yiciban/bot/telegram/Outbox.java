package yiciban.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.Ids;

/**
 * What goes out: each message a row that is queued, sending, and then sent, unknown or failed. Every method is one
 * statement or belongs in a transaction.
 */
final class Outbox {

    /** Names a message that brings an answer later; what follows is the wish. */
    static final String PUSH = "push-";

    /** How long a message we sent can be edited, with room to spare. */
    private static final Duration SENT_REMEMBERED = Duration.ofDays(3);

    /** How long an operator can see what did not arrive. */
    private static final Duration TROUBLE_REMEMBERED = Duration.ofDays(30);

    private static final String COLUMNS =
            " id, reply, chat, method, body, plain, tries, doubts, queued_at from telegram_message ";

    private final JdbcClient sql;
    private final Ids ids;
    private final Clock clock;
    private final Consumer<String> undelivered;

    /** @param undelivered hears, in the same transaction, which wish was not told after all */
    Outbox(JdbcClient sql, Ids ids, Clock clock, Consumer<String> undelivered) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.undelivered = undelivered;
    }

    /** Queues the parts of a reply, in order; empty when that reply is here already. */
    List<Waiting> queue(String reply, long chat, boolean broadcast, List<Draft> parts) {
        List<Waiting> queued = new ArrayList<>();
        for (Draft draft : parts) {
            String id = ids.next();
            int stored = sql.sql("""
                insert into telegram_message (id, reply, part, chat, broadcast, method, body, plain, answers,
                    status, tries, doubts, crashes, queued_at)
                values (:id, :reply, :part, :chat, :broadcast, :method, :body, :plain, :answers,
                    'queued', 0, 0, 0, :now)
                on conflict (reply, part) do nothing\
                """)
                    .param("id", id)
                    .param("reply", reply)
                    .param("part", queued.size() + 1)
                    .param("chat", chat)
                    .param("broadcast", broadcast)
                    .param("method", draft.method())
                    .param("body", draft.body().toString())
                    .param("plain", draft.plain())
                    .param("answers", draft.answers())
                    .param("now", clock.millis())
                    .update();
            if (stored == 0) {
                return List.of();
            }
            queued.add(new Waiting(chat, id));
        }
        return queued;
    }

    /** The oldest that wait. */
    List<Waiting> waiting(boolean broadcast, int limit) {
        return sql.sql("""
            select id, chat from telegram_message
            where status in ('queued', 'sending') and broadcast = :broadcast order by id limit :limit\
            """)
                .param("broadcast", broadcast)
                .param("limit", limit)
                .query((row, number) -> new Waiting(row.getLong("chat"), row.getString("id")))
                .list();
    }

    /** Empty when it no longer waits. */
    Optional<Outbound> queued(String id) {
        return sql.sql("select" + COLUMNS + "where id = :id and status = 'queued'")
                .param("id", id)
                .query(Outbox::outbound)
                .optional();
    }

    /** What a message of ours says now; empty when it was sent too long ago. */
    Optional<Outbound> sent(long chat, long message) {
        return sql.sql("select" + COLUMNS + """
            where chat = :chat and message = :message and method <> 'editMessageReplyMarkup'
            order by id desc limit 1\
            """)
                .param("chat", chat)
                .param("message", message)
                .query(Outbox::outbound)
                .optional();
    }

    /** Numbers of the messages that answered a citizen's, in order. */
    List<Long> answersTo(long chat, long message) {
        return sql.sql("""
            select message from telegram_message
            where chat = :chat and answers = :message and message is not null order by id\
            """)
                .param("chat", chat)
                .param("message", message)
                .query((row, number) -> row.getLong("message"))
                .list();
    }

    /** Number of the newest message in a chat; 0 when there is none. */
    long newest(long chat) {
        return sql.sql("select coalesce(max(message), 0) from telegram_message where chat = :chat")
                .param("chat", chat)
                .query(Long.class)
                .single();
    }

    /** False when it no longer waits: somebody else has it. */
    boolean sending(String id) {
        return sql.sql("update telegram_message set status = 'sending' where id = :id and status = 'queued'")
                        .param("id", id)
                        .update()
                == 1;
    }

    void sent(String id, long message) {
        sql.sql("""
            update telegram_message set status = 'sent', message = :message, ended_at = :now
            where id = :id and status = 'sending'\
            """)
                .param("message", message == 0 ? null : message)
                .param("now", clock.millis())
                .param("id", id)
                .update();
    }

    /** It may have arrived, and is not posted again. */
    void unknown(String id, String problem) {
        end(id, "unknown", problem);
    }

    /** It did not arrive, and nor will what follows it in the same reply. */
    void failed(Outbound message, String problem) {
        end(message.id(), "failed", problem);
        sql.sql("""
            update telegram_message set status = 'failed', problem = :problem, ended_at = :now
            where reply = :reply and status = 'queued'\
            """)
                .param("problem", problem)
                .param("now", clock.millis())
                .param("reply", message.reply())
                .update();
        notTold(message.reply());
    }

    private void notTold(String reply) {
        if (reply.startsWith(PUSH)) {
            undelivered.accept(reply.substring(PUSH.length()));
        }
    }

    private void end(String id, String status, String problem) {
        sql.sql("""
            update telegram_message set status = :status, problem = :problem, ended_at = :now
            where id = :id and status in ('queued', 'sending')\
            """)
                .param("status", status)
                .param("problem", problem)
                .param("now", clock.millis())
                .param("id", id)
                .update();
    }

    /** Back in the queue, as it was or otherwise. */
    void again(Outbound message) {
        sql.sql("""
            update telegram_message set status = 'queued', method = :method, body = :body, plain = :plain,
                tries = :tries, doubts = :doubts
            where id = :id and status = 'sending'\
            """)
                .param("method", message.method())
                .param("body", message.body().toString())
                .param("plain", message.plain())
                .param("tries", message.tries())
                .param("doubts", message.doubts())
                .param("id", message.id())
                .update();
    }

    /** Nobody there wants to hear from us: what waits for this chat will not be sent. */
    void drop(long chat, String problem) {
        List<String> dropped = sql.sql("""
            select distinct reply from telegram_message where chat = :chat and status in ('queued', 'sending')\
            """)
                .param("chat", chat)
                .query((row, number) -> row.getString("reply"))
                .list();
        sql.sql("""
            update telegram_message set status = 'failed', problem = :problem, ended_at = :now
            where chat = :chat and status in ('queued', 'sending')\
            """)
                .param("problem", problem)
                .param("now", clock.millis())
                .param("chat", chat)
                .update();
        dropped.forEach(this::notTold);
    }

    /** A group became a supergroup and has another number now. */
    void moved(long from, long to) {
        sql.sql("""
            update telegram_message set chat = :to, status = 'queued'
            where chat = :from and status in ('queued', 'sending')\
            """).param("to", to).param("from", from).update();
    }

    /** What was being sent when its sender ended may have arrived; it is sent once more. Returns how many. */
    int reclaim() {
        return sql.sql("update telegram_message set status = 'queued', crashes = crashes + 1 where status = 'sending'")
                .update();
    }

    /** Forgets what nobody needs any more. */
    int forget() {
        return sql.sql("""
            delete from telegram_message
            where (status = 'sent' and ended_at < :sent) or (status in ('unknown', 'failed') and ended_at < :trouble)\
            """)
                .param("sent", clock.instant().minus(SENT_REMEMBERED).toEpochMilli())
                .param("trouble", clock.instant().minus(TROUBLE_REMEMBERED).toEpochMilli())
                .update();
    }

    private static Outbound outbound(ResultSet row, int number) throws SQLException {
        return new Outbound(
                row.getString("id"),
                row.getString("reply"),
                row.getLong("chat"),
                row.getString("method"),
                json(row.getString("body")),
                row.getString("plain"),
                row.getInt("tries"),
                row.getInt("doubts"),
                Instant.ofEpochMilli(row.getLong("queued_at")));
    }

    private static ObjectNode json(@Nullable String body) {
        try {
            return (ObjectNode) Keeping.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("we wrote no JSON", e);
        }
    }
}
