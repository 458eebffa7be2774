package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DatabaseTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1", "secure_delete, 1"})
    void keepsWhatItSaidItStored(String pragma, String value) {
        try (HikariDataSource database = open()) {
            assertThat(JdbcClient.create(database)
                            .sql("pragma " + pragma)
                            .query(String.class)
                            .single())
                    .isEqualTo(value);
        }
    }

    @Test
    void canBeOpenedBesideARunningServer() {
        try (HikariDataSource server = open();
                HikariDataSource verb = open()) {
            JdbcClient.create(server)
                    .sql("insert into conversation (id, channel, address, begun_at) values ('a', 'web', 'b', 1)")
                    .update();
            assertThat(JdbcClient.create(verb)
                            .sql("select address from conversation")
                            .query(String.class)
                            .list())
                    .containsExactly("b");
        }
    }

    @Test
    void whoeverFindsAnotherWritingWaitsForTheEndOfIt() throws Exception {
        try (HikariDataSource server = open();
                HikariDataSource verb = open();
                Connection writing = verb.getConnection();
                var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            writing.setAutoCommit(false); // takes the lock
            Future<?> waiting = thread.submit(() -> store(server, "after"));
            assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            store(new SingleConnectionDataSource(writing, true), "before");
            writing.setAutoCommit(true); // stores it; commit() would take the lock again at once

            waiting.get();

            assertThat(JdbcClient.create(server)
                            .sql("select id from conversation order by rowid")
                            .query(String.class)
                            .list())
                    .containsExactly("before", "after");
        }
    }

    @Test
    void afterWaitingInVainForAnotherTransactionsAreWholeAgain() throws SQLException {
        try (HikariDataSource server = open();
                HikariDataSource verb = open()) {
            var transaction = new TransactionTemplate(new JdbcTransactionManager(server));
            try (Connection writing = verb.getConnection()) {
                writing.setAutoCommit(false); // takes the lock
                long begin = System.nanoTime();
                assertThatThrownBy(() -> transaction.executeWithoutResult(status -> store(server, "never")))
                        .hasStackTraceContaining("SQLITE_BUSY");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
                writing.rollback();
                writing.setAutoCommit(true);
            }
            for (int each = 0; each < 10; each++) { // whichever connection of the pool it is
                String id = "undone-" + each;
                transaction.executeWithoutResult(status -> {
                    store(server, id);
                    status.setRollbackOnly();
                });
                transaction.executeWithoutResult(status -> store(server, "kept" + id));
            }
            assertThat(JdbcClient.create(server)
                            .sql("select count(*) from conversation where id like 'kept%'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(10);
            assertThat(JdbcClient.create(server)
                            .sql("select count(*) from conversation where id not like 'kept%'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private static void store(DataSource database, String id) {
        JdbcClient.create(database)
                .sql("insert into conversation (id, channel, address, begun_at) values (:id, 'web', :id, 1)")
                .param("id", id)
                .update();
    }

    @Test
    void f4_onAFullDiskNothingIsHalfStoredAndItGoesOnWhenThereIsSpace() {
        String url = new DataFolder(folder).databaseUrl();
        try (HikariDataSource roomy = Database.open(url)) {
            JdbcClient other = JdbcClient.create(roomy);
            other.sql("create table filler (bytes blob)").update();
            other.sql("insert into filler values (zeroblob(1000000))").update();
            int pages = other.sql("pragma page_count").query(Integer.class).single();
            try (HikariDataSource full = Database.open(url + "?max_page_count=" + pages)) {
                var transaction = new TransactionTemplate(new JdbcTransactionManager(full));
                for (int each = 0; each < 10; each++) {
                    String id = "half-" + each;
                    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                                store(full, id);
                                store(full, id + "x".repeat(100_000));
                            }))
                            .matches(Database::away, "away");
                }
                assertThat(count(full)).as("half stored").isZero();
                other.sql("delete from filler").update();
                for (int each = 0; each < 10; each++) { // whichever connection of the pool it is
                    String id = "kept-" + each;
                    transaction.executeWithoutResult(status -> store(full, id));
                }
                assertThat(count(full)).isEqualTo(10);
            }
        }
    }

    private static int count(HikariDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from conversation")
                .query(Integer.class)
                .single();
    }

    /** What PostgreSQL and its driver say when the server or its disk is at fault, and what they say of our own mistakes. */
    @ParameterizedTest
    @CsvSource({
        "08001, true",
        "08006, true",
        "53100, true",
        "53300, true",
        "57P01, true",
        "57P03, true",
        "58030, true",
        "23505, false",
        "42601, false",
        "57014, false",
        ", false"
    })
    void f6_whoseFaultItWasIsToldByTheState(@Nullable String state, boolean away) {
        assertThat(Database.away(new IllegalStateException(new SQLException("why", state))))
                .isEqualTo(away);
    }

    @Test
    void aDatabaseThatCannotBeOpenedSaysSo() throws IOException {
        Files.writeString(folder.resolve("yiciban.db"), "not a database ".repeat(100));

        assertThatThrownBy(this::open).hasStackTraceContaining("not a database");
    }

    @Test
    void onlyTheOwnerLooksIntoTheDataFolder() throws IOException {
        var made = new DataFolder(folder.resolve("deep/data"));

        assertThat(Files.getPosixFilePermissions(made.path())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(made.index()).isEqualTo(folder.resolve("deep/data/index"));
        assertThat(new DataFolder(made.path())).isEqualTo(made);
    }

    private HikariDataSource open() {
        return Database.open(new DataFolder(folder).databaseUrl());
    }
}
