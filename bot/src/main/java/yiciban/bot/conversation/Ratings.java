package yiciban.bot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 评价 of answers: 有用/没用 with its turn, the rest beside it; of an answer that came later, with the wish. What is rated is
 * what the citizen heard last.
 */
final class Ratings {

    private record OfTurn(String turn, Rating rating) {}

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    Ratings(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /** Adds to what was said before; whoever changes between 有用 and 没用 takes back what was said besides. */
    Rating rate(String turn, Rating rating, Instant at) {
        transaction.executeWithoutResult(status -> {
            if (ofLater(turn, rating, at)) {
                return;
            }
            sql.sql("""
                            delete from rating where turn = :turn
                                and exists (select 1 from turn where id = :turn and helpful <> :helpful)""").param("turn", turn).param("helpful", rating.helpful()).update();
            sql.sql("update turn set helpful = :helpful where id = :turn")
                    .param("helpful", rating.helpful())
                    .param("turn", turn)
                    .update();
            if (!rating.equals(Rating.of(rating.helpful()))) {
                detail(turn, rating, at);
            }
        });
        return rating;
    }

    /**
     * Of the answer that came later.
     *
     * @param id of the wish, picked up by its code, or of the turn, whose page has shown it
     * @return false when it was not told or not shown
     */
    boolean ofLater(String id, Rating rating, Instant at) {
        return details(sql.sql("""
                                update wish set
                                    level = coalesce(:level, case when helpful = :helpful then level end),
                                    reason = coalesce(:reason, case when helpful = :helpful then reason end),
                                    remark = coalesce(:remark, case when helpful = :helpful then remark end),
                                    helpful = :helpful, rated_at = :at
                                where status = 'told' and answer is not null
                                    and (id = :id or (turn = :id and (code is null or seen_at is not null)))"""), rating)
                        .param("id", id)
                        .param("helpful", rating.helpful())
                        .param("at", at.toEpochMilli())
                        .update()
                == 1;
    }

    private void detail(String turn, Rating rating, Instant at) {
        details(sql.sql("""
                        insert into rating (turn, level, reason, remark, rated_at)
                        values (:turn, :level, :reason, :remark, :at)
                        on conflict (turn) do update set level = coalesce(excluded.level, rating.level),
                            reason = coalesce(excluded.reason, rating.reason),
                            remark = coalesce(excluded.remark, rating.remark), rated_at = excluded.rated_at"""), rating)
                .param("turn", turn)
                .param("at", at.toEpochMilli())
                .update();
    }

    private static StatementSpec details(StatementSpec statement, Rating rating) {
        Level level = rating.level();
        Reason reason = rating.reason();
        return statement
                .param("level", level == null ? null : level.number(), Types.INTEGER)
                .param("reason", reason == null ? null : reason.code(), Types.VARCHAR)
                .param("remark", rating.remark().isEmpty() ? null : rating.remark(), Types.VARCHAR);
    }

    /**
     * Those of a conversation, by turn: of first answers what says more than 有用/没用, which stands with the turn; of answers
     * that came later everything.
     */
    Map<String, Rating> of(String channel, String address) {
        return sql.sql("""
                        with here as (select id from conversation where channel = :channel and address = :address),
                            later as (select turn, helpful, level, reason, remark from wish
                                where conversation in (select id from here) and status = 'told' and answer is not null)
                        select turn, helpful, level, reason, remark from later where helpful is not null
                        union all
                        select rating.turn, turn.helpful, level, reason, remark
                        from rating join turn on turn.id = rating.turn
                        where conversation in (select id from here) and turn.helpful is not null
                            and turn.id not in (select turn from later)""").param("channel", channel).param("address", address).query(Ratings::ofTurn).list().stream()
                .collect(Collectors.toMap(OfTurn::turn, OfTurn::rating));
    }

    private static OfTurn ofTurn(ResultSet row, int number) throws SQLException {
        Level level = Level.of(row.getInt("level")).orElse(null);
        String reason = row.getString("reason");
        String remark = row.getString("remark");
        return new OfTurn(
                row.getString("turn"),
                new Rating(
                        row.getBoolean("helpful"),
                        level,
                        reason == null ? null : Reason.of(reason).orElse(null),
                        remark == null ? "" : remark));
    }
}
