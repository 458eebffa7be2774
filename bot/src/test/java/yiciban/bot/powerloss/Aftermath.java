package yiciban.bot.powerloss;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.RunningProgram;
import yiciban.bot.system.Database;

/** What is found on a disk after a loss, and what must be. */
final class Aftermath {

    /**
     * Something that somebody was told is stored.
     *
     * @param at when, in seconds since 1970
     * @param query counts it, of {@code :value}
     */
    record Told(double at, String query, String value) {

        static Told now(String query, String value) {
            var now = Instant.now();
            return new Told(now.getEpochSecond() + now.getNano() / 1e9, query, value);
        }
    }

    private final List<String> command;
    private final List<Told> told;
    private final List<String> wrong = new ArrayList<>();
    private int looked;

    /** @param command that serves */
    Aftermath(List<String> command, List<Told> told) {
        this.command = List.copyOf(command);
        this.told = List.copyOf(told);
    }

    /** The database is brought up to date, is whole, and has what was told before that time. */
    void database(String when, Path data, double until) {
        looked++;
        try (HikariDataSource database = Database.open(url(data))) {
            JdbcClient sql = JdbcClient.create(database);
            Optional<String> lost = told.stream()
                    .filter(one -> one.at() <= until)
                    .filter(one -> sql.sql(one.query())
                                    .param("value", one.value())
                                    .query(Integer.class)
                                    .single()
                            == 0)
                    .map(one -> "lost: " + one)
                    .findFirst();
            Database.damage(database).or(() -> lost).ifPresent(what -> wrong.add(when + ": " + what));
        } catch (RuntimeException e) {
            wrong.add(when + ": " + e);
        }
    }

    /** The program starts on it, finds everything whole, and answers. */
    void program(String when, Path data, String question) throws IOException, InterruptedException {
        looked++;
        try (var program = new RunningProgram(command, data)) {
            try {
                answers(when, program, question);
            } finally {
                program.kill(); // waits: it writes to the folder until then
            }
        } catch (IllegalStateException e) {
            wrong.add(when + ": " + e.getMessage());
        }
    }

    private void answers(String when, RunningProgram program, String question)
            throws IOException, InterruptedException {
        program.start();
        String outcome = program.ask("conversation-after-the-powerloss", "after-the-powerloss", question)
                .get("outcome")
                .stringValue();
        if (!outcome.equals("answered")) {
            wrong.add(when + ": " + outcome);
        }
        program.verb("verify");
    }

    /** Whether something was looked at, and nothing was wrong. */
    boolean isHeld() {
        return looked > 0 && wrong.isEmpty();
    }

    int looked() {
        return looked;
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    static String url(Path data) {
        return "jdbc:sqlite:" + data.resolve("yiciban.db");
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
