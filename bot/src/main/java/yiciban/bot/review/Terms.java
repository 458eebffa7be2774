package yiciban.bot.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.system.Ids;

/**
 * 期限账: each day by which a gap was to be answered and how that ended, for the figures. What is over is never rewritten:
 * a day that is moved after it has passed was missed, and what is opened again has a new one.
 */
final class Terms {

    private static final String PENDING = "('open', 'drafted')";

    private final JdbcClient sql;
    private final Clock clock;
    private final Ids ids;

    Terms(JdbcClient sql, Clock clock, Ids ids) {
        this.sql = sql;
        this.clock = clock;
        this.ids = ids;
    }

    /** Brings the terms of a gap up to its row; in the caller's transaction. */
    void follow(String gap) {
        String today = LocalDate.now(clock).toString();
        sql.sql("""
                        update gap_term set
                            ended_at = coalesce((select closed_at from gap where gap.id = gap_term.gap), :now),
                            ending = (select case when status in %1$s then 'postponed' else status end
                                from gap where gap.id = gap_term.gap)
                        where gap = :gap and ended_at is null and exists (select 1 from gap where gap.id = gap_term.gap
                            and (status not in %1$s or (gap.due <> gap_term.due and gap_term.due < :today)))""".formatted(PENDING))
                .param("gap", gap)
                .param("today", today)
                .param("now", clock.millis())
                .update();
        sql.sql("""
                        update gap_term set due = (select due from gap where gap.id = gap_term.gap),
                            office = (select office from gap where gap.id = gap_term.gap)
                        where gap = :gap and ended_at is null and due >= :today""").param("gap", gap).param("today", today).update();
        sql.sql("""
                        insert into gap_term (id, gap, office, due)
                        select :id, id, office, due from gap where id = :gap and status in %s
                            and not exists (select 1 from gap_term where gap_term.gap = gap.id and ended_at is null)""".formatted(PENDING))
                .param("id", ids.next())
                .param("gap", gap)
                .update();
    }

    /** What a node of the version before has written without them. */
    void catchUp(TransactionOperations transactions) {
        List<String> behind = sql.sql("""
                        select gap.id from gap left join gap_term on gap_term.gap = gap.id and ended_at is null
                        where (status in %1$s and (gap_term.id is null or gap_term.due <> gap.due))
                            or (status not in %1$s and gap_term.id is not null)
                        order by gap.id""".formatted(PENDING))
                .query((row, n) -> row.getString("id"))
                .list();
        behind.forEach(gap -> transactions.executeWithoutResult(status -> follow(gap)));
    }
}
