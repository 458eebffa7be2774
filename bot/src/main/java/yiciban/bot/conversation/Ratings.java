package yiciban.bot.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** 评价 of answers: 有用/没用 with its turn, the rest beside it. */
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

    private void detail(String turn, Rating rating, Instant at) {
        Level level = rating.level();
        Reason reason = rating.reason();
        sql.sql("""
                        insert into rating (turn, level, reason, remark, rated_at)
                        values (:turn, :level, :reason, :remark, :at)
                        on conflict (turn) do update set level = coalesce(excluded.level, rating.level),
                            reason = coalesce(excluded.reason, rating.reason),
                            remark = coalesce(excluded.remark, rating.remark), rated_at = excluded.rated_at""")
                .param("turn", turn)
                .param("level", level == null ? null : level.number(), Types.INTEGER)
                .param("reason", reason == null ? null : reason.code(), Types.VARCHAR)
                .param("remark", rating.remark().isEmpty() ? null : rating.remark(), Types.VARCHAR)
                .param("at", at.toEpochMilli())
                .update();
    }

    /** Those of a conversation that say more than 有用/没用, by turn. */
    Map<String, Rating> of(String channel, String address) {
        return sql.sql("""
                        select rating.turn, level, reason, remark from rating join turn on turn.id = rating.turn
                        where conversation =
                            (select id from conversation where channel = :channel and address = :address)""").param("channel", channel).param("address", address).query(Ratings::ofTurn).list().stream()
                .collect(Collectors.toMap(OfTurn::turn, OfTurn::rating));
    }

    private static OfTurn ofTurn(ResultSet row, int number) throws SQLException {
        Level level = Level.of(row.getInt("level")).orElse(null);
        String reason = row.getString("reason");
        String remark = row.getString("remark");
        return new OfTurn(
                row.getString("turn"),
                new Rating(
                        level != null && level.good(),
                        level,
                        reason == null ? null : Reason.of(reason).orElse(null),
                        remark == null ? "" : remark));
    }
}
