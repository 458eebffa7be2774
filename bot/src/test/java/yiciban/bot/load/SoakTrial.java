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
 * holds meanwhile. What grows for as long as it runs shows. {@code ./yiciban test} does it for five minutes beside the tests.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class SoakTrial {

    private static final String USAGE = "用法：./yiciban soak [--minutes 60] [--seed 1]";

    /** Questions a second, every other one new. */
    private static final int RATE = 5;

    /** The first sixth is for getting warm; the last is held against the second. */
    private static final int PARTS = 6;

    /** How often it is looked at in each. */
    private static final int LOOKS = 10;

    /** Seconds between two looks, for each minute of the whole. */
    private static final int STEP = 60 / PARTS / LOOKS;

    /** So much may be more than before. */
    private static final double MORE = 1.1;

    /** Before a quarter of an hour is over it is still getting warm: its compiler and its heap take what they will keep. */
    private static final int WARM_MINUTES = 15;

    private static final double MORE_WHILE_WARMING = 1.3;

    /**
     * What it holds, or the mean of what it held.
     *
     * @param megabytes resident
     * @param descriptors files and connections
     */
    private record Held(double megabytes, double threads, double descriptors) {

        static Held mean(List<Held> all) {
            return new Held(mean(all, Held::megabytes), mean(all, Held::threads), mean(all, Held::descriptors));
        }

        private static double mean(List<Held> all, ToDoubleFunction<Held> what) {
            return all.stream().mapToDouble(what).average().orElseThrow();
        }
    }

    private final RunningProgram program;
    private final Citizens citizens;
    private final int minutes;
    private int asked;
    private final Findings findings = new Findings();

    private SoakTrial(RunningProgram program, Citizens citizens, int minutes) {
        this.program = program;
        this.citizens = citizens;
        this.minutes = minutes;
    }

    /** Exit code 0 when every promise held. */
    public static void main(String... args) throws Exception {
        TrialArguments given = TrialArguments.read(USAGE, Map.of("--minutes", "60", "--seed", "1"), args);
        var citizens = new Citizens(new Random(given.number("--seed")));
        boolean held;
        try (var program = new RunningProgram(given.command(), Files.createTempDirectory("yiciban-soak"));
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            program.start();
            held = new SoakTrial(program, citizens, Math.max(1, given.number("--minutes"))).run(http);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(HttpClient http) throws IOException, InterruptedException {
        var loop = new OpenLoop(program, http, this::next);
        var parts = new ArrayList<Held>();
        int answered = 0;
        int count = 0;
        System.out.println("| part | memory, MB | threads | descriptors | p99, ms |\n|---|---|---|---|---|");
        for (int part = 1; part <= PARTS; part++) {
            var looks = new ArrayList<Held>();
            var all = new ArrayList<Replies.One>();
            for (int look = 0; look < LOOKS; look++) {
                all.addAll(loop.run(Collections.nCopies(STEP * minutes, RATE)).all());
                looks.add(new Held(program.residentMegabytes(), program.threads(), program.descriptors()));
            }
            var replies = new Replies(all);
            answered += replies.answered().count();
            count += replies.count();
            Held held = Held.mean(looks);
            parts.add(held);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.0f | %.0f | %.0f | %.1f |%n",
                    part,
                    held.megabytes(),
                    held.threads(),
                    held.descriptors(),
                    replies.answered().percentile(.99));
        }
        System.out.println();
        findings.row("answered, of those asked", "all", answered + " of " + count, answered == count);
        Held before = parts.get(1);
        Held after = parts.getLast();
        flat("memory", after.megabytes() / before.megabytes(), minutes < WARM_MINUTES ? MORE_WHILE_WARMING : MORE);
        flat("threads", after.threads() / before.threads(), MORE);
        flat("descriptors", after.descriptors() / before.descriptors(), MORE);
        return findings.held();
    }

    private String next() {
        asked++;
        return asked % 2 == 0 ? citizens.another() : citizens.often();
    }

    private void flat(String what, double times, double most) {
        findings.row(
                what + ", last sixth to second sixth",
                String.format(Locale.ROOT, "at most %.2f times", most),
                String.format(Locale.ROOT, "%.2f times", times),
                times <= most);
    }
}
