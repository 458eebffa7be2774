package yiciban.bot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Answer;
import yiciban.bot.system.Ids;
import yiciban.catalog.EntryId;

/** 轮次: stored before they are answered, and their answers. */
final class Turns {

    /** The conversation of a turn. */
    record Whose(String channel, String address) {}

    /** A turn that waits for its answer, and whose it is. */
    record Waiting(String channel, String address, Turn turn) {}

    private static final String COLUMNS =
            " turn.id, number, question, masked, asked_at, answer, took_us, helpful from turn ";

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Ids ids;

    Turns(JdbcClient sql, TransactionOperations transaction, Ids ids) {
        this.sql = sql;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Stores a question; when this message was stored before, that turn comes back as it is. */
    Turn accept(Inbound inbound, String question, boolean masked, Instant askedAt) {
        Turn turn = transaction.execute(status -> {
            String conversation = conversation(inbound, askedAt);
            sql.sql("""
                            insert into turn (id, conversation, number, message, question, masked, asked_at)
                            select :id, :conversation, coalesce(max(number), 0) + 1, :message, :question, :masked, :askedAt
                            from turn where conversation = :conversation
                            on conflict (conversation, message) do nothing""")
                    .param("id", ids.next())
                    .param("conversation", conversation)
                    .param("message", inbound.message())
                    .param("question", question)
                    .param("masked", masked)
                    .param("askedAt", askedAt.toEpochMilli())
                    .update();
            return sql.sql("select" + COLUMNS + "where conversation = :conversation and message = :message")
                    .param("conversation", conversation)
                    .param("message", inbound.message())
                    .query(Turns::turn)
                    .single();
        });
        return turn;
    }

    /** The update that changes nothing locks the row, so that no two turns of a conversation get the same number. */
    private String conversation(Inbound inbound, Instant at) {
        return sql.sql("""
                        insert into conversation (id, channel, address, begun_at)
                        values (:id, :channel, :address, :at)
                        on conflict (channel, address) do update set begun_at = conversation.begun_at
                        returning id""")
                .param("id", ids.next())
                .param("channel", inbound.channel())
                .param("address", inbound.conversation())
                .param("at", at.toEpochMilli())
                .query(String.class)
                .single();
    }

    /** Takes what is left of a number out of a turn that is stored. */
    void mask(String id, String question) {
        sql.sql("update turn set question = :question, masked = true where id = :id")
                .param("question", question)
                .param("id", id)
                .update();
    }

    /** Stores an answer; false when there is one already. */
    boolean answer(String id, Answer answer, long tookMicros, Instant at) {
        EntryId subject = answer.inHand();
        return sql.sql("""
                                update turn set outcome = :outcome, answer = :answer, subject = :subject,
                                    confidence = :confidence, took_us = :took, answered_at = :at
                                where id = :id and outcome is null""")
                        .param("outcome", answer.outcome())
                        .param("answer", StoredAnswer.write(answer))
                        .param("subject", subject == null ? null : subject.value())
                        .param("confidence", answer.confidence())
                        .param("took", tookMicros)
                        .param("at", at.toEpochMilli())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The last turns of a conversation, oldest first. */
    List<Turn> last(String channel, String address, int limit) {
        return sql.sql("select" + COLUMNS + """
                        where conversation = (select id from conversation where channel = :channel and address = :address)
                        order by number desc limit :limit""")
                .param("channel", channel)
                .param("address", address)
                .param("limit", limit)
                .query(Turns::turn)
                .list()
                .reversed();
    }

    /** The answered turns before another one of its conversation, not older than {@code since}, oldest first. */
    List<Turn> before(Turn turn, Instant since, int limit) {
        return sql.sql("select" + COLUMNS + """
                        where conversation = (select conversation from turn where id = :id)
                            and number < :number and asked_at >= :since and outcome is not null
                        order by number desc limit :limit""")
                .param("id", turn.id())
                .param("number", turn.number())
                .param("since", since.toEpochMilli())
                .param("limit", limit)
                .query(Turns::turn)
                .list()
                .reversed();
    }

    /** Turns that were asked before that instant and have no answer, oldest first. */
    List<Waiting> waiting(Instant before, int limit) {
        return sql.sql("select channel, address," + COLUMNS + """
                        join conversation on conversation.id = conversation
                        where outcome is null and asked_at < :before
                        order by asked_at limit :limit""")
                .param("before", before.toEpochMilli())
                .param("limit", limit)
                .query((row, number) ->
                        new Waiting(row.getString("channel"), row.getString("address"), turn(row, number)))
                .list();
    }

    /** When the question was asked that waits longest. */
    Optional<Instant> oldest() {
        return sql.sql("select min(asked_at) from turn where outcome is null")
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli);
    }

    Optional<Turn> find(String id) {
        return sql.sql("select" + COLUMNS + "where id = :id")
                .param("id", id)
                .query(Turns::turn)
                .optional();
    }

    /** Whose a turn is. */
    Optional<Whose> whose(String id) {
        return sql.sql("""
                        select channel, address from conversation
                        where id = (select conversation from turn where id = :id)""")
                .param("id", id)
                .query((row, number) -> new Whose(row.getString("channel"), row.getString("address")))
                .optional();
    }

    /** The same when it is one of this conversation. */
    Optional<Turn> find(String channel, String address, String id) {
        return sql.sql("select" + COLUMNS + """
                        where id = :id and conversation =
                            (select id from conversation where channel = :channel and address = :address)""")
                .param("id", id)
                .param("channel", channel)
                .param("address", address)
                .query(Turns::turn)
                .optional();
    }

    private static Turn turn(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        return new Turn(
                row.getString("id"),
                row.getInt("number"),
                row.getString("question"),
                row.getBoolean("masked"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                answer == null ? null : StoredAnswer.read(answer),
                row.getLong("took_us"),
                helpful(row));
    }

    private static @Nullable Boolean helpful(ResultSet row) throws SQLException {
        boolean helpful = row.getBoolean("helpful");
        return row.wasNull() ? null : helpful;
    }
}
