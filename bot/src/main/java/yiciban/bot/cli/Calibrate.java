package yiciban.bot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.evaluation.Calibration;
import yiciban.search.Features;
import yiciban.search.Hits;

/** calibrate: fits the confidence to the judged questions and prints it as config/ranking.yml wants it. */
@Command(
        name = "calibrate",
        header = "用 seeds/judgments 重新拟合可信度，打印 config/ranking.yml 的相应几行。",
        description = "只用三分之二的问题拟合，留下的三分之一用来报告。结果是确定的；是否采用由人决定。")
final class Calibrate implements Callable<Integer> {

    private static final List<Features.Name> FEATURES = List.of(
            Features.Name.NAME_COSINE,
            Features.Name.QUESTION_COSINE,
            Features.Name.TEXT_COSINE,
            Features.Name.COVERAGE);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Libraries libraries;
    private final Clock clock;

    Calibrate(Libraries libraries, Clock clock) {
        this.libraries = libraries;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var fitting = new ArrayList<Calibration.Example>();
        try (Library library = libraries.open()) {
            for (Judgment judgment : Judgment.all()) {
                boolean searched = judgment.turns().size() == 1
                        && (judgment.outcomes().contains("answered")
                                || judgment.outcomes().contains("not_found"));
                if (searched && !judgment.reporting() && !judgment.kind().startsWith("year-place")) {
                    fitting.add(example(library, judgment));
                }
            }
        }
        double[] weights = Calibration.fit(fitting);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("# %d questions%nconfidence:%n", fitting.size());
        for (int i = 0; i < FEATURES.size(); i++) {
            out.printf(Locale.ROOT, "  %s: %.2f%n", FEATURES.get(i), weights[i]);
        }
        out.printf(Locale.ROOT, "margin: %.2f%nbias: %.2f%n", weights[FEATURES.size()], weights[FEATURES.size() + 1]);
        out.flush();
        return 0;
    }

    private Calibration.Example example(Library library, Judgment judgment) {
        Hits hits = library.answering().explain(Question.of(judgment.turns().getFirst(), LocalDate.now(clock)));
        var features = new ArrayList<Double>();
        FEATURES.forEach(name -> features.add(hits.hits().getFirst().features().get(name)));
        features.add(hits.lead());
        String first = hits.hits().getFirst().entry().value();
        // A question about a draft is refused whatever the confidence: finding the draft is right.
        boolean right = judgment.sources().contains(first)
                || library.unpublished(hits.hits().getFirst().entry());
        return new Calibration.Example(features, right);
    }
}
