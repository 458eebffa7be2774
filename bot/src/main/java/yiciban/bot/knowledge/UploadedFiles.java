package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 上传的文件 as rows: whichever node is asked next can read the file, and it is written by one of them, once. */
final class UploadedFiles {

    /** Who has not decided by then uploads again. */
    static final Duration KEPT = Duration.ofHours(1);

    /** Undecided ones kept of a member, and of all, 10 MB each at most; of more the oldest are forgotten. */
    private static final int OF_ONE = 5;

    static final int OF_ALL = 40;

    /** What is written says so every second; what says nothing for so long ended with its node. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    private static final byte[] NOTHING = {};

    /** One file, with the name of who uploaded it. */
    record File(String id, String member, String name, boolean report) {}

    /**
     * What became of one that somebody said yes to.
     *
     * @param result null while it is being written, and when it was not
     * @param problem why it was not; empty when it was, or is being written
     */
    record Outcome(String member, String name, Importing.@Nullable Done result, String problem) {}

    private final JdbcClient sql;
    private final Clock clock;

    UploadedFiles(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void insert(File file, byte[] bytes) {
        tidy();
        sql.sql("""
                        delete from upload where id in (
                            select id from upload where member = :member and pressed_at is null
                            order by begun_at desc, id desc limit 1000 offset :kept)""").param("member", file.member()).param("kept", OF_ONE - 1).update();
        sql.sql("""
                        insert into upload (id, member, name, report, begun_at)
                        values (:id, :member, :name, :report, :now)""")
                .param("id", file.id())
                .param("member", file.member())
                .param("name", file.name())
                .param("report", file.report() ? 1 : 0)
                .param("now", clock.millis())
                .update();
        sql.sql("insert into upload_file (id, file) values (:id, :file)")
                .param("id", file.id())
                .param("file", bytes)
                .update();
    }

    /** Forgets what is old, and the oldest of too many; never what is being written. */
    void tidy() {
        sql.sql("""
                        delete from upload
                        where (begun_at < :old and (beat_at is null or beat_at < :old))
                           or id in (select id from upload where pressed_at is null
                                     order by begun_at desc, id desc limit 1000 offset :kept)""")
                .param("old", clock.instant().minus(KEPT).toEpochMilli())
                .param("kept", OF_ALL - 1)
                .update();
    }

    /** One that nobody said yes to. */
    Optional<File> open(String id) {
        return sql.sql("""
                        select member, name, report from upload
                        where id = :id and pressed_at is null and begun_at >= :old""")
                .param("id", id)
                .param("old", clock.instant().minus(KEPT).toEpochMilli())
                .query((row, n) ->
                        new File(id, row.getString("member"), row.getString("name"), row.getInt("report") == 1))
                .optional();
    }

    byte[] bytes(String id) {
        return sql.sql("select file from upload_file where id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes("file"))
                .optional()
                .orElse(NOTHING);
    }

    /** Says yes; false when somebody said so before, on any node. */
    boolean press(String id) {
        return sql.sql("update upload set pressed_at = :now, beat_at = :now where id = :id and pressed_at is null")
                        .param("now", clock.millis())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Says that it is still being written; whether somebody said stop. */
    boolean beat(String id) {
        sql.sql("update upload set beat_at = :now where id = :id")
                .param("now", clock.millis())
                .param("id", id)
                .update();
        return isStopped(id);
    }

    /** Says stop to whichever node writes it. */
    void stop(String id) {
        sql.sql("update upload set stopped_at = :now where id = :id")
                .param("now", clock.millis())
                .param("id", id)
                .update();
    }

    boolean isStopped(String id) {
        return sql.sql("select count(*) from upload where id = :id and stopped_at is not null")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** After a refusal: it may be tried again. */
    void release(String id) {
        sql.sql("""
                        update upload set pressed_at = null, beat_at = null, stopped_at = null, problem = null
                        where id = :id""").param("id", id).update();
    }

    void written(String id, Importing.Done done) {
        sql.sql("update upload set written = :written, skipped = :skipped where id = :id")
                .param("written", done.written())
                .param("skipped", done.skipped())
                .param("id", id)
                .update();
        sql.sql("delete from upload_file where id = :id").param("id", id).update();
    }

    void failed(String id, String problem) {
        sql.sql("update upload set problem = :problem where id = :id")
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    /** Of one that somebody said yes to; empty for any other. */
    Optional<Outcome> outcome(String id) {
        return sql.sql("""
                        select member, name, beat_at, written, skipped, problem from upload
                        where id = :id and pressed_at is not null""")
                .param("id", id)
                .query((row, n) -> {
                    boolean written = row.getObject("written") != null;
                    String problem = row.getString("problem");
                    boolean silent = Instant.ofEpochMilli(row.getLong("beat_at"))
                            .plus(SILENT)
                            .isBefore(clock.instant());
                    return new Outcome(
                            row.getString("member"),
                            row.getString("name"),
                            written ? new Importing.Done("", row.getInt("written"), row.getInt("skipped")) : null,
                            problem != null
                                    ? problem
                                    : !written && silent ? "写到一半中断了。已经写的在“最近的导入”里，可以整批撤销，再导入一次。" : "");
                })
                .optional();
    }

    void forget(String id) {
        sql.sql("delete from upload where id = :id").param("id", id).update();
    }
}
