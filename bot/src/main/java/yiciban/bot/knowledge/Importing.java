package yiciban.bot.knowledge;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.imports.Progress;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/**
 * 导入: first what it would do, row by row, then that, then perhaps all of it back. Every row becomes a draft. Many rows are
 * written some at a time, so that nobody waits long for the database; what is written is a batch from its first row on,
 * so that an import that broke off can be taken back, too.
 */
public final class Importing {

    /** Rows of a transaction, some milliseconds: a citizen's question that is stored meanwhile waits for no more. */
    static final int CHUNK = 10;

    private final Revisions revisions;
    private final Batches batches;
    private final Editing editing;
    private final Checks checks;
    private final Audit audit;
    private final TransactionOperations inTurn;
    private final Clock clock;
    private final Ids ids;
    private final Planning.Nearness nearness;
    private final Runnable breath;

    /** @param breath is called between two transactions, so that others have their turn */
    Importing(
            Revisions revisions,
            Batches batches,
            Editing editing,
            Checks checks,
            Audit audit,
            Clock clock,
            Ids ids,
            Planning.Nearness nearness,
            Runnable breath) {
        this.revisions = revisions;
        this.batches = batches;
        this.editing = editing;
        this.checks = checks;
        this.audit = audit;
        this.inTurn = audit.inTurn();
        this.clock = clock;
        this.ids = ids;
        this.nearness = nearness;
        this.breath = breath;
    }

    /** What came of an import. */
    public record Done(String batch, int written, int skipped) {}

    /**
     * What an import would do.
     *
     * @param wrong rows that could not be read, and why
     * @throws RejectedInput when the member may not import
     */
    public Plan plan(
            Hand by, String file, EntryKind kind, List<Incoming> rows, List<Plan.Line> wrong, Progress progress) {
        Rights.editor(by);
        if (kind != EntryKind.UNCOVERED) {
            rows.forEach(row -> row.fields().putIfAbsent("provenance", Planning.unchecked(file)));
        }
        var planning = new Planning(by, file, kind, revisions, checks, nearness);
        var lines = new ArrayList<>(wrong);
        for (Incoming row : rows) {
            lines.add(planning.line(row));
            if (lines.size() % CHUNK == 0) {
                progress.at(lines.size(), rows.size() + wrong.size());
            }
        }
        return new Plan(file, kind, Planning.sorted(lines), planning.notCompared());
    }

    /** {@link #plan(Hand, String, EntryKind, List, List, Progress)} for whoever does not watch. */
    public Plan plan(Hand by, String file, EntryKind kind, List<Incoming> rows, List<Plan.Line> wrong) {
        return plan(by, file, kind, rows, wrong, Progress.NONE);
    }

    /** {@link #apply(Hand, Plan, Set, Set, Progress)} for whoever does not watch. */
    public Done apply(Hand by, Plan plan, Set<Integer> overwrite, Set<Integer> skip) {
        return apply(by, plan, overwrite, skip, Progress.NONE);
    }

    /**
     * Does what was planned: all of it, or nothing when somebody saved one of the entries meanwhile.
     *
     * @param overwrite rows in conflict that are to be written all the same
     * @param skip rows that are not to be written
     * @throws SavedMeanwhile when a row is no longer as it was planned
     * @throws RejectedInput when there is nothing to write
     */
    public Done apply(Hand by, Plan plan, Set<Integer> overwrite, Set<Integer> skip, Progress progress) {
        Rights.editor(by);
        List<Plan.Line> lines = plan.written(overwrite, skip);
        if (lines.isEmpty()) {
            throw new RejectedInput(RejectedInput.WHOLE, "没有要导入的行。");
        }
        lines.forEach(this::asPlanned);
        String batch = ids.next();
        var numbering = new Numbering(revisions, plan.kind());
        int done = 0;
        try {
            for (List<Plan.Line> some : chunks(lines)) {
                boolean first = done == 0;
                inTurn.executeWithoutResult(status -> {
                    if (first) {
                        batches.insert(batch, clock.instant(), by.name(), plan.file());
                        audit.record(by.actor(), "导入", plan.file(), null, "%d 行写成草稿".formatted(lines.size()));
                    }
                    some.forEach(line -> write(by, plan.kind(), line, batch, numbering));
                });
                done += some.size();
                progress.at(done, lines.size());
            }
        } catch (RejectedInput problem) {
            if (done > 0) {
                undo(by, batch);
            }
            throw problem;
        }
        return new Done(batch, lines.size(), plan.lines().size() - lines.size());
    }

