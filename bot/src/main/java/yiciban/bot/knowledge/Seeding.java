package yiciban.bot.knowledge;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.Database;
import yiciban.bot.system.Ids;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;
import yiciban.catalog.Status;

/**
 * 初始资料: brings what came with the program into the tables. On the first start all of it, published as publication 1;
 * drafts wait for a reviewer. With a newer program what changed in {@code seeds/}: published where no member of staff has
 * touched the entry, else put before a reviewer.
 */
final class Seeding {

    private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);

    /** Who wrote it, on the screen. */
    static final String AUTHOR = "初始资料";

    /** The database waits 2 s for another node each time: a minute, and seeding takes seconds. */
    private static final int ATTEMPTS = 30;

    private final JdbcClient sql;
    private final Revisions revisions;
    private final Publications publications;
    private final Offices offices;
    private final TransactionOperations inTurn;
    private final Clock clock;
    private final Ids ids;

    Seeding(
            JdbcClient sql,
            Revisions revisions,
            Publications publications,
            Offices offices,
            TransactionOperations inTurn,
            Clock clock,
            Ids ids) {
        this.sql = sql;
        this.revisions = revisions;
        this.publications = publications;
        this.offices = offices;
        this.inTurn = inTurn;
        this.clock = clock;
        this.ids = ids;
    }

    private record Row(String id, String kind, String office, String title, String content, boolean draft) {
        /** Also changes when only the status does. */
        String digest() {
            return UUID.nameUUIDFromBytes((draft + content).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }

    /**
     * Once per fingerprint of the seeds, which are read only then. All or nothing; a second node that starts at the same
     * moment waits, and finds it done.
     */
    void bring(String fingerprint, Supplier<Catalog> seeds) {
        if (brought().contains(fingerprint)) {
            return;
        }
        List<Row> rows = rows(seeds.get()); // before the transaction: a node that is silent in one for long loses it
        for (int attempt = 1; ; attempt++) {
            try {
                bring(fingerprint, rows);
                return;
            } catch (DataAccessException | TransactionException e) {
                if (attempt == ATTEMPTS || !Database.busy(e)) {
                    throw e;
                }
                if (attempt == 1) {
                    LOG.info("另一个节点正在写入初始资料，等它写完");
                }
            }
        }
    }

    private void bring(String fingerprint, List<Row> rows) {
        inTurn.executeWithoutResult(status -> {
            if (brought().contains(fingerprint)) {
                return;
            }
            sql.sql("insert into seeding (fingerprint, brought_at) values (:fingerprint, :now)")
                    .param("fingerprint", fingerprint)
                    .param("now", now().toEpochMilli())
                    .update();
            Map<String, @Nullable String> before = digests();
            List<Row> changed = rows.stream()
                    .filter(row -> !row.digest().equals(before.get(row.id())))
                    .toList();
            if (changed.isEmpty()) {
                return;
            }
            var changes = new ArrayList<Publication.Change>();
            boolean first = publications.latest() == 0;
            changed.forEach(row -> bring(row, before.containsKey(row.id()), changes));
            if (first || !changes.isEmpty()) {
                // Of the first everything is a change: what is live says it.
                publications.insert(new Publication(
                        publications.latest() + 1,
                        now(),
                        AUTHOR,
                        first ? "初始资料" : "随程序升级的资料",
                        null,
                        null,
                        first ? List.of() : changes));
            }
            if (!first) {
                LOG.info("程序自带的资料有 {} 条更新：{} 条已发布，其余在待审列表里。", changed.size(), changes.size());
            }
        });
    }

    private List<String> brought() {
        return sql.sql("select fingerprint from seeding")
                .query((row, n) -> row.getString("fingerprint"))
                .list();
    }

    private Map<String, @Nullable String> digests() {
        var digests = new LinkedHashMap<String, @Nullable String>();
        sql.sql("select id, seed from entry")
                .query((row, n) -> digests.put(row.getString("id"), row.getString("seed")))
                .list();
        return digests;
    }

    private List<Row> rows(Catalog seeds) {
        var rows = new ArrayList<Row>();
        for (Entry entry : seeds.entries()) {
            boolean draft = entry.head().status() == Status.DRAFT;
            EntryText text = EntryText.of(entry);
            EntryText ready = draft ? text.with(Map.of("status", "published")) : text;
            rows.add(new Row(
                    entry.id().value(),
                    EntryKind.of(entry).name(),
                    offices.of(entry),
                    entry.title(),
                    ready.text(),
                    draft));
        }
        for (String list : WordLists.ALL) {
            rows.add(new Row(
                    list,
                    Filed.WORDS,
                    StaffMember.EVERY_OFFICE,
                    WordLists.title(list),
                    WordLists.shipped(list),
                    false));
        }
        return rows;
    }

    private void bring(Row row, boolean known, List<Publication.Change> changes) {
        if (!known) {
            revisions.file(new Filed(row.id(), row.kind(), row.office(), revisions.nextPosition(), null), row.digest());
        }
        Filed filed = revisions.filed(row.id()).orElseThrow();
        Optional<Revision> live = Optional.ofNullable(filed.live()).flatMap(revisions::find);
        boolean touched = revisions.history(row.id()).stream()
                .anyMatch(revision -> !revision.origin().equals(Revision.SEED));
        Optional<Revision> open = revisions.open(row.id());
        if (touched && open.isPresent()) {
            // Somebody is at work on it: nothing is put in their way; the next program that changes it asks again.
            return;
        }
        open.ifPresent(waiting -> revisions.move(waiting, State.DISCARDED, null, "有更新的初始资料", now()));
        boolean publish = !row.draft() && !touched;
        Revision revision = revision(row, publish ? State.PUBLISHED : State.SUBMITTED);
        revisions.insert(revision);
        if (publish) {
            live.ifPresent(old -> revisions.move(old, State.REPLACED, old.approver(), old.remark(), now()));
            revisions.setLive(row.id(), revision.id());
            changes.add(new Publication.Change(row.id(), filed.live(), revision.id()));
        }
        sql.sql("update entry set seed = :seed where id = :id")
                .param("seed", row.digest())
                .param("id", row.id())
                .update();
    }

    private Revision revision(Row row, State state) {
        return new Revision(
                ids.next(),
                row.id(),
                revisions.nextNumber(row.id()),
                row.title(),
                row.content(),
                state,
                1,
                List.of(AUTHOR),
                Revision.SEED,
                now(),
                now(),
                null,
                "");
    }

    private Instant now() {
        return clock.instant();
    }
}
