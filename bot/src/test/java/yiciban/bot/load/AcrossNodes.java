package yiciban.bot.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import yiciban.bot.Findings;
import yiciban.bot.RunningProgram;

/** When citizens of each node read what one of them published or took back, and whether they read nothing else. */
final class AcrossNodes {

    /** What is promised, in milliseconds. */
    static final double SOON = 2_000;

    /** Read on, after all nodes tell the new text: none may go back. In milliseconds. */
    private static final int AFTERWARDS = 1_500;

    private static final List<String> QUESTIONS = List.of("龙门书院的琴房怎么预约", "翠屏湖的游船怎么租");

    private final List<RunningProgram> nodes;
    private final List<StaffAtWork> staff;
    private final Findings findings;
    private final Map<String, List<Double>> figures = new TreeMap<>();
    private final List<Double> trials = new ArrayList<>();
    private List<String> entries = List.of();
    private int edition;
    private int back;
    private int nothing;
    private int read;

    AcrossNodes(List<RunningProgram> nodes, List<StaffAtWork> staff, Findings findings) {
        this.nodes = nodes;
        this.staff = staff;
        this.findings = findings;
    }

    /** Two answers, published together and taken back again and again, each time by another node. */
    void run(int times) throws Exception {
        var drafted = new ArrayList<String>();
        for (String question : QUESTIONS) {
            String entry = staff.getFirst().drafted(question, Reader.text(0));
            staff.getFirst().submit(entry);
            drafted.add(entry);
        }
        entries = drafted;
        staff.getFirst().publish(tried(staff.getFirst()));
        for (int i = 0; i < times; i++) {
            StaffAtWork desk = staff.get(i % nodes.size());
            StaffAtWork other = staff.get((i + 1) % nodes.size());
            String trial = next(desk);
            changed("publication", 0, edition, () -> desk.publish(trial));
            changed("rollback", edition, 0, other::rollBack);
        }
        report();
    }

    /** Edits, submits, approves and tries out the next edition; returns the trial's page. */
    String next(StaffAtWork desk) throws InterruptedException {
        edition++;
        entries.forEach(entry -> desk.edit(entry, Reader.text(edition)));
        return tried(desk);
    }

    private String tried(StaffAtWork desk) throws InterruptedException {
        long begun = System.nanoTime();
        String trial = desk.tried(entries);
        trials.add(millis(System.nanoTime() - begun) / 1_000);
        return trial;
    }

    int edition() {
        return edition;
    }

    Reader reader(RunningProgram node) {
        return new Reader(node, QUESTIONS);
    }

    private void changed(String what, int from, int to, Runnable click) throws Exception {
        var readers = new ArrayList<Reader>();
        try {
            nodes.forEach(node -> readers.add(reader(node)));
            await(60, () -> readers.stream().allMatch(reader -> reader.tells(from)));
            long clicked = System.nanoTime();
            click.run();
            long answered = System.nanoTime();
            await(60, () -> readers.stream().allMatch(reader -> reader.tells(to)));
            Thread.sleep(AFTERWARDS);
            figure(what + ", the click itself", millis(answered - clicked));
            for (int i = 0; i < readers.size(); i++) {
                List<Reader.Told> told = readers.get(i).told();
                long first = told.stream()
                        .filter(one -> one.edition() == to)
                        .mapToLong(Reader.Told::told)
                        .min()
                        .orElseThrow();
                String node = "%s, read on %s".formatted(what, name(i));
                figure(node + ", from the click", millis(first - clicked));
                figure(node + ", from its reply", Math.max(0, millis(first - answered)));
                read += told.size();
                back += (int) told.stream()
                        .filter(one -> one.asked() > first && one.edition() != to)
                        .count();
                nothing += (int) told.stream()
                        .filter(one -> one.edition() == Reader.NOTHING)
                        .count();
            }
        } finally {
            for (Reader reader : readers) {
                reader.close();
            }
        }
    }

    private void figure(String what, double millis) {
        figures.computeIfAbsent(what, _ -> new ArrayList<>()).add(millis);
    }

    private void report() {
        figures.forEach((what, millis) -> {
            boolean promised = !what.endsWith("itself");
            findings.row(what, promised ? "under 2 s" : "", shown(millis), !promised || largest(millis) < SOON);
        });
        findings.row("questions that citizens put meanwhile", "", read, true);
        findings.row("of these told the old text after the new one, or one new and one old", "0", back, back == 0);
        findings.row("of these told nothing", "0", nothing, nothing == 0);
        double[] seconds = sorted(trials);
        findings.row(
                "a trial of every known question, of two entries",
                "",
                "%d times, median %.0f s, longest %.0f s"
                        .formatted(seconds.length, seconds[seconds.length / 2], seconds[seconds.length - 1]),
                true);
    }

    static String name(int node) {
        return String.valueOf((char) ('A' + node));
    }

    static String shown(List<Double> millis) {
        double[] sorted = sorted(millis);
        return String.format(
                Locale.ROOT,
                "%d times, median %.0f ms, longest %.0f ms",
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }

    private static double largest(List<Double> millis) {
        return millis.stream().mapToDouble(one -> one).max().orElse(0);
    }

    private static double[] sorted(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(one -> one).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** Waits until something holds. */
    static void await(int seconds, BooleanSupplier holds) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("not within " + seconds + " s");
            }
            Thread.sleep(5);
        }
    }
}
