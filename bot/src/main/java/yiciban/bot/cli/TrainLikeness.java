package yiciban.bot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import yiciban.catalog.Seeds;
import yiciban.embedding.Embedding;
import yiciban.evaluation.Calibration;

/** train-likeness: fits what each number of a vector tells about whether two questions want the same, and prints it. */
@Command(
        name = "train-likeness",
        header = "重新训练“两个问法是不是同一需求”的权重，打印 likeness.txt。",
        description = {
            "训练用的问法：seeds 里同一条目的相似问法是同一需求，别的条目的不是；--pairs 每行 {\"a\",\"b\",\"label\"}。",
            "以 # 开头的行是五折交叉的 F1，和只看余弦的比。结果是确定的，用几分钟；是否采用由人决定。"
        })
final class TrainLikeness implements Callable<Integer> {

    /** Pulls each weight towards none: chosen on the folds. */
    private static final double RIDGE = 300;

    /** What our own pairs count for together, when all others count 1. */
    private static final double OWN = 0.5;

    private static final int FOLDS = 5;

    private static final int PER_LINE = 16;

    @Option(names = "--pairs", paramLabel = "P.jsonl", description = "别处的成对问法")
    private List<Path> files = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var embedding = new Embedding();
        List<WordingPair> own = WordingPair.ofContent(Seeds.fromClasspath(), embedding);
        PrintWriter out = spec.commandLine().getOut();
        var others = new ArrayList<WordingPair>();
        try {
            files.forEach(file -> others.addAll(WordingPair.read(file, embedding)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        out.printf("# seeds: %d pairs; others: %d%n", own.size(), others.size());
        if (!others.isEmpty()) {
            folds(out, own, others);
        }
        double[] weights = weights(own, others);
        for (int from = 0; from < weights.length; from += PER_LINE) {
            var line = new StringBuilder();
            for (int i = from; i < Math.min(from + PER_LINE, weights.length); i++) {
                line.append(i == from ? "" : " ").append(String.format(Locale.ROOT, "%.2f", weights[i]));
            }
            out.println(line);
        }
        out.flush();
        return 0;
    }

    /** Each fifth of the others' pairs is told by what the rest taught, from the likeness at which the rest is told best. */
    private static void folds(PrintWriter out, List<WordingPair> own, List<WordingPair> others) {
        var plain = new ArrayList<Double>();
        var fitted = new ArrayList<Double>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            List<WordingPair> rest = part(others, i -> i % FOLDS != left);
            List<WordingPair> told = part(others, i -> i % FOLDS == left);
            plain.add(WordingPair.f1(told, null, WordingPair.best(rest, null)));
            double[] weights = weights(own, rest);
            fitted.add(WordingPair.f1(told, weights, WordingPair.best(rest, weights)));
        }
        out.printf(
                Locale.ROOT, "# others, F1 in %d folds: %.3f; by the cosine %.3f%n", FOLDS, mean(fitted), mean(plain));
        out.flush();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static List<WordingPair> part(List<WordingPair> pairs, IntPredicate taken) {
        return IntStream.range(0, pairs.size())
                .filter(taken)
                .mapToObj(pairs::get)
                .toList();
    }

    /** One per number of a vector, 1 on average, so that they can stand where a cosine stood. */
    private static double[] weights(List<WordingPair> own, List<WordingPair> others) {
        double share = others.isEmpty() ? 1 : OWN * others.size() / own.size();
        var examples = new ArrayList<Calibration.Example>();
        own.forEach(pair -> examples.add(pair.example(true, share)));
        others.forEach(pair -> examples.add(pair.example(false, 1)));
        double[] fitted = Calibration.fit(examples, RIDGE);
        double mean = IntStream.range(0, Embedding.DIMENSIONS)
                .mapToDouble(i -> fitted[i])
                .average()
                .orElseThrow();
        return IntStream.range(0, Embedding.DIMENSIONS)
                .mapToDouble(i -> fitted[i] / mean)
                .toArray();
    }
}