    private <T> Iterable<List<T>> chunks(List<T> all) {
        return () -> IntStream.iterate(0, from -> from < all.size(), from -> from + CHUNK)
                .mapToObj(from -> {
                    if (from > 0) {
                        breath.run();
                    }
                    return all.subList(from, Math.min(all.size(), from + CHUNK));
                })
                .iterator();
    }

    /** @throws SavedMeanwhile when there is another text now than the plan was made from */
    private void asPlanned(Plan.Line line) {
        String entry = line.entry();
        if (entry == null) {
            return;
        }
        Optional<Revision> open = revisions.open(entry);
        if (open.map(Revision::version).orElse(0) != line.version()) {
            throw new SavedMeanwhile(
                    open.orElseGet(() -> revisions.history(entry).getFirst()));
        }
        String live = revisions.filed(entry).map(Filed::live).orElse(null);
        if (live != null && !Objects.equals(live, line.live())) {
            throw new SavedMeanwhile(revisions.find(live).orElseThrow());
        }
    }

    private void write(Hand by, EntryKind kind, Plan.Line line, String batch, Numbering numbering) {
        String entry = line.entry();
        if (entry == null) {
            Revision draft = editing.create(by, kind, line.fields(), "import:" + batch, numbering);
            batches.insert(batch, line.row(), draft, null);
            return;
        }
        asPlanned(line);
        String before = line.version() == 0
                ? null
                : revisions.open(entry).map(Revision::content).orElse(null);
        Revision draft = editing.save(by, entry, line.version(), line.fields(), "import:" + batch);
        batches.insert(batch, line.row(), draft, before);
    }

    /**
     * Takes an import back: what it added is gone, what it wrote over is as it was. Broken off, it can be called again.
     *
     * @throws RejectedInput when somebody went on working with what it wrote, or it is taken back already
     */
    public int undo(Hand by, String batch) {
        Rights.editor(by);
        List<Batches.Written> lines = batches.open(batch);
        if (lines.isEmpty()) {
            throw new RejectedInput(RejectedInput.WHOLE, "没有这次导入，或已经撤销过。");
        }
        lines.forEach(line -> draft(by, line));
        for (List<Batches.Written> some : chunks(lines)) {
            inTurn.executeWithoutResult(status -> some.forEach(line -> undo(by, line)));
        }
        inTurn.executeWithoutResult(status -> {
            batches.undone(batch, clock.instant());
            audit.record(by.actor(), "撤销导入", batch, "%d 行".formatted(lines.size()), null);
        });
        return lines.size();
    }

    /** What the import wrote and is still as it wrote it; empty when it is taken back already. */
    private Optional<Revision> draft(Hand by, Batches.Written line) {
        Optional<Revision> found = revisions.find(line.revision());
        if (found.isEmpty() || found.get().content().equals(line.before())) {
            return Optional.empty();
        }
        Revision draft = found.filter(one -> one.state() == State.DRAFT && one.version() == line.version())
                .orElseThrow(() -> new RejectedInput(
                        RejectedInput.WHOLE, "导入之后又有人改过或提交过 %s，不能整批撤销；请逐条处理。".formatted(line.entry())));
        Rights.edits(by, revisions.filed(line.entry()).orElseThrow());
        return Optional.of(draft);
    }

    private void undo(Hand by, Batches.Written line) {
        draft(by, line).ifPresent(draft -> putBack(draft, line.before()));
    }

    private void putBack(Revision draft, @Nullable String before) {
        if (before == null) {
            revisions.remove(draft);
        } else {
            EntryKind kind = EntryKind.valueOf(
                    revisions.filed(draft.entry()).orElseThrow().kind());
            String title = Draft.of(kind, new EntryText(kind, before).fields()).title();
            revisions.save(draft, title, before, draft.authors(), clock.instant());
        }
    }
}
