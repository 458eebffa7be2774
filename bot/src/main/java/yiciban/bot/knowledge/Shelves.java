package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.conversation.PastQuestions;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Ids;
import yiciban.catalog.Catalog;
import yiciban.catalog.Seeds;

/** 书架: everything of this package put together over one database; the server and the command line use the same. */
public final class Shelves {

    /** Between two transactions of an import. */
    private static final Duration BREATH = Duration.ofMillis(20);

    final Revisions revisions;
    final Publications publications;
    final Trials trials;
    private final PastQuestions asked;
    final Contents contents;
    final Checks checks;
    final Batches batches;
    private final Seeding seeding;
    private final Audit audit;
    private final TransactionOperations inTurn;
    private final Clock clock;
    private final Ids ids;

    public Shelves(JdbcClient sql, Audit audit, Clock clock, Ids ids) {
        this.revisions = new Revisions(sql);
        this.publications = new Publications(sql);
        this.trials = new Trials(sql);
        this.asked = new PastQuestions(sql);
        this.contents = new Contents(revisions, clock);
        this.checks = new Checks(revisions, contents);
        this.batches = new Batches(sql);
        this.seeding = new Seeding(sql, revisions, publications, Offices.read(), audit.inTurn(), clock, ids);
        this.audit = audit;
        this.inTurn = audit.inTurn();
        this.clock = clock;
        this.ids = ids;
    }

    /** The published content, to read only; empty when nothing was published here yet. */
    public static Optional<Content> published(JdbcClient sql, Clock clock) {
        return new Publications(sql).latest() == 0
                ? Optional.empty()
                : Optional.of(new Contents(new Revisions(sql), clock).live());
    }

    /** The published content; what came with the program is brought in first. */
    public Content opening() {
        bringSeeds();
        return contents.live();
    }

    /** Brings in what came with the program, if that is new. */
    public void bringSeeds() {
        bringSeeds(Seeds.fingerprint(), Seeds::fromClasspath);
    }

    void bringSeeds(String fingerprint, Supplier<Catalog> seeds) {
        seeding.bring(fingerprint, seeds);
    }

    /** An entry as the office keeps it. */
    public Optional<Filed> filed(String entry) {
        return revisions.filed(entry);
    }

    /** Whether somebody's text of an entry is not published yet, nor given up. */
    public boolean beingWritten(String entry) {
        return revisions.open(entry).isPresent();
    }

    /** Whether a library has an entry as it is published now; one that is behind has not. */
    public boolean upToDate(String entry, Library library) {
        return revisions
                .filed(entry)
                .filter(filed -> filed.live() != null)
                .map(contents::published)
                .map(published -> library.catalog()
                        .find(published.id())
                        .filter(published::equals)
                        .isPresent())
                .orElse(true);
    }

    Live live(LiveLibrary library) {
        return new Live(publications, contents, library, clock);
    }

    /** For the command line: nobody is answered from its library. */
    public Publishing publishing(LiveLibrary library) {
        return publishing(library, () -> {}, Judgment::all);
    }

    Publishing publishing(LiveLibrary library, Runnable published, Supplier<List<Judgment>> golden) {
        return new Publishing(
                revisions,
                publications,
                trials,
                asked,
                contents,
                checks,
                golden,
                library,
                published,
                audit,
                inTurn,
                clock,
                ids);
    }

    /**
     * For whoever imports.
     *
     * @param library of what is published: questions that mean nearly the same are told from it
     */
    public Importing importing(LiveLibrary library) {
        return new Importing(
                revisions,
                batches,
                editing(),
                checks,
                audit,
                clock,
                ids,
                Alikes.published(revisions, library),
                Shelves::breath);
    }

    /** Long enough for whoever waits for the database: SQLite asks again every tenth of a second at most. */
    private static void breath() {
        LockSupport.parkNanos(BREATH.toNanos());
    }

    /** For whoever imports reports. */
    public ReportDrafts reports(Importing importing) {
        return new ReportDrafts(importing, revisions);
    }

    Placing placing() {
        return new Placing(revisions, audit);
    }

    public Editing editing() {
        return new Editing(revisions, checks, audit, inTurn, clock, ids);
    }
}
