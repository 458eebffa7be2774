package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.bot.staff.OfficeNames;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;
import yiciban.catalog.SeedError;

/** 预演: what would become of each row of a file, by what is there at one moment; changes nothing. Made anew for every file. */
final class Planning {

    /** Rows whose difference is kept: nobody reads more of them, and ten thousand would fill the heap. */
    static final int SHOWN = 1_000;

    /** Questions compared by meaning: 2 ms each, so that a file is not held up for more than some seconds. */
    static final int COMPARED = 2_000;

    /** What rows of one file are called among each other. */
    private static final String ROW = "row-";

    /** 近似检查: entries that ask nearly the same as one of these questions. */
    @FunctionalInterface
    interface Nearness {
        List<Twin> near(EntryKind kind, Map<String, ?> fields, List<String> questions);
    }

    private final Hand by;
    private final String file;
    private final EntryKind kind;
    private final Checks checks;
    private final Nearness nearness;
    private final Map<String, Filed> filed = new HashMap<>();
    private final Map<String, Revision> open = new HashMap<>();
    private final Map<String, Revision> live = new HashMap<>();
    private final Map<String, Filed> byTitle = new HashMap<>();
    private final TwinIndex asked;
    private int differences;
    private int compared;

    Planning(Hand by, String file, EntryKind kind, Revisions revisions, Checks checks, Nearness nearness) {
        this.by = by;
        this.file = file;
        this.kind = kind;
        this.checks = checks;
        this.nearness = nearness;
        Map<String, String> titles = revisions.titles();
        for (Filed one : revisions.filed()) {
            filed.put(one.id(), one);
            if (one.kind().equals(kind.name())) {
                byTitle.putIfAbsent(Normaliser.bare(titles.getOrDefault(one.id(), "")), one);
            }
        }
        Stream.of(State.DRAFT, State.SUBMITTED, State.APPROVED)
                .flatMap(state -> revisions.in(state).stream())
                .forEach(revision -> open.put(revision.entry(), revision));
        revisions.live().forEach(revision -> live.put(revision.entry(), revision));
        asked = new TwinIndex(Stream.concat(live.values().stream(), open.values().stream())
                .flatMap(this::entry)
                .toList());
    }

    /** A text as an entry, when it is one already. */
    private Stream<Entry> entry(Revision revision) {
        Filed of = filed.get(revision.entry());
        if (of == null || of.isWords()) {
            return Stream.empty();
        }
        try {
            return Stream.of(revision.text(of).entry());
        } catch (SeedError unfinished) {
            return Stream.empty();
        }
    }

    /** Questions that were not compared by meaning, because there were too many. */
    int notCompared() {
        return Math.max(0, compared - COMPARED);
    }

    Plan.Line line(Incoming row) {
        String title = row.text(kind.titleField());
        String id = row.text("id");
        Filed found = id.isEmpty() ? byTitle.get(Normaliser.bare(title)) : filed.get(id);
        if (found != null) {
            return known(row, title, found);
        }
        return id.isEmpty() ? unknown(row, title) : wrong(row, title, "没有编号为 %s 的条目；新增的行请把编号留空。".formatted(id));
    }

    private Plan.Line unknown(Incoming row, String title) {
        var named = new LinkedHashMap<String, Object>(row.fields());
        named.put("id", ROW + row.row());
        Optional<String> problem = problem(named).or(() -> unknownOffice(row));
        if (problem.isPresent()) {
            return wrong(row, title, problem.get());
        }
        String twin = twin(named, Map.of());
        return new Plan.Line(
                row.row(),
                twin.isEmpty() ? Plan.Verdict.NEW : Plan.Verdict.CONFLICT,
                title,
                null,
                0,
                twin,
                row.fields(),
                null,
                List.of());
    }

    private Plan.Line known(Incoming row, String title, Filed found) {
        if (!found.kind().equals(kind.name())) {
            return wrong(row, title, "%s 是%s，不是%s。".formatted(found.id(), found.kindLabel(), kind.label()));
        }
        Revision draft = open.get(found.id());
        Revision base = draft == null ? live.get(found.id()) : draft;
        var said = new LinkedHashMap<String, Object>(row.fields());
        if (kind != EntryKind.UNCOVERED) {
            said.remove("office");
        }
        if (base != null) {
            said.remove("provenance", unchecked());
        }
        SequencedMap<String, Object> before =
                base == null ? new LinkedHashMap<>() : base.text(found).fields();
        var merged = new LinkedHashMap<String, Object>(before);
        merged.putAll(said);
        row.cleared().forEach(merged::remove);
        merged.put("id", found.id());
        Optional<String> problem = problem(merged);
        if (problem.isPresent()) {
            return wrong(row, title, problem.get());
        }
        if (EntryText.of(kind, merged).fields().equals(before)) {
            return line(row, Plan.Verdict.SAME, title, found, base, "", merged, List.of());
        }
        if (!Rights.mayEdit(by.member(), found)) {
            return wrong(row, title, "这一条归%s管，您在%s。".formatted(found.office(), by.office()));
        }
        List<FieldDiff> changes = changes(before, merged);
        if (draft != null && draft.state() != State.DRAFT) {
            String reason = "这一条%s，先撤回才能改。".formatted(draft.state().label());
            return line(row, Plan.Verdict.ERROR, title, found, base, reason, merged, changes);
        }
        String reason = conflict(row, draft, base, merged, before);
        Plan.Verdict verdict = reason.isEmpty() ? Plan.Verdict.CHANGED : Plan.Verdict.CONFLICT;
        return line(row, verdict, title, found, base, reason, merged, changes);
    }

