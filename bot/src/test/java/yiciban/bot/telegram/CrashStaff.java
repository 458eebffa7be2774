package yiciban.bot.telegram;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.RunningProgram;
import yiciban.bot.staff.Clerk;
import yiciban.bot.system.Database;

/** An editor who goes on writing questions and answers in the console while the program is killed, and notes which were saved. */
final class CrashStaff implements AutoCloseable {

    /**
     * What became of it.
     *
     * @param saved questions of which the console said so
     * @param lost of these, not in the database afterwards
     * @param twice of all, there more than once
     */
    record Kept(int saved, int lost, int twice) {}

    private static final String NAME = "li";
    private static final String FORM = "/staff/entries/new?kind=FAQ";
    private static final Duration BREATH = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningProgram program;
    private final Path data;
    private final Set<String> saved = ConcurrentHashMap.newKeySet();
    private @Nullable Clerk clerk;
    private Thread thread = new Thread();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile int port;
    private volatile boolean going = true;

    /** Adds the editor's account; the program need not run. */
    CrashStaff(List<String> command, Path data) throws IOException, InterruptedException {
        this.program = new RunningProgram(command, data);
        this.data = data;
        program.addStaff(NAME, "EDITOR");
    }

    void start() {
        thread = Thread.ofVirtual().start(this::run);
    }

    /** Where the program is now. */
    void at(int port) {
        this.port = port;
    }

    private void run() {
        for (int number = 1; going; number++) {
            String question = "龙门书院第%d间自习室几点关门？".formatted(number);
            String key = "";
            while (going && !saved.contains(question)) {
                try {
                    Clerk now = signedIn();
                    key = key.isEmpty() ? now.hidden(FORM, "key") : key;
                    if (isSaved(now, question, key)) {
                        saved.add(question);
                    }
                } catch (UncheckedIOException | IllegalStateException e) {
                    // It was killed, or is starting: sent again with the same key it is the same draft.
                }
                rest();
            }
        }
    }

    private Clerk signedIn() {
        Clerk known = clerk;
        if (known == null || known.at(port).get("/staff/entries").statusCode() != 200) {
            known = Clerk.signedIn(port, NAME, RunningProgram.PASSWORD);
            clerk = known;
        }
        return known.at(port);
    }

    private boolean isSaved(Clerk clerk, String question, String key) {
        Map<String, String> form = Map.of(
                "kind", "FAQ", "version", "0", "key", key, "question", question, "answer", "晚上九点。", "source", "馆务公告");
        sent.incrementAndGet();
        return Clerk.location(clerk.fill(FORM, "/staff/entries/new", form)).endsWith("done=saved");
    }

    /** Waits until the editor sends a draft: the next one, not one that is being answered already. False when none comes in that time. */
    boolean sends(Duration within) throws InterruptedException {
        int before = sent.get();
        long end = System.nanoTime() + within.toNanos();
        while (sent.get() == before && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(1));
        }
        return sent.get() != before;
    }

    private static void rest() {
        try {
            Thread.sleep(BREATH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** To be asked while the program runs and is killed no more: of few kills the first may come before anything is saved. */
    Kept kept() throws InterruptedException {
        for (int wait = 0; saved.isEmpty() && wait < PATIENCE.toSeconds(); wait++) {
            Thread.sleep(Duration.ofSeconds(1));
        }
        going = false;
        thread.join();
        Map<String, Long> there = new HashMap<>();
        try (HikariDataSource database = Database.open("jdbc:sqlite:" + data.resolve("yiciban.db"))) {
            JdbcClient.create(database)
                    .sql("select title, count(*) as times from revision where title like '龙门书院第%' group by title")
                    .query((row, n) -> there.put(row.getString("title"), row.getLong("times")))
                    .list();
        }
        int lost = (int)
                saved.stream().filter(question -> !there.containsKey(question)).count();
        int twice = (int) there.values().stream().filter(times -> times > 1).count();
        return new Kept(saved.size(), lost, twice);
    }

    /** What the program itself finds when it looks at everything: database, audit log, index. */
    boolean isWhole() throws IOException, InterruptedException {
        try {
            return program.verb("verify").contains("操作日志");
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        going = false;
    }
}
