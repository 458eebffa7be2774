package yiciban.bot.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.catalog.EntryKind;

/** 在册条目 and their 版本, as rows. What may be done to them is said in {@link Editing}. */
final class Revisions {

    /** Rows a list shows at most: who needs more narrows it down. */
    static final int LISTED = 500;

    private static final String REVISION = """
            select id, entry, number, title, content, state, version, authors, origin, created_at, changed_at,
                   approver, remark
            from revision
            """;

    private final JdbcClient sql;

    Revisions(JdbcClient sql) {
        this.sql = sql;
    }

    List<Filed> filed() {
        return sql.sql("select id, kind, office, position, live from entry order by position, id")
                .query(Revisions::filedRow)
                .list();
    }

    Optional<Filed> filed(String entry) {
        return sql.sql("select id, kind, office, position, live from entry where id = :entry")
                .param("entry", entry)
                .query(Revisions::filedRow)
                .optional();
    }

    void file(Filed filed, @Nullable String seed) {
        sql.sql("""
                        insert into entry (id, kind, office, position, live, seed)
                        values (:id, :kind, :office, :position, :live, :seed)""")
                .param("id", filed.id())
                .param("kind", filed.kind())
                .param("office", filed.office())
                .param("position", filed.position())
                .param("live", filed.live())
                .param("seed", seed)
                .update();
    }

    /** The place after the last. */
    int nextPosition() {
        return sql.sql("select coalesce(max(position), 0) + 1 from entry")
                .query(Integer.class)
                .single();
    }

