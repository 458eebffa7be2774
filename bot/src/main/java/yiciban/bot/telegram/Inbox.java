package yiciban.bot.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.Ids;

/** What came in and waits, what was done, and what cannot be done. Every method is one statement or belongs in a transaction. */
final class Inbox {

    /** Telegram forgets an update after 24 h: until then the same number is the same update, afterwards it may not be. */
    static final Duration REMEMBERED = Duration.ofHours(25);

    /** How long an operator has to look at what could not be handled. */
    private static final Duration QUARANTINED = Duration.ofDays(30);

    /**
     * An update in work.
     *
     * @param tries how often handling it has failed
     */
    record Row(String id, String json, boolean masked, int tries, Instant receivedAt) {}

    private final JdbcClient sql;
    private final Ids ids;
    private final Clock clock;

    Inbox(JdbcClient sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores what is new, in this order; returns where to go on with it. */
    List<Waiting> accept(List<Kept> updates) {
        List<Waiting> fresh = new ArrayList<>();
        for (Kept update : updates) {
            String id = ids.next();
            if (insert(id, update, "waiting", null) == 1) {
                fresh.add(new Waiting(update.chat(), id));
            }
        }
        return fresh;
    }

    /** Stores what is no update, for the operator. */
    void quarantine(Kept nonsense, String problem) {
        insert(ids.next(), nonsense, "quarantined", problem);
    }

    private int insert(String id, Kept update, String status, @Nullable String problem) {
        long now = clock.millis();
        return sql.sql("""
            insert into telegram_update (id, update_id, chat, message, json, masked, status, tries, problem,
                received_at, ended_at)
            values (:id, :update, :chat, :message, :json, :masked, :status, 0, :problem, :now, :ended)
            on conflict (update_id) do nothing\
            """)
                .param("id", id)
                .param("update", update.updateId())
                .param("chat", update.chat())
                .param("message", update.message())
                .param("json", update.json())
                .param("masked", update.masked())
                .param("status", status)
                .param("problem", problem)
                .param("now", now)
                .param("ended", problem == null ? null : now)
                .update();
    }

    /** The oldest that wait. */
    List<Waiting> waiting(int limit) {
        return sql.sql("select id, chat from telegram_update where status = 'waiting' order by id limit :limit")
                .param("limit", limit)
                .query((row, number) -> new Waiting(row.getLong("chat"), row.getString("id")))
                .list();
    }

    /** Empty when it no longer waits. */
    Optional<Row> find(String id) {
        return sql.sql("""
            select id, json, masked, tries, received_at from telegram_update
            where id = :id and status = 'waiting'\
            """)
                .param("id", id)
                .query((row, number) -> new Row(
                        row.getString("id"),
                        row.getString("json"),
                        row.getBoolean("masked"),
                        row.getInt("tries"),
                        Instant.ofEpochMilli(row.getLong("received_at"))))
                .optional();
    }

    /** A citizen's message as it first came, while it is remembered. */
    Optional<String> message(long chat, long message) {
        return sql.sql("""
            select json from telegram_update where chat = :chat and message = :message
            order by id limit 1\
            """)
                .param("chat", chat)
                .param("message", message)
                .query(String.class)
                .optional();
    }

    /** False when it no longer waited. */
    boolean done(String id) {
        return end(id, "done", null);
    }

    boolean quarantine(String id, String problem) {
        return end(id, "quarantined", problem);
    }

    private boolean end(String id, String status, @Nullable String problem) {
        return sql.sql("""
            update telegram_update set status = :status, problem = :problem, ended_at = :now
            where id = :id and status = 'waiting'\
            """)
                        .param("status", status)
                        .param("problem", problem)
                        .param("now", clock.millis())
                        .param("id", id)
                        .update()
                == 1;
    }

    void tried(String id) {
        sql.sql("update telegram_update set tries = tries + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** Takes half a number out of what a chat sent; the other half came with its next message. */
    void mask(long chat, String half) {
        sql.sql(
                        "update telegram_update set json = replace(json, :half, '******'), masked = true where chat = :chat and received_at > :since")
                .param("half", half)
                .param("chat", chat)
                .param("since", clock.instant().minus(REMEMBERED).toEpochMilli())
                .update();
    }

    /** Forgets what nobody needs any more. */
    int forget() {
        return sql.sql("""
            delete from telegram_update
            where (status = 'done' and ended_at < :done) or (status = 'quarantined' and ended_at < :quarantined)\
            """)
                .param("done", clock.instant().minus(REMEMBERED).toEpochMilli())
                .param("quarantined", clock.instant().minus(QUARANTINED).toEpochMilli())
                .update();
    }
}
