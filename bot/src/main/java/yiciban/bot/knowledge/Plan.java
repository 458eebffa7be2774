package yiciban.bot.knowledge;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryKind;

/**
 * 导入预演: what an import would do, a line per row; nothing is written yet.
 *
 * @param file its name, for people
 */
public record Plan(String file, EntryKind kind, List<Line> lines) {

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
     */
    public record Line(
            int row,
            Verdict verdict,
            String title,
            @Nullable String entry,
            int version,
            String reason,
            SequencedMap<String, Object> fields) {}

    public Plan {
        lines = List.copyOf(lines);
    }

    public long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }
}
