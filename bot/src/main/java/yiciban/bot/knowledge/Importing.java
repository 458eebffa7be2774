package yiciban.bot.knowledge;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.analysis.Normaliser;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/** 导入: first what it would do, row by row, then that, then perhaps all of it back. Every row becomes a draft. */
public final class Importing {

    private final Revisions revisions;
    private final Batches batches;
    private final Editing editing;
    private final Checks checks;
    private final Audit audit;
    private final TransactionOperations inTurn;
    private final Clock clock;
    private final Ids ids;

    Importing(
            Revisions revisions,
            Batches batches,
            Editing editing,
            Checks checks,
            Audit audit,
            TransactionOperations inTurn,
            Clock clock,
            Ids ids) {
        this.revisions = revisions;
        this.batches = batches;
        this.editing = editing;
        this.checks = checks;
        this.audit = audit;
        this.inTurn = inTurn;
        this.clock = clock;
        this.ids = ids;
    }

    /** What came of an import. */
    public record Done(String batch, int written, int skipped) {}

    /**
     * What an import would do.
     *
     * @param wrong rows that could not be read, and why
     * @throws RejectedInput when the member may not import
     */
    public Plan plan(Hand by, String file, EntryKind kind, List<Incoming> rows, List<Plan.Line> wrong) {
        Rights.editor(by);
        Map<String, Filed> byTitle = byTitle(kind);
        rows.forEach(row -> row.fields().putIfAbsent("provenance", "见导入的文件 " + file));
        var lines = new ArrayList<>(wrong);
        rows.forEach(row -> lines.add(line(by, file, kind, row, byTitle)));
        lines.sort(Comparator.comparingInt(Plan.Line::row));
        return new Plan(file, kind, lines);
    }

    /** Entries of a kind by their title without blanks and punctuation. */
    private Map<String, Filed> byTitle(EntryKind kind) {
        var byTitle = new HashMap<String, Filed>();
        Map<String, String> titles = revisions.titles();
        revisions.filed().stream()
                .filter(filed -> filed.kind().equals(kind.name()))
                .forEach(filed -> byTitle.putIfAbsent(Normaliser.bare(titles.getOrDefault(filed.id(), "")), filed));
        return byTitle;
    }

    private Plan.Line line(Hand by, String file, EntryKind kind, Incoming row, Map<String, Filed> byTitle) {
        String title = row.text(kind.titleField());
        Optional<Filed> filed = row.text("id").isEmpty()
                ? Optional.ofNullable(byTitle.get(Normaliser.bare(title)))
                : revisions.filed(row.text("id"));
        if (filed.isEmpty() && !row.text("id").isEmpty()) {
            return wrong(row, title, "没有编号为 %s 的条目；新增的行请把编号留空。".formatted(row.text("id")));
        }
        if (filed.isEmpty()) {
            return problem(kind, "new", row.fields())
                    .map(reason -> wrong(row, title, reason))
                    .orElseGet(() -> new Plan.Line(row.row(), Plan.Verdict.NEW, title, null, 0, "", row.fields()));
        }
        return known(by, file, kind, row, title, filed.get());
    }

    private Plan.Line known(Hand by, String file, EntryKind kind, Incoming row, String title, Filed filed) {
        if (!filed.kind().equals(kind.name())) {
            return wrong(row, title, "%s 是%s，不是%s。".formatted(filed.id(), filed.kindLabel(), kind.label()));
        }
        Optional<Revision> open = revisions.open(filed.id());
        Optional<Revision> base =
                open.isPresent() ? open : Optional.ofNullable(filed.live()).flatMap(revisions::find);
        var said = new LinkedHashMap<>(row.fields());
        said.remove("office");
        row.cleared().forEach(field -> said.put(field, ""));
        base.ifPresent(revision -> said.remove("provenance", "见导入的文件 " + file));
        SequencedMap<String, Object> merged =
                base.map(revision -> revision.text(filed).with(said).fields()).orElse(said);
        Optional<String> problem = problem(kind, filed.id(), merged);
        if (problem.isPresent()) {
            return wrong(row, title, problem.get());
        }
        EntryText after = EntryText.of(kind, merged);
        if (base.filter(revision -> revision.content().equals(after.text())).isPresent()) {
            return new Plan.Line(row.row(), Plan.Verdict.SAME, title, filed.id(), 0, "", merged);
        }
        if (!Rights.mayEdit(by.member(), filed)) {
            return wrong(row, title, "这一条归%s管，您在%s。".formatted(filed.office(), by.office()));
        }
        if (open.isPresent()) {
            Revision draft = open.get();
            boolean overwritable = draft.state() == State.DRAFT;
            String reason = overwritable
                    ? "%s 正在改这一条。要用文件里的覆盖吗？".formatted(draft.author())
                    : "这一条%s，先撤回才能改。".formatted(draft.state().label());
            return new Plan.Line(
                    row.row(),
                    overwritable ? Plan.Verdict.CONFLICT : Plan.Verdict.ERROR,
                    title,
                    filed.id(),
                    draft.version(),
                    reason,
                    merged);
        }
        return new Plan.Line(row.row(), Plan.Verdict.CHANGED, title, filed.id(), 0, "", merged);
    }

