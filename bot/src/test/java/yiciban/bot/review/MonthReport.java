package yiciban.bot.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One table: what was promised, what was seen. */
@SuppressWarnings("SystemOut") // the table is what the command is for
final class MonthReport {

    /** Of own needs; what is promised of other people's is not reached, see the package's README. */
    private static final double F1 = 0.80;

    private record Line(String what, String promised, String seen, boolean held) {}

    private final List<Line> lines = new ArrayList<>();

    void line(String what, int promised, int seen) {
        lines.add(new Line(what, String.valueOf(promised), String.valueOf(seen), promised == seen));
    }

    void shown(String what, String seen) {
        lines.add(new Line(what, "", seen, true));
    }

    /** @param gapOf the gap that a question is in */
    void needs(String what, List<Needs.Need> needs, Map<String, String> gapOf) {
        int together = 0;
        int right = 0;
        int belong = 0;
        int mixed = 0;
        for (int i = 0; i < needs.size(); i++) {
            for (int j = i + 1; j < needs.size(); j++) {
                Needs.Need one = needs.get(i);
                Needs.Need other = needs.get(j);
                boolean same = one.need() == other.need();
                boolean joined = String.valueOf(gapOf.get(one.question())).equals(gapOf.get(other.question()));
                together += joined ? 1 : 0;
                belong += same ? 1 : 0;
                right += same && joined ? 1 : 0;
                mixed += joined && !same && (one.trap() || other.trap()) ? 1 : 0;
            }
        }
        double f1 = new Needs.Score(together, right, belong).f1();
        lines.add(new Line(
                what,
                "at least " + F1,
                String.format(Locale.ROOT, "%.3f of %d questions", f1, needs.size()),
                belong > 0 && f1 >= F1));
        line("pairs of two items of ours in one gap", 0, mixed);
    }

    void pairs(String what, Collection<MonthQuestions.Pair> pairs, Map<String, String> gapOf) {
        int together = 0;
        int right = 0;
        int belong = 0;
        for (MonthQuestions.Pair pair : pairs) {
            boolean joined = String.valueOf(gapOf.get(pair.one())).equals(gapOf.get(pair.other()));
            together += joined ? 1 : 0;
            belong += pair.same() ? 1 : 0;
            right += pair.same() && joined ? 1 : 0;
        }
        if (!pairs.isEmpty()) {
            double f1 = new Needs.Score(together, right, belong).f1();
            shown(what, String.format(Locale.ROOT, "%.3f of %d pairs", f1, pairs.size()));
        }
    }

    /** Returns whether everything held. */
    boolean print() {
        System.out.println("| what | promised | seen |\n|---|---|---|");
        lines.forEach(line -> System.out.printf(
                "| %s | %s | %s%s |%n", line.what(), line.promised(), line.seen(), line.held() ? "" : " ✗"));
        return lines.stream().allMatch(Line::held);
    }
}
