package yiciban.bot.conversation;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Answer;
import yiciban.bot.system.Ids;

/** 以往轮次: turns of any conversation, to read, for whoever looks after what was not answered. */
public final class PastTurns {

    private final JdbcClient sql;
    private final Turns turns;

    public PastTurns(JdbcClient sql, Ids ids) {
        this.sql = sql;
        this.turns = new Turns(sql, TransactionOperations.withoutTransaction(), ids);
    }

    public Optional<Turn> find(String id) {
        return turns.find(id);
    }

    /** As {@link Inbound#channel()} said it; empty when there is no such turn. */
    public Optional<String> channel(String id) {
        return sql.sql("""
                        select channel from conversation
                        where id = (select conversation from turn where id = :id)""").param("id", id).query(String.class).optional();
    }

    /** A turn with the answered ones of its conversation around it, at most so many on each side, oldest first. */
    public List<Turn> around(String id, int each) {
        return sql.sql("""
                        select other.id from turn one join turn other on other.conversation = one.conversation
                        where one.id = :id and other.number between one.number - :each and one.number + :each
                        order by other.number""").param("id", id).param("each", each).query((row, n) -> row.getString("id")).list().stream()
                .flatMap(other -> turns.find(other).stream())
                .toList();
    }

    /** An answer as rows keep it; see {@link #read}. */
    public static String written(Answer answer) {
        return StoredAnswer.write(answer);
    }

    /** What {@link #written} wrote. */
    public static Answer read(String json) {
        return StoredAnswer.read(json);
    }
}