    /** Why somebody must say so before this is written; empty when nobody must. */
    private String conflict(
            Incoming row,
            @Nullable Revision draft,
            @Nullable Revision base,
            Map<String, Object> merged,
            Map<String, Object> before) {
        var reasons = new ArrayList<String>();
        if (draft != null) {
            reasons.add("%s 正在改这一条。要用文件里的覆盖吗？".formatted(draft.author()));
        }
        if (base != null && !row.version().isEmpty() && !row.version().equals(base.fingerprint())) {
            reasons.add("导出以后 %s 又改过这一条，文件里是旧的。请看差别，或重新导出再改。".formatted(base.author()));
        }
        reasons.add(twin(merged, before));
        return String.join("", reasons);
    }

    /** The same question, or nearly, with another answer: in another entry, whoever keeps it, or in another row. */
    private String twin(Map<String, Object> fields, Map<String, Object> before) {
        Optional<Twin> exact = asked.exact(kind, fields, this::officeOf).stream()
                .filter(Twin::refused)
                .findFirst();
        remember(fields);
        if (exact.isPresent()) {
            Twin twin = exact.get();
            return twin.entry().startsWith(ROW)
                    ? "“%s”这个问法第 %s 行也有，答案不一样。请只留一处。"
                            .formatted(twin.mine(), twin.entry().substring(ROW.length()))
                    : twin.sentence();
        }
        List<String> questions = added(fields, before);
        int left = Math.clamp(COMPARED - compared, 0, questions.size());
        compared += questions.size();
        return nearness.near(kind, fields, questions.subList(0, left)).stream()
                .findFirst()
                .map(Twin::near)
                .orElse("");
    }

    /** For the rows below. */
    private void remember(Map<String, Object> fields) {
        asked.add(EntryText.of(kind, withStatus(fields)).entry());
    }

    /** Questions that were not there before: the others were looked at when they were written. */
    private List<String> added(Map<String, Object> fields, Map<String, Object> before) {
        Set<String> old = new HashSet<>();
        Twins.wordings(kind, before).forEach(wording -> old.add(Normaliser.bare(wording.text())));
        return Twins.wordings(kind, fields).stream()
                .filter(Twins.Wording::question)
                .map(Twins.Wording::text)
                .filter(text -> !old.contains(Normaliser.bare(text)))
                .toList();
    }

    private String officeOf(String entry) {
        Filed found = filed.get(entry);
        return found == null ? by.office() : found.office();
    }

    /** The difference, in full for as many rows as somebody reads, then only which fields. */
    private List<FieldDiff> changes(Map<String, ?> before, Map<String, ?> after) {
        List<FieldDiff> changes = FieldDiff.of(kind, before, after);
        differences++;
        return differences <= SHOWN
                ? changes
                : changes.stream()
                        .map(change -> new FieldDiff(change.field(), List.of(), List.of()))
                        .toList();
    }

    /** Who works for all offices says for which; others file for their own. */
    private Optional<String> unknownOffice(Incoming row) {
        String office = row.text("office");
        if (kind == EntryKind.UNCOVERED || office.isEmpty() || !by.office().equals(StaffMember.EVERY_OFFICE)) {
            return Optional.empty();
        }
        try {
            OfficeNames.accepted(office);
            return Optional.empty();
        } catch (RejectedInput e) {
            return Optional.of(e.sentence());
        }
    }

    /** What is wrong with the fields as an entry; empty when nothing is. */
    private Optional<String> problem(Map<String, ?> fields) {
        try {
            checks.complete(EntryText.of(kind, withStatus(fields)));
            return Optional.empty();
        } catch (RejectedInput e) {
            return Optional.of(e.sentence());
        } catch (IllegalArgumentException e) {
            return Optional.of("有无法保存的字符，或内容太长。");
        }
    }

    private Map<String, Object> withStatus(Map<String, ?> fields) {
        var named = new LinkedHashMap<String, Object>(fields);
        if (kind != EntryKind.UNCOVERED) {
            named.remove("office");
            named.putIfAbsent("status", "published");
        }
        return named;
    }

    private String unchecked() {
        return unchecked(file);
    }

    /** What is known of whether anybody checked it, when the file does not say. */
    static String unchecked(String file) {
        return "见导入的文件 " + file;
    }

    private static Plan.Line line(
            Incoming row,
            Plan.Verdict verdict,
            String title,
            Filed found,
            @Nullable Revision base,
            String reason,
            SequencedMap<String, Object> fields,
            List<FieldDiff> changes) {
        return new Plan.Line(
                row.row(),
                verdict,
                title,
                found.id(),
                base != null && base.state() == State.DRAFT ? base.version() : 0,
                reason,
                fields,
                found.live(),
                changes);
    }

    private static Plan.Line wrong(Incoming row, String title, @Nullable String reason) {
        return Plan.Line.wrong(row.row(), title, String.valueOf(reason), row.fields());
    }

    /** Lines in the order of the file. */
    static List<Plan.Line> sorted(List<Plan.Line> lines) {
        return lines.stream().sorted(Comparator.comparingInt(Plan.Line::row)).toList();
    }
}
