package yiciban.bot.knowledge;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryKind;

/**
 * 差别: one field of two texts of an entry, as somebody reads it who compares them; pure.
 *
 * @param field name of the field
 * @param before what was there, nothing when it is new
 * @param after what is there now, nothing when it was taken away
 */
record FieldDiff(String field, List<Part> before, List<Part> after) {

    /** Longer lines are marked as a whole: nobody looks for single characters in them. In characters. */
    private static final int FINE = 3_000;

    /** A figure or a Latin word is changed as a whole, Chinese by the character. */
    private static final Pattern UNIT = Pattern.compile("[0-9.]+|[A-Za-z]+|\\R|.", Pattern.DOTALL);

    private static final Part GAP = new Part("……\n", false);

    /** A piece of text; changed when it is only on this side. */
    record Part(String text, boolean changed) {}

    public String label() {
        return Labels.of(field);
    }

    /** The fields that differ, in the order of the form. */
    static List<FieldDiff> of(EntryKind kind, Map<String, ?> before, Map<String, ?> after) {
        Typed left = Typed.of(kind, before);
        Typed right = Typed.of(kind, after);
        var differences = new ArrayList<FieldDiff>();
        status(before, after).ifPresent(differences::add);
        for (Box box : Boxes.of(kind)) {
            String name = box.name();
            if (!left.text(name).equals(right.text(name))) {
                differences.add(of(name, left.text(name), right.text(name)));
            }
        }
        return differences;
    }

    private static Optional<FieldDiff> status(Map<String, ?> before, Map<String, ?> after) {
        String left = status(before.get("status"));
        String right = status(after.get("status"));
        return left.equals(right)
                ? Optional.empty()
                : Optional.of(new FieldDiff("status", List.of(new Part(left, true)), List.of(new Part(right, true))));
    }

    private static String status(@Nullable Object value) {
        return switch (String.valueOf(value)) {
            case "withdrawn" -> "撤下，不再给群众看";
            case "draft" -> "草稿";
            default -> "给群众看";
        };
    }

    /** Line by line, then within lines that changed. */
    static FieldDiff of(String field, String before, String after) {
        return of(field, new Side(before, false), new Side(after, false));
    }

    /** The same with every line that is the same on both sides. */
    static FieldDiff whole(String field, String before, String after) {
        return of(field, new Side(before, true), new Side(after, true));
    }

    private static FieldDiff of(String field, Side left, Side right) {
        for (AbstractDelta<String> delta : deltas(left.lines, right.lines)) {
            left.unchanged(delta.getSource().getPosition());
            right.unchanged(delta.getTarget().getPosition());
            String was = String.join("", delta.getSource().getLines());
            String is = String.join("", delta.getTarget().getLines());
            fine(was, is, left, right);
            left.at += delta.getSource().size();
            right.at += delta.getTarget().size();
        }
        left.unchanged(left.lines.size());
        right.unchanged(right.lines.size());
        return new FieldDiff(field, List.copyOf(left.parts), List.copyOf(right.parts));
    }

    private static void fine(String was, String is, Side left, Side right) {
        if (was.isEmpty() || is.isEmpty() || was.length() + is.length() > FINE) {
            left.add(was, true);
            right.add(is, true);
            return;
        }
        List<String> old = units(was);
        List<String> now = units(is);
        int from = 0;
        int to = 0;
        for (AbstractDelta<String> delta : deltas(old, now)) {
            left.add(String.join("", old.subList(from, delta.getSource().getPosition())), false);
            right.add(String.join("", now.subList(to, delta.getTarget().getPosition())), false);
            left.add(String.join("", delta.getSource().getLines()), true);
            right.add(String.join("", delta.getTarget().getLines()), true);
            from = delta.getSource().getPosition() + delta.getSource().size();
            to = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        left.add(String.join("", old.subList(from, old.size())), false);
        right.add(String.join("", now.subList(to, now.size())), false);
    }

    private static List<AbstractDelta<String>> deltas(List<String> before, List<String> after) {
        return DiffUtils.diff(before, after).getDeltas().stream()
                .filter(delta -> delta.getType() != DeltaType.EQUAL)
                .toList();
    }

    private static List<String> units(String text) {
        return UNIT.matcher(text).results().map(MatchResult::group).toList();
    }

    /** One of the two texts while its parts are gathered. */
    private static final class Side {
        private final List<String> lines;
        private final boolean whole;
        private final List<Part> parts = new ArrayList<>();
        private int at;

        Side(String text, boolean whole) {
            this.whole = whole;
            lines = text.isEmpty()
                    ? List.of()
                    : Stream.of(text.split("(?<=\n)")).toList();
        }

        /** Lines up to there are the same on both sides: of many, only those beside a change are shown. */
        void unchanged(int until) {
            boolean first = at == 0;
            boolean last = until == lines.size();
            int head = first ? 0 : 1;
            int tail = last ? 0 : 1;
            if (whole || until - at <= head + tail + 1) {
                add(String.join("", lines.subList(at, until)), false);
            } else {
                add(String.join("", lines.subList(at, at + head)), false);
                parts.add(GAP);
                add(String.join("", lines.subList(until - tail, until)), false);
            }
            at = until;
        }

        void add(String text, boolean changed) {
            if (!text.isEmpty()) {
                parts.add(new Part(text, changed));
            }
        }
    }
}
