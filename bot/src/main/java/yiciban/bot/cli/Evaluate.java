package yiciban.bot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.answer.Library;
import yiciban.catalog.Seeds;
import yiciban.embedding.Embedding;
import yiciban.evaluation.Evaluation;
import yiciban.evaluation.JsonLines;
import yiciban.evaluation.Scores;
import yiciban.search.Ranking;

/** evaluate: how good search and confidence are on any corpus with judged questions. */
@Command(
        name = "evaluate",
        header = "用带标准答案的问题测量检索和可信度。",
        description = {
            "在内存里为语料建索引，逐个提问，打印命中率、召回、nDCG、AUROC、应答比例、准确率和用时。",
            "语料每行 {\"id\",\"title\"?,\"text\"}，问题每行 {\"id\",\"text\",\"relevant\":[ids]}（空 = 应拒答）。"
        })
final class Evaluate implements Callable<Integer> {

    @Option(names = "--corpus", required = true, paramLabel = "C.jsonl", description = "语料")
    private @Nullable Path corpus;

    @Option(names = "--queries", required = true, paramLabel = "Q.jsonl", description = "问题")
    private @Nullable Path queries;

    @Option(names = "--json", description = "打印成一个 JSON 对象")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (corpus == null || queries == null) {
            throw new ParameterException(spec.commandLine(), "需要 --corpus 和 --queries。");
        }
        Scores scores;
        try {
            scores = new Evaluation(Library.terms(Seeds.fromClasspath()), new Embedding(), Ranking.shipped())
                    .run(JsonLines.corpus(corpus), JsonLines.queries(queries), done -> {});
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper().writeValueAsString(scores.asJson()));
        } else {
            print(out, scores);
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, Scores scores) {
        scores.values().forEach((name, value) -> {
            String shown = value.isNaN()
                    ? "-"
                    : value == Math.rint(value) ? "%.0f".formatted(value) : String.format(Locale.ROOT, "%.4f", value);
            out.printf("%-20s %s%n", name, shown);
        });
        out.println("confidence  questions  mean   right");
        for (Scores.Bin bin : scores.reliability()) {
            out.printf(
                    Locale.ROOT,
                    "%.1f-%.1f %13d  %s  %s%n",
                    bin.from(),
                    bin.from() + 0.1,
                    bin.questions(),
                    share(bin.confidence()),
                    share(bin.right()));
        }
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-    " : String.format(Locale.ROOT, "%.3f", value);
    }
}
