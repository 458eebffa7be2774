package yiciban.bot.telegram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import yiciban.bot.TrialArguments;
import yiciban.bot.telegram.CrashVerdict.Judged;

/**
 * {@code ./yiciban crashtest}: runs the real program against {@link FakeTelegram}, kills it again and again, and checks
 * what the citizens saw. It needs nothing but the program's own libraries.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class CrashTrial {

    private static final String USAGE = "用法：./yiciban crashtest [--kills 200] [--seed 1] [--backlog 10000]";

    private record Options(int kills, int seed, int backlog, List<String> command) {}

    private static final List<CrashPoint> POINTS = List.of(CrashPoint.values());

    /** How long a sign of life is waited for; the report says whether it came in time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Within which a draft is saved that the editor has begun to send, in milliseconds. */
    private static final int SAVING = 60;

    /** How long an armed process may take until it gets to its point. */
    private static final Duration ARMED = Duration.ofSeconds(40);

    private static final Duration ENDED = Duration.ofSeconds(10);
    private static final Duration DRAINED = Duration.ofMinutes(10);
    private static final Duration SETTLED = Duration.ofMinutes(6);

    private final Options options;
    private final Random random;
    private final FakeTelegram telegram = new FakeTelegram().forgettingCalls();
    private final CrashReport report = new CrashReport();

    /** Where the kills fell, as positions in what was sent. */
    private final List<Integer> kills = new ArrayList<>();

    private CrashTrial(Options options) {
        this.options = options;
        this.random = new Random(options.seed());
    }

    /** Exit code 0 when every check held. */
    public static void main(String... args) throws Exception {
        TrialArguments given =
                TrialArguments.read(USAGE, Map.of("--kills", "200", "--seed", "1", "--backlog", "10000"), args);
        var options = new Options(
                given.number("--kills"), given.number("--seed"), given.number("--backlog"), given.command());
        var trial = new CrashTrial(options);
        System.err.printf("crashtest: %d kills, seed %d%n", options.kills(), options.seed());
        boolean held = trial.run();
        System.exit(held ? 0 : 1);
    }

    private boolean run() throws Exception {
        Path data = Files.createTempDirectory("yiciban-crashtest");
        try (telegram) {
            CrashQuestions questions = learned(data);
            kill(data, questions);
            if (options.backlog() > 0) {
                backlog(questions);
            }
        }
        boolean held = report.print(options.kills(), options.seed());
        if (held) {
            delete(data);
        } else {
            System.err.println("kept for a look: " + data);
        }
        return held;
    }

    /** Finds out how the program answers what will be asked, and that it answers the same each time. */
    private CrashQuestions learned(Path data) throws Exception {
        try (BotProcess bot = start(data, "")) {
            CrashQuestions questions = CrashQuestions.learn(telegram);
            report.add("exit of an idle server", "0", bot.terminate(ENDED), ENDED);
            return questions;
        }
    }

    private void kill(Path data, CrashQuestions questions) throws Exception {
        try (var asking = new CrashAsking(telegram, questions, new Random(random.nextLong()));
                var staff = new CrashStaff(options.command(), data)) {
            asking.start();
            staff.start();
            for (int i = 1; i <= options.kills(); i++) {
                killOnce(data, staff);
                if (i % 10 == 0 || i == options.kills()) {
                    System.err.printf(
                            "  %d/%d kills, %d asked, %d sent%n",
                            i, options.kills(), asking.asked(), telegram.sent().size());
                }
            }
            try (BotProcess bot = start(data, "")) {
                staff.at(bot.port());
                bot.answering(telegram, PATIENCE);
                report.add("exit on SIGTERM under load", "0", bot.terminate(ENDED), ENDED);
            }
            asking.stop();
            try (BotProcess bot = start(data, "")) {
                staff.at(bot.port());
                asking.settle(SETTLED);
                report.judged(judge(asking));
                report.put("put aside", asking.poisoned(), bot.quarantined());
                report.kept(staff.kept());
                bot.terminate(ENDED);
            }
            report.whole(staff.isWhole());
        }
    }

    /** Half of them at a point chosen before, the others at any time, also during the start and while a draft is being saved. */
    private void killOnce(Path data, CrashStaff staff) throws Exception {
        boolean armed = random.nextBoolean();
        CrashPoint point = POINTS.get(random.nextInt(POINTS.size()));
        String arm = armed ? point.armedName() + ":" + (1 + random.nextInt(6)) : "";
        boolean early = !armed && random.nextInt(4) == 0;
        try (BotProcess bot = BotProcess.start(options.command(), data, telegram.url(), arm)) {
            staff.at(bot.port());
            if (early) {
                Thread.sleep(random.nextInt(4_000));
                report.kill("during the start");
            } else {
                if (armed && bot.reached(ARMED)) {
                    report.kill(point.armedName());
                } else {
                    report.healthy(bot.answering(telegram, PATIENCE));
                    if (random.nextBoolean() && staff.sends(ARMED)) {
                        Thread.sleep(random.nextInt(SAVING));
                        report.kill("a draft on its way");
                    } else {
                        Thread.sleep(random.nextInt(1_500));
                        report.kill("any time");
                    }
                }
            }
            bot.kill();
            kills.add(telegram.sent().size());
        }
    }

    private Judged judge(CrashAsking asking) {
        return CrashVerdict.judge(
                asking.expected(),
                asking.answers(),
                asking,
                kills.stream().map(at -> at - asking.from()).toList(),
                asking.silent());
    }

    /** Three hours' questions at once: how long until all are answered, and until each chat's newest is. */
    private void backlog(CrashQuestions questions) throws Exception {
        Path data = Files.createTempDirectory("yiciban-crashtest");
        var backlog = new CrashBacklog(telegram, questions, options.backlog(), new Random(random.nextLong()));
        backlog.queue();
        try (BotProcess bot = BotProcess.start(options.command(), data, telegram.url(), "")) {
            report.backlog(backlog.drained(DRAINED), options.backlog(), DRAINED);
            bot.terminate(ENDED);
        }
        delete(data);
    }

    private BotProcess start(Path data, String arm) throws Exception {
        BotProcess bot = BotProcess.start(options.command(), data, telegram.url(), arm);
        report.healthy(bot.healthy(PATIENCE));
        return bot;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
