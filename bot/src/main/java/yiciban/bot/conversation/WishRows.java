package yiciban.bot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;

/** 想知道 as rows. Every method is one statement, and joins the caller's transaction. */
final class WishRows {

    /** A wish and whose it is. */
    record Owned(String channel, String address, Wish wish) {}

    private static final String SELECT = """
            select wish.id, wish.turn, wish.status, wish.code, wish.answer, wish.told_at, wish.seen_at,
                turn.question, turn.asked_at, conversation.channel, conversation.address
            from wish join turn on turn.id = wish.turn join conversation on conversation.id = wish.conversation
            """;

    private final JdbcClient sql;

    WishRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Stored, or stands again under a new id after it had ended; one that stands stays as it is. */
    void put(String id, String turn, String code, Instant at) {
        sql.sql("""
                        insert into wish (id, turn, conversation, status, code, wished_at)
                        select :id, id, conversation, 'waiting', :code, :at from turn where id = :turn
                        on conflict (turn) do update set id = excluded.id, code = excluded.code, ending = null,
                            status = case when wish.answer is null then 'waiting' else 'ready' end,
                            wished_at = excluded.wished_at, told_at = null, seen_at = null, ended_at = null,
                            helpful = null, level = null, reason = null, remark = null, rated_at = null
                        where wish.status = 'ended'""")
                .param("id", id)
                .param("turn", turn)
                .param("code", code.isEmpty() ? null : code)
                .param("at", at.toEpochMilli())
                .update();
    }

    Optional<Owned> ofTurn(String turn) {
        return sql.sql(SELECT + "where wish.turn = :turn")
                .param("turn", turn)
                .query(WishRows::owned)
                .optional();
    }

    Optional<Owned> find(String id) {
        return sql.sql(SELECT + "where wish.id = :id")
                .param("id", id)
                .query(WishRows::owned)
                .optional();
    }

    Optional<Owned> withCode(String code) {
        return sql.sql(SELECT + "where wish.code = :code and wish.status <> 'ended'")
                .param("code", code)
                .query(WishRows::owned)
                .optional();
    }

    /** The newest of a conversation that stand, oldest first. */
    List<Owned> standing(String channel, String address, int limit) {
        return sql.sql(SELECT + """
                        where conversation.channel = :channel and conversation.address = :address
                            and wish.status <> 'ended' order by wish.wished_at desc, wish.id desc limit :limit""")
                .param("channel", channel)
                .param("address", address)
                .param("limit", limit)
                .query(WishRows::owned)
                .list()
                .reversed();
    }

    /** Those of channels that are here, the oldest first; another node may have the others, or a later start. */
    List<String> ready(Set<String> channels, int limit) {
        return sql.sql("""
                        select wish.id from wish join conversation on conversation.id = wish.conversation
                        where status = 'ready' and channel in (:channels) order by ready_at, wish.id limit :limit""")
                .param("channels", channels)
                .param("limit", limit)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** 有答案了. Kept for one that was taken back, too, in case it is wished again; it is told to nobody. */
    void answered(String turn, Answer answer, Instant at) {
        sql.sql("""
                        update wish set answer = :answer, ready_at = :at,
                            status = case when status = 'waiting' then 'ready' else status end
                        where turn = :turn and status in ('waiting', 'ready', 'ended')""")
                .param("answer", StoredAnswer.write(answer))
                .param("at", at.toEpochMilli())
                .param("turn", turn)
                .update();
    }

    /** 告诉了; false when somebody else has told it, or it is not to be told any more. */
    boolean told(String id, Instant at) {
        return sql.sql("update wish set status = 'told', told_at = :at where id = :id and status = 'ready'")
                        .param("at", at.toEpochMilli())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** What the answer quoted is withdrawn: it waits for another. Only while it is being told. */
    void waitAgain(String id) {
        sql.sql("update wish set status = 'waiting', answer = null, ready_at = null, told_at = null where id = :id")
                .param("id", id)
                .update();
    }

    /** 不再告诉; false when it had ended, or one that must not be told yet was. */
    boolean end(String id, String ending, List<String> from, Instant at) {
        return sql.sql("""
                                update wish set status = 'ended', ending = :ending, ended_at = :at
                                where id = :id and status in (:from)""")
                        .param("ending", ending)
                        .param("at", at.toEpochMilli())
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }

    void seen(String channel, String address, Instant at) {
        sql.sql("""
                        update wish set seen_at = :at where status = 'told' and seen_at is null and conversation =
                            (select id from conversation where channel = :channel and address = :address)""")
                .param("at", at.toEpochMilli())
                .param("channel", channel)
                .param("address", address)
                .update();
    }

    /** Forgets what was asked too long ago; what had been told stays told. */
    int expire(Instant askedBefore, Instant at) {
        return sql.sql("""
                        update wish set answer = null, code = null,
                            ending = case when status in ('waiting', 'ready') then 'expired' else ending end,
                            ended_at = case when status in ('waiting', 'ready') then :at else ended_at end,
                            status = case when status in ('waiting', 'ready') then 'ended' else status end
                        where (status in ('waiting', 'ready') or code is not null or answer is not null)
                            and exists (select 1 from turn where turn.id = wish.turn and asked_at < :before)""")
                .param("at", at.toEpochMilli())
                .param("before", askedBefore.toEpochMilli())
                .update();
    }

    private static Owned owned(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        String code = row.getString("code");
        long toldAt = row.getLong("told_at");
        boolean told = !row.wasNull();
        row.getLong("seen_at");
        boolean seen = !row.wasNull();
        return new Owned(
                row.getString("channel"),
                row.getString("address"),
                new Wish(
                        row.getString("id"),
                        row.getString("turn"),
                        Wish.State.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        row.getString("question"),
                        Instant.ofEpochMilli(row.getLong("asked_at")),
                        code == null ? "" : code,
                        answer == null ? null : StoredAnswer.read(answer),
                        told ? Instant.ofEpochMilli(toldAt) : null,
                        seen));
    }
}
