package yiciban.bot.conversation;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.system.Believable;
import yiciban.bot.system.Database;

/** 到期删除: what citizens asked and were told is deleted when its time is over. Reports go back as far as that. */
final class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    /** Turns of one transaction: nobody waits long for it. */
    private static final int AT_ONCE = 500;

    private final DataSource database;
    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final RetentionSettings retention;
    private final Clock clock;
    private final Believable clockIs;

    Forgetting(
            DataSource database,
            TransactionOperations transaction,
            RetentionSettings retention,
            Clock clock,
            Believable clockIs) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.transaction = transaction;
        this.retention = retention;
        this.clock = clock;
        this.clockIs = clockIs;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            int forgotten = forget();
            if (forgotten > 0) {
                LOG.info("保存期已过，删除了 {} 轮问答", forgotten);
            }
        } catch (RuntimeException e) {
            LOG.warn("到期的问答暂时删不了，一小时后再试：{}", e.toString());
        }
    }

    /** Deletes all that is older than the retention time, when the clock can be believed; returns how many turns. */
    int forget() {
        if (!clockIs.now()) {
            return 0;
        }
        long before = clock.instant().minus(retention.conversations()).toEpochMilli();
        int all = 0;
        List<String> turns = oldest(before);
        while (!turns.isEmpty()) {
            List<String> some = turns;
            transaction.executeWithoutResult(status -> {
                delete("delete from rating where turn in (:turns)", some);
                delete("delete from wish where turn in (:turns)", some);
                delete("delete from turn where id in (:turns)", some);
            });
            all += turns.size();
            turns = oldest(before);
        }
        sql.sql("""
            delete from conversation where begun_at < :before
                and not exists (select 1 from turn where turn.conversation = conversation.id)""").param("before", before).update();
        if (all > 0) {
            Database.wipe(database);
        }
        return all;
    }

    private List<String> oldest(long before) {
        return sql.sql("select id from turn where asked_at < :before order by asked_at limit :limit")
                .param("before", before)
                .param("limit", AT_ONCE)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    private void delete(String statement, List<String> turns) {
        sql.sql(statement).param("turns", turns).update();
    }
}
