package yiciban.bot.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 导入批次 as rows: what each import wrote, so that it can be taken back. */
final class Batches {

    /** Rows a list shows at most. */
    private static final int LISTED = 50;

    /** One row of a file, as the import left it. */
    record Written(
            String entry,
            String revision,
            int version,
            @Nullable String before) {}

    /** One import. */
    public record Batch(String id, Instant madeAt, String madeBy, String file, boolean undone, int rows) {}

    private final JdbcClient sql;

    Batches(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(String batch, Instant now, String by, String file) {
        sql.sql("insert into import_batch (id, made_at, made_by, file) values (:id, :now, :by, :file)")
                .param("id", batch)
                .param("now", now.toEpochMilli())
                .param("by", by)
                .param("file", file)
                .update();
    }

    void insert(String batch, int row, Revision draft, @Nullable String before) {
        sql.sql("""
                        insert into import_line (batch, row_number, entry, revision, version, before)
                        values (:batch, :row, :entry, :revision, :version, :before)""")
                .param("batch", batch)
                .param("row", row)
                .param("entry", draft.entry())
                .param("revision", draft.id())
                .param("version", draft.version())
                .param("before", before)
                .update();
    }

    /** What an import wrote that is not taken back. */
    List<Written> open(String batch) {
        return sql.sql("""
                        select entry, revision, version, before from import_line
                        where batch = :batch
                          and batch in (select id from import_batch where undone_at is null)
                        order by row_number desc""")
                .param("batch", batch)
                .query((row, n) -> new Written(
                        row.getString("entry"),
                        row.getString("revision"),
                        row.getInt("version"),
                        row.getString("before")))
                .list();
    }

    void undone(String batch, Instant now) {
        sql.sql("update import_batch set undone_at = :now where id = :id")
                .param("now", now.toEpochMilli())
                .param("id", batch)
                .update();
    }

    /** The newest first. */
    List<Batch> list() {
        return sql.sql("""
                        select id, made_at, made_by, file, undone_at,
                               (select count(*) from import_line where batch = import_batch.id) as written
                        from import_batch order by made_at desc, id desc limit :limit""")
                .param("limit", LISTED)
                .query((row, n) -> new Batch(
                        row.getString("id"),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        row.getString("made_by"),
                        row.getString("file"),
                        row.getObject("undone_at") != null,
                        row.getInt("written")))
                .list();
    }
}
