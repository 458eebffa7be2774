package yiciban.bot.telegram;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 状况: what waits and what went wrong, for the operator.
 *
 * @param waiting updates not yet worked off
 * @param quarantined updates put aside because they cannot be
 * @param queued messages not yet sent
 * @param unknown messages that may or may not have arrived
 * @param failed messages that did not arrive
 * @param repeated messages that were posted twice in doubt
 * @param holder the node on duty; empty when there is none
 */
public record TelegramState(
        int waiting, int quarantined, int queued, int unknown, int failed, int repeated, String holder) {

    public static TelegramState read(JdbcClient sql) {
        return sql.sql("""
            select
                (select count(*) from telegram_update where status = 'waiting') as waiting,
                (select count(*) from telegram_update where status = 'quarantined') as quarantined,
                (select count(*) from telegram_message where status in ('queued', 'sending')) as queued,
                (select count(*) from telegram_message where status = 'unknown') as unknown,
                (select count(*) from telegram_message where status = 'failed') as failed,
                (select coalesce(sum(doubts + crashes), 0) from telegram_message) as repeated,
                (select holder from telegram_lease where name = 'telegram') as holder\
            """)
                .query((row, number) -> new TelegramState(
                        row.getInt("waiting"),
                        row.getInt("quarantined"),
                        row.getInt("queued"),
                        row.getInt("unknown"),
                        row.getInt("failed"),
                        row.getInt("repeated"),
                        row.getString("holder")))
                .single();
    }

    /** Seconds for which an update has been waiting at most; 0 when none is. */
    static double oldest(JdbcClient sql, Clock clock) {
        return sql.sql("select min(received_at) from telegram_update where status = 'waiting'")
                .query(Long.class)
                .optional()
                .map(at -> (clock.millis() - at) / 1_000.0)
                .orElse(0.0);
    }

    /** For health, and as JSON. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("waiting", waiting);
        map.put("quarantined", quarantined);
        map.put("queued", queued);
        map.put("unknown", unknown);
        map.put("failed", failed);
        map.put("repeated", repeated);
        return map;
    }
}