    /** What is wrong with the fields as an entry; empty when nothing is. */
    private Optional<String> problem(EntryKind kind, String id, Map<String, ?> fields) {
        try {
            var named = new LinkedHashMap<String, Object>(fields);
            named.put("id", id);
            named.remove("office");
            named.putIfAbsent("status", "published");
            checks.complete(EntryText.of(kind, named));
            return Optional.empty();
        } catch (RejectedInput e) {
            return Optional.of(e.sentence());
        }
    }

    private static Plan.Line wrong(Incoming row, String title, @Nullable String reason) {
        return new Plan.Line(row.row(), Plan.Verdict.ERROR, title, null, 0, String.valueOf(reason), row.fields());
    }

    /**
     * Does what was planned: all of it, or nothing when somebody saved one of the entries meanwhile.
     *
     * @param overwrite rows in conflict that are to be written all the same
     * @param skip rows that are not to be written
     * @throws SavedMeanwhile when a row is no longer as it was planned
     * @throws RejectedInput when there is nothing to write
     */
    public Done apply(Hand by, Plan plan, Set<Integer> overwrite, Set<Integer> skip) {
        Rights.editor(by);
        List<Plan.Line> written = plan.lines().stream()
                .filter(line -> !skip.contains(line.row()))
                .filter(line -> line.verdict() == Plan.Verdict.NEW
                        || line.verdict() == Plan.Verdict.CHANGED
                        || (line.verdict() == Plan.Verdict.CONFLICT && overwrite.contains(line.row())))
                .toList();
        if (written.isEmpty()) {
            throw new RejectedInput(RejectedInput.WHOLE, "没有要导入的行。");
        }
        String batch = ids.next();
        inTurn.executeWithoutResult(status -> {
            batches.insert(batch, clock.instant(), by.name(), plan.file());
            for (Plan.Line line : written) {
                write(by, plan.kind(), line, batch);
            }
            audit.record(by.actor(), "导入", plan.file(), null, "%d 行写成草稿".formatted(written.size()));
        });
        return new Done(batch, written.size(), plan.lines().size() - written.size());
    }

    private void write(Hand by, EntryKind kind, Plan.Line line, String batch) {
        String entry = line.entry();
        if (entry == null) {
            batches.insert(batch, line.row(), editing.create(by, kind, line.fields(), "import:" + batch), null);
            return;
        }
        String before = line.version() == 0
                ? null
                : revisions.open(entry).map(Revision::content).orElse(null);
        Revision draft = editing.save(by, entry, line.version(), line.fields(), "import:" + batch);
        batches.insert(batch, line.row(), draft, before);
    }

    /**
     * Takes an import back: what it added is gone, what it wrote over is as it was.
     *
     * @throws RejectedInput when somebody went on working with what it wrote, or it is taken back already
     */
    public int undo(Hand by, String batch) {
        Rights.editor(by);
        return Optional.ofNullable(inTurn.execute(status -> {
                    List<Batches.Written> lines = batches.open(batch);
                    if (lines.isEmpty()) {
                        throw new RejectedInput(RejectedInput.WHOLE, "没有这次导入，或已经撤销过。");
                    }
                    lines.forEach(line -> undo(by, line));
                    batches.undone(batch, clock.instant());
                    audit.record(by.actor(), "撤销导入", batch, "%d 行".formatted(lines.size()), null);
                    return lines.size();
                }))
                .orElse(0);
    }

    private void undo(Hand by, Batches.Written line) {
        Revision draft = revisions
                .find(line.revision())
                .filter(found -> found.state() == State.DRAFT && found.version() == line.version())
                .orElseThrow(() -> new RejectedInput(
                        RejectedInput.WHOLE, "导入之后又有人改过或提交过 %s，不能整批撤销；请逐条处理。".formatted(line.entry())));
        Filed filed = revisions.filed(line.entry()).orElseThrow();
        Rights.edits(by, filed);
        if (line.before() == null) {
            revisions.remove(draft);
        } else {
            revisions.save(draft, draft.title(), line.before(), draft.authors(), clock.instant());
        }
    }
}
