package yiciban.bot.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 试答 as rows. */
final class Trials {

    private static final String TRIAL =
            "select id, begun_at, tried_by, revisions, against, finished_at, asked, regressions, changes from trial ";

    private final JdbcClient sql;
    private final JsonMapper json = new JsonMapper();

    Trials(JdbcClient sql) {
        this.sql = sql;
    }

    void begin(Trial trial) {
        sql.sql("""
                        insert into trial (id, begun_at, tried_by, revisions, against)
                        values (:id, :begun, :by, :revisions, :against)""")
                .param("id", trial.id())
                .param("begun", trial.begunAt().toEpochMilli())
                .param("by", trial.triedBy())
                .param("revisions", trial.revisions())
                .param("against", trial.against())
                .update();
    }

    void finish(String id, Instant now, int asked, List<Trial.Change> changes) {
        sql.sql("""
                        update trial set finished_at = :now, asked = :asked, regressions = :regressions,
                               changes = :changes
                        where id = :id""")
                .param("now", now.toEpochMilli())
                .param("asked", asked)
                .param(
                        "regressions",
                        changes.stream().filter(Trial.Change::regression).count())
                .param("changes", json.writeValueAsString(changes))
                .param("id", id)
                .update();
    }

    Optional<Trial> find(String id) {
        return sql.sql(TRIAL + "where id = :id")
                .param("id", id)
                .query(this::trial)
                .optional();
    }

    /** The id of the one begun last against that publication, since then; null when there is none. */
    @Nullable
    String newest(int against, Instant since) {
        return sql.sql("""
                        select id from trial where against = :against and begun_at >= :since
                        order by begun_at desc limit 1""")
                .param("against", against)
                .param("since", since.toEpochMilli())
                .query((row, number) -> row.getString("id"))
                .optional()
                .orElse(null);
    }

    /** The newest one of these revisions against that publication which was finished since then. */
    Optional<Trial> finished(String revisions, int against, Instant since) {
        return sql.sql(TRIAL + """
                        where revisions = :revisions and against = :against and finished_at >= :since
                        order by finished_at desc limit 1""")
                .param("revisions", revisions)
                .param("against", against)
                .param("since", since.toEpochMilli())
                .query(this::trial)
                .optional();
    }

    private Trial trial(ResultSet row, int number) throws SQLException {
        String changes = row.getString("changes");
        long finished = row.getLong("finished_at");
        boolean running = row.wasNull();
        return new Trial(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("begun_at")),
                row.getString("tried_by"),
                row.getString("revisions"),
                row.getInt("against"),
                running ? null : Instant.ofEpochMilli(finished),
                row.getInt("asked"),
                row.getInt("regressions"),
                changes == null ? List.of() : json.readValue(changes, new TypeReference<List<Trial.Change>>() {}));
    }
}
