package yiciban.bot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;

/** judge: the committed questions of our own, put to the bot; the share answered right, by kind. */
@Command(name = "judge", header = "用 seeds/judgments 里的问题检查回答，按类别打印答对的比例。", description = "“报告”一列是其中三分之一：可信度不用它们拟合。")
final class Judge implements Callable<Integer> {

    @Option(names = "--wrong", description = "逐条打印答错的问题")
    private boolean wrong;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Libraries libraries;
    private final Clock clock;

    Judge(Libraries libraries, Clock clock) {
        this.libraries = libraries;
        this.clock = clock;
    }

    /** Right and all, over all questions and over the reporting third. */
    static final class Tally {
        private int right;
        private int all;
        private int reportedRight;
        private int reported;

        private void add(Judgment judgment, boolean isRight) {
            all++;
            right += isRight ? 1 : 0;
            if (judgment.reporting()) {
                reported++;
                reportedRight += isRight ? 1 : 0;
            }
        }

        double share() {
            return (double) right / all;
        }

        /** NaN when no question of this kind is in the reporting third. */
        double reportedShare() {
            return reported == 0 ? Double.NaN : (double) reportedRight / reported;
        }

        int all() {
            return all;
        }
    }

    /** Puts every question; all kinds together are under {@code all}, those that were answered under {@code answered},
     * those that were not, but shown the nearest entries, under {@code offered}.
     */
    static SequencedMap<String, Tally> tallies(
            Library library, List<Judgment> judgments, LocalDate today, PrintWriter wrong) {
        var tallies = new TreeMap<String, Tally>();
        for (Judgment judgment : judgments) {
            Answer answer = judgment.answer(library.answering(), today);
            boolean right = judgment.right(answer);
            tallies.computeIfAbsent(judgment.kind(), kind -> new Tally()).add(judgment, right);
            tallies.computeIfAbsent("all", kind -> new Tally()).add(judgment, right);
            if (answer instanceof Answer.Answered) {
                // Precision: of what is said, how much is right.
                tallies.computeIfAbsent("answered", kind -> new Tally()).add(judgment, right);
            }
            if (answer instanceof Answer.NotFound && !answer.choices().isEmpty()) {
                tallies.computeIfAbsent("offered", kind -> new Tally()).add(judgment, right);
            }
            if (!right) {
                wrong.printf(
                        "%s %s %s%n    %s %s %s%n",
                        judgment.id(),
                        judgment.kind(),
                        judgment.turns(),
                        answer.outcome(),
                        answer.sources().stream()
                                .map(source -> source.id().value())
                                .toList(),
                        answer.text().replace('\n', ' '));
            }
        }
        return tallies;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Library library = libraries.seeds()) {
            var silent = new PrintWriter(PrintWriter.nullWriter());
            var tallies = tallies(library, Judgment.all(), LocalDate.now(clock), wrong ? out : silent);
            out.printf("%-22s %6s %6s %6s%n", "kind", "n", "right", "报告");
            tallies.forEach((kind, tally) -> out.printf(
                    Locale.ROOT, "%-22s %6d %6.3f %6.3f%n", kind, tally.all(), tally.share(), tally.reportedShare()));
        }
        out.flush();
        return 0;
    }
}
