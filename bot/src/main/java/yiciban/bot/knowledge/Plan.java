package yiciban.bot.knowledge;

import static java.util.function.Predicate.not;

import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;

/**
 * 导入预演: what an import would do, a line per row; nothing is written yet.
 *
 * @param file its name, for people
 * @param notCompared questions that were not compared by meaning with those of other entries: there were too many
 */
public record Plan(String file, EntryKind kind, List<Line> lines, int notCompared) {

    /** A page of ten thousand rows takes two seconds to make, during which citizens wait, and nobody reads it. */
    static final int LISTED = 500;

    /** What becomes of a row. */
    public enum Verdict {
        NEW("新增"),
        CHANGED("有改动"),
        SAME("相同，不用导入"),
        /** Written only when somebody says so. */
        CONFLICT("冲突"),
        ERROR("有错，不能导入");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One row.
     *
     * @param entry the entry it is about; null when it is new or wrong
     * @param version of the draft it would write over; 0 when there is none
     * @param reason why it is a conflict or wrong, and what to do; empty otherwise
     * @param live the published revision it was compared with; null when there was none
     * @param changes what it changes, field by field
     */
    public record Line(
            int row,
            Verdict verdict,
            String title,
            @Nullable String entry,
            int version,
            String reason,
            SequencedMap<String, Object> fields,
            @Nullable String live,
            List<FieldDiff> changes) {

        static Line wrong(int row, String title, String reason, SequencedMap<String, Object> fields) {
            return new Line(row, Verdict.ERROR, title, null, 0, reason, fields, null, List.of());
        }

        private boolean wantsALook() {
            return verdict != Verdict.NEW && verdict != Verdict.SAME;
        }

        /** What it changes, in a few words for the command line: 收费、失效. */
        public String changed() {
            return changes.stream().map(FieldDiff::label).collect(Collectors.joining("、"));
        }

        /** For the page: whether it is kept what stood there and what will. */
        public boolean shown() {
            return changes.stream()
                    .anyMatch(change ->
                            !change.before().isEmpty() || !change.after().isEmpty());
        }
    }

    public Plan {
        lines = List.copyOf(lines);
    }

    /**
     * Lines that are to be written.
     *
     * @param overwrite rows in conflict that are to be written all the same
     * @param skip rows that are not to be written
     */
    public List<Line> written(Set<Integer> overwrite, Set<Integer> skip) {
        return lines.stream()
                .filter(line -> !skip.contains(line.row()))
                .filter(line -> line.verdict() == Verdict.NEW
                        || line.verdict() == Verdict.CHANGED
                        || (line.verdict() == Verdict.CONFLICT && overwrite.contains(line.row())))
                .toList();
    }

    /** Lines that a page has room for, in their order: when there are more, those that want a look go before new ones. */
    public List<Line> listed() {
        return Stream.concat(
                        lines.stream().filter(Line::wantsALook), lines.stream().filter(not(Line::wantsALook)))
                .limit(LISTED)
                .sorted(Comparator.comparingInt(Line::row))
                .toList();
    }

    /** Names what would become of every row: another plan of the same file, made when something had changed, has another. */
    public String mark() {
        String all = lines.stream()
                .map(line -> "%d %s %s %d %s %s"
                        .formatted(
                                line.row(), line.verdict(), line.entry(), line.version(), line.live(), line.reason()))
                .collect(Collectors.joining("\n"));
        return Integer.toHexString(all.hashCode());
    }

    /**
     * Rows that somebody typed.
     *
     * @throws RejectedInput when one of them is no row that this can be done to
     */
    void check(String field, Set<Integer> typed, Set<Verdict> verdicts) {
        Set<Integer> there = lines.stream()
                .filter(line -> verdicts.contains(line.verdict()))
                .map(Line::row)
                .collect(Collectors.toSet());
        typed.stream().filter(not(there::contains)).findFirst().ifPresent(row -> {
            throw new RejectedInput(field, "第 %d 行不在可以这样做的行里，请核对行号。".formatted(row));
        });
    }

    /** How many are not among them. */
    public int unlisted() {
        return Math.max(0, lines.size() - LISTED);
    }

    public long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }
}
