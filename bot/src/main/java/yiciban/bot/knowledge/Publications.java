package yiciban.bot.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 发布 as rows. */
final class Publications {

    /** Rows a list shows at most. */
    private static final int LISTED = 100;

    private static final String PUBLICATION =
            "select number, published_at, publisher, note, overridden, undoes from publication ";

    private final JdbcClient sql;

    Publications(JdbcClient sql) {
        this.sql = sql;
    }

    /** Number of the newest; 0 before the first. */
    int latest() {
        return sql.sql("select coalesce(max(number), 0) from publication")
                .query(Integer.class)
                .single();
    }

    Optional<Publication> find(int number) {
        return sql.sql(PUBLICATION + "where number = :number")
                .param("number", number)
                .query(this::publication)
                .optional();
    }

    /** The newest first. */
    List<Publication> list() {
        return sql.sql(PUBLICATION + "order by number desc limit :limit")
                .param("limit", LISTED)
                .query(this::publication)
                .list();
    }

    /**
     * Those that can be taken back, the newest first: not taken back yet, taking nothing back themselves, and none of
     * their entries published again since.
     */
    List<Publication> standing() {
        return sql.sql(PUBLICATION + """
                        where undoes is null and number > 1
                          and number not in (select undoes from publication where undoes is not null)
                          and not exists (select 1 from publication_change join entry on entry.id = publication_change.entry
                              where publication = number
                                and (live is null and after is not null or live is not null and after is null or live <> after))
                        order by number desc limit :limit""")
                .param("limit", LISTED)
                .query(this::publication)
                .list();
    }

    /** The number is the primary key: of two publications at the same moment one fails and is tried again. */
    void insert(Publication publication) {
        sql.sql("""
                        insert into publication (number, published_at, publisher, note, overridden, undoes)
                        values (:number, :at, :publisher, :note, :overridden, :undoes)""")
                .param("number", publication.number())
                .param("at", publication.publishedAt().toEpochMilli())
                .param("publisher", publication.publisher())
                .param("note", publication.note())
                .param("overridden", publication.overridden())
                .param("undoes", publication.undoes())
                .update();
        for (Publication.Change change : publication.changes()) {
            sql.sql("""
                            insert into publication_change (publication, entry, before, after)
                            values (:publication, :entry, :before, :after)""")
                    .param("publication", publication.number())
                    .param("entry", change.entry())
                    .param("before", change.before())
                    .param("after", change.after())
                    .update();
        }
    }

    private Publication publication(ResultSet row, int ignored) throws SQLException {
        int number = row.getInt("number");
        int undoes = row.getInt("undoes");
        boolean undoing = !row.wasNull();
        return new Publication(
                number,
                Instant.ofEpochMilli(row.getLong("published_at")),
                row.getString("publisher"),
                row.getString("note"),
                row.getString("overridden"),
                undoing ? undoes : null,
                changes(number));
    }

    private List<Publication.Change> changes(int number) {
        return sql.sql("select entry, before, after from publication_change where publication = :number order by entry")
                .param("number", number)
                .query((row, ignored) ->
                        new Publication.Change(row.getString("entry"), row.getString("before"), row.getString("after")))
                .list();
    }
}
