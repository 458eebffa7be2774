package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** F1: SIGKILL in the middle of a migration; what it does to citizens' questions is {@code ./yiciban crashtest}. */
@Timeout(180)
class KilledWhileMigratingTest {

    private static final String OLD = "4";
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    /** Brings one database after the other up to date. */
    static final class Migrator {
        public static void main(String... urls) {
            System.out.println("begins");
            for (String url : urls) {
                Database.open(url).close();
            }
        }
    }

    @Test
    void f1_whereverAMigrationOfSqliteIsKilledTheNextStartEndsIt() throws Exception {
        byte[] old = old();
        var random = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            var urls = new ArrayList<String>();
            for (int i = 0; i < 40; i++) { // more than it migrates until it is killed
                Path file = folder.resolve(kill + "-" + i + ".db");
                urls.add("jdbc:sqlite:" + Files.write(file, old));
            }
            Process migrator = started(urls);
            assertThat(migrator.getInputStream().read()).isEqualTo('b');
            Thread.sleep(300 + random.nextInt(500));
            assertThat(migrator.isAlive()).as("is killed at work").isTrue();
            migrator.destroyForcibly().waitFor();
            for (String url : urls) {
                try (HikariDataSource after = Database.open(url)) {
                    assertWhole(after, url);
                }
            }
        }
    }

    @Test
    void f1_aMigrationOfPostgresqlThatIsKilledWhileItWaitsForATableIsUndoneAndEndedByTheNextStart() throws Exception {
        String url = PostgresServer.empty();
        try (HikariDataSource before = Database.openAt(url, OLD);
                Connection reader = before.getConnection()) {
            fill(before);
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table telegram_button in access share mode"); // V6 wants it last
            Process migrator = started(List.of(url));
            JdbcClient sql = JdbcClient.create(before);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> sql.sql(
                                    "select count(*) from pg_locks where not granted and mode = 'AccessExclusiveLock'")
                            .query(Integer.class)
                            .single()
                            .equals(1));
            migrator.destroyForcibly().waitFor();
            reader.rollback();
            assertThat(Database.version(reader)).isEqualTo("5");
        }
        try (HikariDataSource after = Database.open(url)) {
            assertWhole(after, url);
        }
    }

    private static Process started(List<String> urls) throws IOException {
        return OtherJvm.of(Migrator.class, List.of(), urls)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private byte[] old() throws IOException {
        Path file = folder.resolve("old.db");
        try (HikariDataSource database = Database.openAt("jdbc:sqlite:" + file, OLD)) {
            fill(database);
            Database.wipe(database);
        }
        return Files.readAllBytes(file);
    }

    private static void fill(HikariDataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("insert into conversation (id, channel, address, begun_at) values ('c1', 'web', 'a', 1)")
                .update();
        sql.sql("insert into turn (id, conversation, number, message, question, masked, asked_at)"
                        + " values ('t1', 'c1', 1, 'm1', '居住证怎么办', false, 1)")
                .update();
    }

    private static void assertWhole(HikariDataSource database, String url) throws SQLException {
        assertThat(Database.damage(database)).as(url).isEmpty();
        try (Connection connection = database.getConnection()) {
            assertThat(Integer.parseInt(Database.version(connection))).as(url).isGreaterThanOrEqualTo(12);
        }
        assertThat(JdbcClient.create(database)
                        .sql("select question from turn")
                        .query(String.class)
                        .list())
                .as(url)
                .containsExactly("居住证怎么办");
    }
}
