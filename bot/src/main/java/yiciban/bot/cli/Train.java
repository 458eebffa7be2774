package yiciban.bot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import yiciban.bot.answer.Library;
import yiciban.evaluation.Calibration;
import yiciban.evaluation.Reranking;
import yiciban.search.Features;
import yiciban.search.Ranking;

/** train: fits order and confidence to judged questions and prints them as config/ranking.yml wants them. */
@Command(
        name = "train",
        header = "重新训练排序和可信度，打印 config/ranking.yml 的 order、confidence 和 bias。",
        description = {
            "训练用的问题：seeds/judgments 的三分之二（另外三分之一只用来报告），以及 seeds 里每个条目的相似问法对着去掉相似问法的正文。",
            "还可以用 --corpus 和 --queries 加别的语料，成对给出。结果是确定的；是否采用由人决定。"
        })
final class Train implements Callable<Integer> {

    /** Features of the first hit from which the confidence is worked out. */
    private static final List<Features.Name> CONFIDENCE = List.of(
            Features.Name.COSINE,
            Features.Name.QUESTION_COSINE,
            Features.Name.COVERAGE,
            Features.Name.LEAD,
            Features.Name.SHARE);

    @Option(names = "--corpus", paramLabel = "C.jsonl", description = "另一份语料，可重复")
    private List<Path> corpora = new ArrayList<>();

    @Option(names = "--queries", paramLabel = "Q.jsonl", description = "它的问题，可重复，次序与 --corpus 相同")
    private List<Path> queries = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Libraries libraries;
    private final Clock clock;

    Train(Libraries libraries, Clock clock) {
        this.libraries = libraries;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (corpora.size() != queries.size()) {
            throw new ParameterException(spec.commandLine(), "--corpus 和 --queries 要成对给出。");
        }
        var sets = new ArrayList<TrainingSet>();
        try (Library library = libraries.seeds()) {
            sets.add(TrainingSet.ofJudgments(library, clock));
            sets.addAll(TrainingSet.ofContent(library.catalog()));
        }
        for (int i = 0; i < corpora.size(); i++) {
            sets.add(TrainingSet.of(corpora.get(i), queries.get(i)));
        }
        Map<Features.Name, Double> order = Reranking.fit(
                sets.stream().flatMap(set -> set.forOrder().stream()).toList());
        PrintWriter out = spec.commandLine().getOut();
        sets.forEach(set ->
                out.printf("# %s: %d questions%n", set.name(), set.asked().size()));
        print(out, "order", order);
        var ordered = new Ranking(order, Map.of(), 0, 0, 0, 0);
        double[] fitted = Calibration.fit(sets.stream()
                .flatMap(set -> set.firsts(ordered).stream())
                .map(first -> new Calibration.Example(
                        CONFIDENCE.stream().map(first.hit().features()::get).toList(), first.right(), first.weight()))
                .toList());
        var confidence = new EnumMap<Features.Name, Double>(Features.Name.class);
        for (int i = 0; i < CONFIDENCE.size(); i++) {
            confidence.put(CONFIDENCE.get(i), fitted[i]);
        }
        print(out, "confidence", confidence);
        out.printf(Locale.ROOT, "bias: %.2f%n", fitted[CONFIDENCE.size()]);
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, String field, Map<Features.Name, Double> weights) {
        out.println(field + ":");
        weights.forEach((name, weight) -> out.printf(Locale.ROOT, "  %s: %.3f%n", name, weight));
    }
}
