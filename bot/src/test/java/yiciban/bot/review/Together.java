package yiciban.bot.review;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import yiciban.bot.Findings;

/**
 * How well questions are put together whose needs are known.
 *
 * @param gapOf the gap that a question is in
 */
record Together(Map<String, String> gapOf, Findings findings) {

    /** Of own needs; what is promised of other people's is not reached, see the package's README. */
    private static final double F1 = 0.80;

    private boolean joined(String one, String other) {
        return Objects.equals(gapOf.get(one), gapOf.get(other));
    }

    void needs(String what, List<Needs.Need> needs) {
        int together = 0;
        int right = 0;
        int belong = 0;
        int mixed = 0;
        for (int i = 0; i < needs.size(); i++) {
            for (int j = i + 1; j < needs.size(); j++) {
                Needs.Need one = needs.get(i);
                Needs.Need other = needs.get(j);
                boolean same = one.need() == other.need();
                boolean joined = joined(one.question(), other.question());
                together += joined ? 1 : 0;
                belong += same ? 1 : 0;
                right += same && joined ? 1 : 0;
                mixed += joined && !same && (one.trap() || other.trap()) ? 1 : 0;
            }
        }
        double f1 = new Needs.Score(together, right, belong).f1();
        findings.row(
                what,
                "at least " + F1,
                String.format(Locale.ROOT, "%.3f of %d questions", f1, needs.size()),
                belong > 0 && f1 >= F1);
        findings.exactly("pairs of two items of ours in one gap", 0, mixed);
    }

    void pairs(String what, Collection<MonthQuestions.Pair> pairs) {
        int together = 0;
        int right = 0;
        int belong = 0;
        for (MonthQuestions.Pair pair : pairs) {
            boolean joined = joined(pair.one(), pair.other());
            together += joined ? 1 : 0;
            belong += pair.same() ? 1 : 0;
            right += pair.same() && joined ? 1 : 0;
        }
        if (!pairs.isEmpty()) {
            double f1 = new Needs.Score(together, right, belong).f1();
            findings.shown(what, String.format(Locale.ROOT, "%.3f of %d pairs", f1, pairs.size()));
        }
    }
}
