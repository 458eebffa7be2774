package yiciban.bot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Question;
import yiciban.bot.conversation.Frequent;
import yiciban.embedding.Embedding;

/**
 * speed: how long an answer takes in process, uncached, cached and beside a publication, with one caller, and what memory it
 * needs.
 */
@Command(
        name = "speed",
        header = "测量在进程内回答一个问题要多久（一个提问者），以及占用的内存。",
        description = {
            "先热身，再用 seeds/judgments 的问题逐个提问。cached 是同一批问题再问一次；",
            "publication 是改一条常见问题后生成新资料库的时间；beside it 是生成时同时回答（不用缓存）的时间。"
        })
final class Speed implements Callable<Integer> {

    /** Publications made to warm up, and as many to be measured. */
    private static final int PUBLICATIONS = 5;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "次数", description = "每个问题问几遍，默认 3")
    private int rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Libraries libraries;
    private final Clock clock;

    Speed(Libraries libraries, Clock clock) {
        this.libraries = libraries;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        LocalDate today = LocalDate.now(clock);
        List<Question> questions = Judgment.all().stream()
                .map(judgment -> Question.of(judgment.turns().getFirst(), today))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        try (Library library = libraries.seeds()) {
            var frequent = new Frequent();
            for (int warmUp = 0; warmUp < 2; warmUp++) {
                questions.forEach(question -> library.answering().answer(question, List.of()));
                questions.forEach(question -> frequent.answer(library, question, List.of()));
            }
            var uncached = new ArrayList<Double>();
            var cached = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                for (Question question : questions) {
                    uncached.add(fresh(library, question));
                }
                for (Question question : questions) {
                    cached.add(millis(() -> frequent.answer(library, question, List.of())));
                }
            }
            print(out, "uncached ms", uncached);
            print(out, "cached ms", cached);
            var next = new NextLibrary(library);
            next.millis(PUBLICATIONS);
            print(out, "publication", next.millis(PUBLICATIONS));
            var beside = new ArrayList<Double>();
            next.beside(() -> questions.forEach(question -> beside.add(fresh(library, question))));
            print(out, "beside it", beside);
        }
        out.printf("resident MB          %s%n", residentMegabytes());
        out.flush();
        return 0;
    }

    /** Of a question that nobody asked lately. */
    private static double fresh(Library library, Question question) {
        Embedding.forget();
        return millis(() -> library.answering().answer(question, List.of()));
    }

    private static double millis(Runnable answer) {
        long start = System.nanoTime();
        answer.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(PrintWriter out, String name, List<Double> millis) {
        millis.sort(null);
        out.printf(
                Locale.ROOT,
                "%-12s n %d  p50 %.3f  p90 %.3f  p99 %.3f  max %.3f%n",
                name,
                millis.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 9 / 10),
                millis.get((int) (millis.size() * 0.99)),
                millis.getLast());
    }

    /** Linux says it in /proc; elsewhere it is unknown. */
    private static String residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "-";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .map(String::valueOf)
                .findFirst()
                .orElse("-");
    }
}
