package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresqlTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "transaction_isolation, read committed",
        "synchronous_commit, on",
        "lock_timeout, 2s",
        "idle_in_transaction_session_timeout, 10s",
        "application_name, yiciban"
    })
    void aConnectionIsAsWePromiseWhateverTheServersDefaultIs(String setting, String value) {
        try (HikariDataSource database = Engine.POSTGRESQL.open(folder)) {
            assertThat(JdbcClient.create(database)
                            .sql("show " + setting)
                            .query(String.class)
                            .single())
                    .isEqualTo(value);
        }
    }

    @Test
    void ofNodesThatStartAtTheSameMomentOneMigratesAndTheOthersWait() throws Exception {
        String url = PostgresServer.empty();
        var nodes = new ArrayList<Callable<HikariDataSource>>();
        for (int i = 0; i < 3; i++) {
            nodes.add(() -> Database.open(url));
        }
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<HikariDataSource> node : threads.invokeAll(nodes)) {
                try (HikariDataSource database = node.get()) {
                    assertThat(JdbcClient.create(database)
                                    .sql("select count(*) from telegram_lease")
                                    .query(Integer.class)
                                    .single())
                            .isOne();
                }
            }
        }
    }

    @Test
    void whoWaitedForALockInVainMayTryAgainAndWhoMadeAMistakeMayNot() throws SQLException {
        try (HikariDataSource database = Engine.POSTGRESQL.open(folder);
                Connection holder = database.getConnection()) {
            JdbcClient sql = JdbcClient.create(database);
            holder.setAutoCommit(false);
            holder.createStatement().execute("update audit_head set number = number");
            assertThatThrownBy(() ->
                            sql.sql("update audit_head set number = number").update())
                    .matches(Database::busy, "busy");
            assertThatThrownBy(
                            () -> sql.sql("update nothing set number = number").update())
                    .matches(failure -> !Database.busy(failure), "not busy");
            holder.rollback();
        }
    }

    @Test
    void f6_ofTwoThatWaitForEachOtherOneMayTryAgainAndTheOtherGoesOn() throws Exception {
        List<String> locks = List.of("lock table turn", "lock table conversation");
        var bothHaveOne = new CyclicBarrier(2);
        try (HikariDataSource database = Engine.POSTGRESQL.open(folder)) {
            List<Optional<Exception>> ended = AtOnce.run(2, i -> {
                try (Connection connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    connection.createStatement().execute(locks.get(i));
                    bothHaveOne.await();
                    connection.createStatement().execute(locks.get(1 - i));
                    connection.commit();
                    return Optional.empty();
                } catch (SQLException | InterruptedException | BrokenBarrierException e) {
                    return Optional.of(e);
                }
            });
            assertThat(ended.stream().flatMap(Optional::stream))
                    .singleElement()
                    .satisfies(failure -> assertThat(failure).hasMessageContaining("deadlock"))
                    .matches(Database::busy, "busy");
        }
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://127.0.0.1:1/yiciban?user=yiciban&password=secret"))
                .hasStackTraceContaining("127.0.0.1:1")
                .satisfies(failure -> assertThat(causes(failure)).noneMatch(said -> said.contains("secret")));
    }

    private static List<String> causes(Throwable failure) {
        var said = new ArrayList<String>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            said.add(String.valueOf(cause.getMessage()));
        }
        return said;
    }
}
