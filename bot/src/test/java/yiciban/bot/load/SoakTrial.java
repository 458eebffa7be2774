package yiciban.bot.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import yiciban.bot.Findings;
import yiciban.bot.RunningProgram;
import yiciban.bot.TrialArguments;

/**
 * {@code ./yiciban soak}, F17: five questions a second for an hour, to the real program in a process of its own, and what it
 * holds meanwhile. What grows for as long as it runs shows.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class SoakTrial {

    private static final String USAGE = "用法：./yiciban soak [--minutes 60，至少 6] [--seed 1]";

    /** Questions a second, every other one new. */
    private static final int RATE = 5;

    private static final int MINUTE = 60;

    /** The first sixth is for getting warm; the last is held against the second. */
    private static final int PARTS = 6;

    /** So much may be more than before. */
    private static final double MORE = 1.1;

    /**
     * What it holds after a minute.
     *
     * @param megabytes resident
     * @param descriptors files and connections
     * @param p99 of that minute's answers, in milliseconds
     */
    private record Held(long megabytes, long threads, long descriptors, double p99) {}

    private final RunningProgram program;
    private final Citizens citizens;
    private int asked;
    private final Findings findings = new Findings();

    private SoakTrial(RunningProgram program, Citizens citizens) {
        this.program = program;
        this.citizens = citizens;
    }

    /** Exit code 0 when every promise held. */
    public static void main(String... args) throws Exception {
        TrialArguments given = TrialArguments.read(USAGE, Map.of("--minutes", "60", "--seed", "1"), args);
        int minutes = Math.max(PARTS, given.number("--minutes"));
        boolean held;
        try (var program = new RunningProgram(given.command(), Files.createTempDirectory("yiciban-soak"));
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            program.start();
            held = new SoakTrial(program, new Citizens(new Random(given.number("--seed")))).run(http, minutes);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(HttpClient http, int minutes) throws IOException, InterruptedException {
        var loop = new OpenLoop(program, http, this::next);
        var all = new ArrayList<Held>();
        int answered = 0;
        int count = 0;
        int part = minutes / PARTS;
        System.out.println("| minutes | memory, MB | threads | descriptors | p99, ms |\n|---|---|---|---|---|");
        for (int minute = 1; minute <= minutes; minute++) {
            Replies replies = loop.run(Collections.nCopies(MINUTE, RATE));
            answered += replies.answered().count();
            count += replies.count();
            all.add(new Held(
                    program.residentMegabytes(),
                    program.threads(),
                    program.descriptors(),
                    replies.answered().percentile(.99)));
            if (minute % part == 0) {
                List<Held> last = all.subList(minute - part, minute);
                System.out.printf(
                        Locale.ROOT,
                        "| %d to %d | %.0f | %.0f | %.0f | %.1f |%n",
                        minute - part + 1,
                        minute,
                        mean(last, Held::megabytes),
                        mean(last, Held::threads),
                        mean(last, Held::descriptors),
                        mean(last, Held::p99));
            }
        }
        System.out.println();
        findings.row("answered, of those asked", "all", answered + " of " + count, answered == count);
        List<Held> second = all.subList(part, 2 * part);
        List<Held> last = all.subList(minutes - part, minutes);
        flat("memory", second, last, Held::megabytes);
        flat("threads", second, last, Held::threads);
        flat("descriptors", second, last, Held::descriptors);
        return findings.held();
    }

    private String next() {
        asked++;
        return asked % 2 == 0 ? citizens.another() : citizens.often();
    }

    private static double mean(List<Held> minutes, ToDoubleFunction<Held> what) {
        return minutes.stream().mapToDouble(what).average().orElseThrow();
    }

    private void flat(String what, List<Held> before, List<Held> after, ToDoubleFunction<Held> of) {
        double times = mean(after, of) / mean(before, of);
        findings.row(
                what + ", last sixth to second sixth",
                "at most 1.10 times",
                String.format(Locale.ROOT, "%.2f times", times),
                times <= MORE);
    }
}