    /** Highest number behind a prefix such as {@code faq}; 0 when there is none. */
    int lastNumber(String prefix) {
        return sql
                .sql("select id from entry where id like :prefix escape '!'")
                .param("prefix", prefix + "-%")
                .query(String.class)
                .list()
                .stream()
                .map(id -> id.substring(prefix.length() + 1))
                .filter(number -> number.matches("[0-9]{1,6}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    void setLive(String entry, @Nullable String revision) {
        sql.sql("update entry set live = :revision where id = :entry")
                .param("revision", revision)
                .param("entry", entry)
                .update();
    }

    void setOffice(String entry, String office) {
        sql.sql("update entry set office = :office where id = :entry")
                .param("office", office)
                .param("entry", entry)
                .update();
    }

    Optional<Revision> find(String id) {
        return sql.sql(REVISION + "where id = :id")
                .param("id", id)
                .query(Revisions::revisionRow)
                .optional();
    }

    /** What is being worked on, of an entry. */
    Optional<Revision> open(String entry) {
        return sql.sql(REVISION + "where entry = :entry and state in ('DRAFT', 'SUBMITTED', 'APPROVED')")
                .param("entry", entry)
                .query(Revisions::revisionRow)
                .optional();
    }

    /** All revisions of an entry, the newest first. */
    List<Revision> history(String entry) {
        return sql.sql(REVISION + "where entry = :entry order by number desc limit :limit")
                .param("entry", entry)
                .param("limit", LISTED)
                .query(Revisions::revisionRow)
                .list();
    }

    /** Revisions in a state, the longest waiting first. */
    List<Revision> in(State state) {
        return sql.sql(REVISION + "where state = :state order by changed_at, entry")
                .param("state", state.name())
                .query(Revisions::revisionRow)
                .list();
    }

    /** The published revisions. */
    List<Revision> live() {
        return sql.sql(REVISION + "where id in (select live from entry where live is not null)")
                .query(Revisions::revisionRow)
                .list();
    }

    /** What stood before this one was published in its place; empty when nothing did. */
    Optional<Revision> replacedBy(Revision published) {
        return sql.sql(REVISION + """
                        where state = 'REPLACED' and id in
                            (select before from publication_change where after = :id)
                        order by number desc limit 1""")
                .param("id", published.id())
                .query(Revisions::revisionRow)
                .optional();
    }

    /** Reports, of any state. */
    List<Filed> reports() {
        return filed().stream()
                .filter(filed -> filed.kind().equals(EntryKind.REPORT.name()))
                .toList();
    }

    /** What each entry is called: by its newest text. */
    Map<String, String> titles() {
        var titles = new HashMap<String, String>();
        sql.sql("select entry, title from revision order by number")
                .query((row, n) -> titles.put(row.getString("entry"), row.getString("title")))
                .list();
        return titles;
    }

    /** Takes a draft away as if it had never been, and its entry when that has no other text. */
    void remove(Revision draft) {
        sql.sql("delete from revision where id = :id and version = :version and state = 'DRAFT'")
                .param("id", draft.id())
                .param("version", draft.version())
                .update();
        sql.sql("delete from entry where id = :entry and not exists (select 1 from revision where entry = :entry)")
                .param("entry", draft.entry())
                .update();
    }

    int nextNumber(String entry) {
        return sql.sql("select coalesce(max(number), 0) + 1 from revision where entry = :entry")
                .param("entry", entry)
                .query(Integer.class)
                .single();
    }

    void insert(Revision revision) {
        sql.sql("""
                        insert into revision (id, entry, number, title, content, state, version, authors, origin,
                                              created_at, changed_at, approver, remark)
                        values (:id, :entry, :number, :title, :content, :state, :version, :authors, :origin,
                                :created, :changed, :approver, :remark)""")
                .param("id", revision.id())
                .param("entry", revision.entry())
                .param("number", revision.number())
                .param("title", revision.title())
                .param("content", revision.content())
                .param("state", revision.state().name())
                .param("version", revision.version())
                .param("authors", String.join(" ", revision.authors()))
                .param("origin", revision.origin())
                .param("created", revision.createdAt().toEpochMilli())
                .param("changed", revision.changedAt().toEpochMilli())
                .param("approver", revision.approver())
                .param("remark", revision.remark())
                .update();
    }

    /** Saves a text over the version it was made from; false when somebody else saved meanwhile. */
    boolean save(Revision was, String title, String content, Collection<String> authors, Instant now) {
        return sql.sql("""
                                update revision set title = :title, content = :content, authors = :authors,
                                       version = version + 1, changed_at = :now
                                where id = :id and version = :version and state = 'DRAFT'""")
                        .param("title", title)
                        .param("content", content)
                        .param("authors", String.join(" ", authors))
                        .param("now", now.toEpochMilli())
                        .param("id", was.id())
                        .param("version", was.version())
                        .update()
                == 1;
    }

    /** Moves a revision on, when it still is as it was seen. */
    boolean move(Revision was, State to, @Nullable String approver, String remark, Instant now) {
        boolean moved = sql.sql("""
                                update revision set state = :to, approver = :approver, remark = :remark,
                                       version = version + 1, changed_at = :now
                                where id = :id and version = :version and state = :from""")
                        .param("to", to.name())
                        .param("approver", approver)
                        .param("remark", remark)
                        .param("now", now.toEpochMilli())
                        .param("id", was.id())
                        .param("version", was.version())
                        .param("from", was.state().name())
                        .update()
                == 1;
        if (moved) {
            // The text is the same: an import that wrote it can still take it back once it is a draft again.
            sql.sql("update import_line set version = version + 1 where revision = :id and version = :version")
                    .param("id", was.id())
                    .param("version", was.version())
                    .update();
        }
        return moved;
    }

    private static Filed filedRow(ResultSet row, int number) throws SQLException {
        return new Filed(
                row.getString("id"),
                row.getString("kind"),
                row.getString("office"),
                row.getInt("position"),
                row.getString("live"));
    }

    private static Revision revisionRow(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getString("id"),
                row.getString("entry"),
                row.getInt("number"),
                row.getString("title"),
                row.getString("content"),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                List.of(row.getString("authors").split(" ")),
                row.getString("origin"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("approver"),
                row.getString("remark"));
    }
}
