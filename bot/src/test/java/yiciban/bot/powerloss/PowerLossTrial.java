package yiciban.bot.powerloss;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.Findings;
import yiciban.bot.RunningProgram;
import yiciban.bot.TrialArguments;
import yiciban.bot.load.StaffAtWork;
import yiciban.bot.powerloss.Aftermath.Told;
import yiciban.bot.powerloss.Disk.Loss;
import yiciban.bot.powerloss.Recording.Change;
import yiciban.bot.system.Database;

/**
 * {@code ./yiciban powerloss}, F3 and F1: every write and every sync of the real program is recorded, first while it brings an
 * older database up to date, then while citizens ask and staff publish. What the disk may hold when the process was killed, or the
 * power failed, between any two of them is made anew and looked at.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class PowerLossTrial {

    private static final String USAGE = "用法：./yiciban powerloss [--points 300] [--starts 12] [--seed 1]";

    /** Of the tables that the program brings up to date. */
    private static final String OLDER = "4";

    private static final String QUESTION = "居住证怎么办";
    private static final String TURN = "select count(*) from turn where message = :value";

    /** Asked before, between and after what staff do. */
    private static final int QUESTIONS = 10;

    private static final String ENTRY = "faq-001";
    private static final String ANSWER = "演练：请到窗口办。";

    private static final List<Loss> LOSSES = List.of(Loss.values());

    private final List<String> command;
    private final int points;
    private final int starts;
    private final Random random;
    private final Findings findings = new Findings();

    private PowerLossTrial(TrialArguments given) {
        this.command = given.command();
        this.points = given.number("--points");
        this.starts = given.number("--starts");
        this.random = new Random(given.number("--seed"));
    }

    /** Exit code 0 when every promise held. */
    public static void main(String... args) throws Exception {
        var trial = new PowerLossTrial(
                TrialArguments.read(USAGE, Map.of("--points", "300", "--starts", "12", "--seed", "1"), args));
        trial.upgrade();
        trial.work();
        System.exit(trial.findings.held() ? 0 : 1);
    }

    /** A database of older tables, with one question in it, is brought up to date by the start. */
    private void upgrade() throws Exception {
        Path data = folder();
        var told = new ArrayList<Told>();
        try (HikariDataSource old = Database.openAt(Aftermath.url(data), OLDER)) {
            JdbcClient sql = JdbcClient.create(old);
            sql.sql("insert into conversation (id, channel, address, begun_at) values ('c1', 'web', 'a', 1)")
                    .update();
            sql.sql("insert into turn (id, conversation, number, message, question, masked, asked_at)"
                            + " values ('t1', 'c1', 1, 'm1', '居住证怎么办', false, 1)")
                    .update();
            Database.wipe(old);
            told.add(Told.now(TURN, "m1"));
        }
        var recording = Recording.of(data);
        try (RunningProgram program = recording.program(command)) {
            program.start();
            ask(program, told);
            recording.end(program);
        }
        look("upgrade from version " + OLDER, recording, told);
    }

    /** Citizens ask; staff change an entry, publish it and take it back. */
    private void work() throws Exception {
        Path data = folder();
        StaffAtWork.add(new RunningProgram(command, data));
        var told = new ArrayList<Told>();
        var recording = Recording.of(data);
        try (RunningProgram program = recording.program(command)) {
            program.start();
            StaffAtWork staff = StaffAtWork.of(program);
            ask(program, told);
            staff.edit(ENTRY, ANSWER);
            told.add(Told.now("select count(*) from revision where content like '%' || :value || '%'", ANSWER));
            ask(program, told);
            staff.publish(staff.tried(List.of(ENTRY)));
            told.add(Told.now("select count(*) from publication where note = :value", "演练"));
            ask(program, told);
            staff.rollBack();
            told.add(Told.now("select count(*) from publication where undoes is not null and '' = :value", ""));
            ask(program, told);
            recording.end(program);
        }
        look("questions and publications", recording, told);
    }

    private static void ask(RunningProgram program, List<Told> told) throws InterruptedException {
        for (int i = 0; i < QUESTIONS; i++) {
            String message = "powerloss-" + told.size();
            program.ask("conversation-before-the-powerloss-" + told.size() % 3, message, QUESTION);
            told.add(Told.now(TURN, message));
        }
    }

    private void look(String what, Recording recording, List<Told> told) throws Exception {
        List<Change> changes = recording.changes();
        findings.shown(what + ": writes, syncs and names", changes.size());
        Optional<String> unlike = recording.unlike();
        findings.row(
                what + ": all of them done again give the folder that was left",
                "byte for byte",
                unlike.orElse("byte for byte"),
                unlike.isEmpty());
        Set<Integer> ofDatabase = some(points, changes, true);
        Set<Integer> others = some(starts, changes, false);
        var afterwards = new EnumMap<Loss, Aftermath>(Loss.class);
        for (Loss loss : LOSSES) {
            afterwards.put(loss, new Aftermath(command, told));
        }
        var started = new Aftermath(command, List.of());
        recording.replay((number, disk) -> {
            // What is there stays so until the next change is done.
            double until = number + 1 < changes.size() ? changes.get(number + 1).ended() : Double.MAX_VALUE;
            String when = "%s, %s after change %d"
                    .formatted(what, changes.get(number).path().getFileName(), number);
            if (ofDatabase.contains(number)) {
                for (Map.Entry<Loss, Aftermath> one : afterwards.entrySet()) {
                    Path left = left(disk, one.getKey());
                    one.getValue().database(when + ", " + one.getKey() + ", " + left, left, until);
                    keepIfWrong(left, one.getValue());
                }
            }
            if (others.contains(number)) {
                Loss loss = LOSSES.get(random.nextInt(LOSSES.size()));
                Path left = left(disk, loss);
                started.program(when + ", " + loss + ", " + left, left, QUESTION);
                keepIfWrong(left, started);
            }
        });
        afterwards.forEach((loss, found) -> row(what + ": " + said(loss), "database whole, nothing lost", found));
        row(what + ": the program started on it", "answers, all whole", started);
        if (findings.held()) {
            Aftermath.delete(recording.data());
            Aftermath.delete(recording.folder());
        } else {
            System.err.println("kept for a look: " + recording.folder());
        }
    }

    private static void keepIfWrong(Path left, Aftermath found) throws IOException {
        boolean wrong = !found.wrong().isEmpty() && found.wrong().getLast().contains(left.toString());
        if (!wrong) {
            Aftermath.delete(left);
        }
    }

    /** The same path by which a process sees it. */
    private static Path folder() throws IOException {
        return Files.createTempDirectory("yiciban-powerloss").toRealPath();
    }

    private Path left(Disk disk, Loss loss) throws Exception {
        Path left = folder();
        disk.write(left, loss, random);
        return left;
    }

    private Set<Integer> some(int count, List<Change> changes, boolean database) {
        var all = new ArrayList<>(IntStream.range(0, changes.size())
                .filter(number -> database
                        == changes.get(number).path().getFileName().toString().startsWith("yiciban.db"))
                .boxed()
                .toList());
        Collections.shuffle(all, random);
        return new HashSet<>(all.subList(0, Math.min(count, all.size())));
    }

    private static String said(Loss loss) {
        return switch (loss) {
            case NOTHING -> "killed";
            case ALL_UNSYNCED -> "power gone, nothing kept that was not synced";
            case SOME_UNSYNCED -> "power gone, some kept that was not synced";
        };
    }

    private void row(String what, String promised, Aftermath found) {
        found.wrong().forEach(System.err::println);
        findings.row(
                what,
                promised,
                "%d of %d".formatted(found.looked() - found.wrong().size(), found.looked()),
                found.isHeld());
    }
}
