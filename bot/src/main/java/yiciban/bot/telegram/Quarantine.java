package yiciban.bot.telegram;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 隔离区: updates that could not be handled, for the operator to look at; needs a database and nothing else. */
public final class Quarantine {

    /** Shown at once, the newest. */
    private static final int SHOWN = 100;

    /**
     * One that was put aside.
     *
     * @param id to name it by
     * @param json what came, without personal numbers and names
     */
    public record Case(String id, Instant receivedAt, String problem, String json) {}

    private final JdbcClient sql;

    public Quarantine(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest first. */
    public List<Case> cases() {
        return sql.sql("""
            select id, received_at, problem, json from telegram_update
            where status = 'quarantined' order by id desc limit :limit\
            """)
                .param("limit", SHOWN)
                .query((row, number) -> new Case(
                        row.getString("id"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        row.getString("problem"),
                        row.getString("json")))
                .list();
    }

    /** Lets it be handled once more, as after a new release; false when there is no such case. */
    public boolean retry(String id) {
        return sql.sql("""
            update telegram_update set status = 'waiting', tries = 0, problem = null, ended_at = null
            where id = :id and status = 'quarantined' and update_id is not null\
            """).param("id", id).update() == 1;
    }
}
