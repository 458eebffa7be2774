package yiciban.bot.load;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Terms;
import yiciban.bot.answer.Gazetteer;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;
import yiciban.catalog.EntryId;
import yiciban.catalog.Seeds;
import yiciban.embedding.Embedding;
import yiciban.passage.Passage;
import yiciban.search.PassageIndex;
import yiciban.search.Query;
import yiciban.search.Ranking;

/** {@code ./yiciban growth}: indexes of ever more entries, every county's own, and what each costs; a Markdown table. */
@SuppressWarnings("SystemOut") // a program for the terminal
final class GrowthTrial {

    private static final String USAGE = "用法：./yiciban growth [--sizes 1000,10000,100000,1000000] [--folder 目录]";

    /** Questions that are asked before any counts. */
    private static final int WARMING = 200;

    private static final int MEASURED = 500;

    /**
     * What a search takes in milliseconds, p50 and p99.
     *
     * @param waited with the question's vector
     * @param computed by the processor without it: what a busy machine adds is not in it
     */
    record Times(String waited, String computed) {}

    /** What one size costs. */
    record Cost(
            int entries,
            double buildSeconds,
            double diskMegabytes,
            double residentMegabytes,
            double heapMegabytes,
            Times inArea,
            Times everywhere,
            double openSeconds,
            double nextSeconds,
            double load) {
        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %,d | %.0f | %.0f | %.0f (%.0f) | %s | %s | %s | %s | %.1f | %.1f | %.1f |",
                    entries,
                    buildSeconds,
                    diskMegabytes,
                    residentMegabytes,
                    heapMegabytes,
                    inArea.waited(),
                    inArea.computed(),
                    everywhere.waited(),
                    everywhere.computed(),
                    openSeconds,
                    nextSeconds,
                    load);
        }
    }

    private final Path folder;
    private final int warming;
    private final int measured;
    private final Variants variants;
    private final Terms terms;
    private final List<String> questions;
    private final Embedding embedding = new SharedVectors();
    private final Ranking ranking = Ranking.shipped();

    GrowthTrial(Path folder, int warming, int measured) {
        this.folder = folder;
        this.warming = warming;
        this.measured = measured;
        var seeds = Seeds.fromClasspath();
        this.variants = new Variants(seeds, Gazetteer.read());
        this.terms = Library.terms(seeds);
        this.questions = new ArrayList<>(Judgment.all().stream()
                .map(judgment -> Normaliser.normalise(judgment.turns().getLast()))
                .distinct()
                .toList());
        Collections.shuffle(questions, new Random(1));
    }

    public static void main(String[] args) throws IOException {
        List<Integer> sizes = List.of(1_000, 10_000, 100_000, 1_000_000);
        Path folder = null;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--sizes" ->
                    sizes = Arrays.stream(args[i + 1].split(",", -1))
                            .map(Integer::valueOf)
                            .toList();
                case "--folder" -> folder = Path.of(args[i + 1]);
                default -> fail();
            }
        }
        if (args.length % 2 != 0) {
            fail();
        }
        Path in = folder == null ? Files.createTempDirectory("yiciban-growth") : Files.createDirectories(folder);
        PrintStream out = System.out;
        var trial = new GrowthTrial(in, WARMING, MEASURED);
        out.println("每个县（市、区）有自己的一套条目，最多 " + trial.variants.most() + " 条；每条两个向量，同一事项的向量只算一次，各地略有移动。");
        out.println("查询不用缓存，等待时间含算问题的向量；打开和生成时文件在系统缓存里。");
        out.println();
        out.println(
                "| 条目 | 建索引 秒 | 磁盘 MB | 常驻内存 MB（其中堆） | 本地查 p50 / p99 毫秒 | 其中索引的处理器时间 | 不分地区 p50 / p99 毫秒 | 其中索引的处理器时间 | 打开 秒 | 改一条后的新索引 秒 | 系统负载 |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (int size : sizes) {
            out.println(trial.measure(size).row());
        }
    }

    private static void fail() {
        System.err.println(USAGE);
        System.exit(2);
    }

    /** Builds, opens, asks and publishes; leaves nothing behind. */
    Cost measure(int size) throws IOException {
        Path one = folder.resolve("growth-" + size + "-1");
        Path two = folder.resolve("growth-" + size + "-2");
        delete(one);
        List<Passage> passages = variants.passages(size);
        long start = System.nanoTime();
        open(one, passages).close();
        double build = seconds(start);
        start = System.nanoTime();
        try (PassageIndex index = open(one, passages)) {
            double open = seconds(start);
            Times inArea = times(index, size, true);
            Times everywhere = times(index, size, false);
            System.gc();
            double resident = residentMegabytes();
            Runtime runtime = Runtime.getRuntime();
            double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
            List<Passage> changed = new ArrayList<>(passages);
            List<Passage> entry = variants.entry(size / 2, 2);
            int at = size / 2 * entry.size();
            for (int i = 0; i < entry.size(); i++) {
                changed.set(at + i, entry.get(i));
            }
            start = System.nanoTime();
            index.next(two, "2", changed, terms, EntryId::equals).close();
            double next = seconds(start);
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return new Cost(size, build, megabytes(one), resident, heap, inArea, everywhere, open, next, load);
        } finally {
            delete(one);
            delete(two);
        }
    }

    private PassageIndex open(Path at, List<Passage> passages) {
        return PassageIndex.onDisk(
                at, "1", List.of(), passages, terms, embedding, ranking, EntryId::equals, done -> {});
    }

    private Times times(PassageIndex index, int size, boolean inArea) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        var random = new Random(2);
        var waited = new ArrayList<Double>();
        var computed = new ArrayList<Double>();
        for (int i = 0; i < warming + measured; i++) {
            String question = questions.get(i % questions.size());
            var query = new Query(question, 10, inArea ? variants.countyOf(random.nextInt(size)) : null);
            long start = System.nanoTime();
            embedding.of(question); // which is remembered until another is asked for
            long began = thread.getCurrentThreadCpuTime();
            index.search(query);
            if (i >= warming) {
                computed.add((thread.getCurrentThreadCpuTime() - began) / 1e6);
                waited.add((System.nanoTime() - start) / 1e6);
            }
        }
        return new Times(spread(waited), spread(computed));
    }

    private static String spread(List<Double> millis) {
        millis.sort(null);
        return String.format(
                Locale.ROOT, "%.1f / %.1f", millis.get(millis.size() / 2), millis.get((int) (millis.size() * 0.99)));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        }
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
