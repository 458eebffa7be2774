package yiciban.bot.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.system.Database;
import yiciban.bot.system.Engine;

/** F19: backups beside writers, restored to the same and to the other database; damaged, old and foreign ones. */
class BackupTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T19:00:00Z"), ZoneOffset.UTC);

    /** What text may be: lines, quotes, a character outside the first plane. */
    private static final String TRICKY = "一行\n\"二\"\\ 行\u2028𠮷\r\n'; drop table turn; --";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private Path file;

    @SuppressWarnings("NullAway.Init") // before each
    private Path key;

    @BeforeEach
    void places() throws IOException {
        file = folder.resolve("backup.zip");
        key = Files.writeString(folder.resolve("staff.key"), "a2V5\n");
        Files.createDirectories(folder.resolve("from"));
        Files.createDirectories(folder.resolve("to"));
    }

    @Test
    void c27_anEncryptedBackupOpensWithItsPasswordOnly() throws IOException, SQLException {
        try (HikariDataSource source = Engine.SQLITE.open(folder.resolve("from"))) {
            fill(source, 9);
        }
        var password = new BackupPassword("correct horse battery staple");
        long rows = Backup.make(Engine.SQLITE.url(folder.resolve("from")), key, file, password, CLOCK);

        assertThatThrownBy(() -> new ZipFile(file.toFile()).close()).hasMessageContaining("encrypted");
        assertThatThrownBy(() -> Restore.verify(file, BackupPassword.NONE)).hasMessageContaining("是加密的");
        assertThatThrownBy(() -> Restore.verify(file, new BackupPassword("correct horse battery stable")))
                .hasMessageContaining("口令不对");
        Path restoredKey = folder.resolve("to/staff.key");
        assertThat(Restore.into(file, password, Engine.SQLITE.url(folder.resolve("to")), restoredKey)
                        .rows())
                .isEqualTo(rows);
        assertThat(restoredKey).hasSameBinaryContentAs(key);
    }

    @Test
    void c27_aPasswordThatIsMissingOrShortIsRefusedWithWhatToDo() throws IOException {
        Path written = Files.writeString(folder.resolve("password"), "correct horse battery staple\n");
        assertThat(BackupPassword.in(written.toString()))
                .isEqualTo(new BackupPassword("correct horse battery staple"))
                .asString()
                .doesNotContain("horse");
        assertThat(BackupPassword.in("")).isEqualTo(BackupPassword.NONE);
        assertThatThrownBy(() -> BackupPassword.in(folder.resolve("none").toString()))
                .hasMessageContaining("YICIBAN_BACKUP_PASSWORD_FILE");
        Files.writeString(written, "short\n");
        assertThatThrownBy(() -> BackupPassword.in(written.toString()))
                .hasMessageContaining("至少 20 个字符")
                .hasMessageContaining("openssl rand");
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,SQLITE", "SQLITE,POSTGRESQL", "POSTGRESQL,SQLITE", "POSTGRESQL,POSTGRESQL"})
    void everyRowComesBackWhicheverDatabaseItIs(Engine from, Engine to) throws IOException, SQLException {
        try (HikariDataSource source = from.open(folder.resolve("from"))) {
            fill(source, 999);
        }
        long rows = Backup.make(from.url(folder.resolve("from")), key, file, BackupPassword.NONE, CLOCK);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Restore.verify(file, BackupPassword.NONE).rows())
                .isEqualTo(rows)
                .isGreaterThan(20);

        Path restoredKey = folder.resolve("to/staff.key");
        Restore.Found found = Restore.into(file, BackupPassword.NONE, to.url(folder.resolve("to")), restoredKey);

        assertThat(found.rows()).isEqualTo(rows);
        assertThat(found.at()).isEqualTo("2026-11-26T19:00:00Z");
        assertThat(restoredKey).hasSameBinaryContentAs(key);
        try (HikariDataSource target = to.open(folder.resolve("to"))) {
            JdbcClient sql = JdbcClient.create(target);
            assertThat(one(sql, "select question from turn where id = 't2'")).isEqualTo(TRICKY);
            assertThat(one(sql, "select merged_into from gap where id = 'g1'")).isEqualTo("g2");
            assertThat(one(sql, "select hash from audit where number = 1")).isEqualTo("h");
            assertThat(sql.sql("select count(*) from turn where masked = true")
                            .query(Long.class)
                            .single())
                    .isOne();
            assertThat(sql.sql("select count(*) from staff_session")
                            .query(Long.class)
                            .single())
                    .as("who was signed in")
                    .isZero();
            assertThatThrownBy(() -> sql.sql("delete from audit").update()).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> Restore.into(file, BackupPassword.NONE, to.url(folder.resolve("to")), restoredKey))
                .hasMessageContaining("已经有资料");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void itIsOfOneMomentWhileOthersWrite(Engine engine) throws Exception {
        try (HikariDataSource source = engine.open(folder.resolve("from"));
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new AtomicBoolean();
            Future<Integer> written = writers.submit(() -> write(source, stop));
            try {
                for (int i = 0; i < 5; i++) {
                    Backup.make(
                            engine.url(folder.resolve("from")),
                            key,
                            folder.resolve(i + ".zip"),
                            BackupPassword.NONE,
                            CLOCK);
                }
            } finally {
                stop.set(true);
            }
            assertThat(written.get()).as("writers are not kept waiting").isGreaterThan(5);
        }
        for (int i = 0; i < 5; i++) { // each of which has a question for every conversation
            Path to = Files.createDirectories(folder.resolve("to" + i));
            Restore.into(folder.resolve(i + ".zip"), BackupPassword.NONE, Engine.SQLITE.url(to), to.resolve("key"));
            try (HikariDataSource target = Engine.SQLITE.open(to)) {
                JdbcClient sql = JdbcClient.create(target);
                assertThat(one(sql, "select count(*) from turn"))
                        .isEqualTo(one(sql, "select count(*) from conversation"));
            }
        }
    }

    @Test
    void anOlderProgramsBackupIsBroughtUpToDate() throws IOException, SQLException {
        String url = Engine.SQLITE.url(folder.resolve("from"));
        try (HikariDataSource source = Database.openAt(url, "4")) {
            fill(source, 4);
        }
        Backup.make(url, key, file, BackupPassword.NONE, CLOCK);
        String restored = Engine.SQLITE.url(folder.resolve("to"));
        assertThat(Restore.into(file, BackupPassword.NONE, restored, folder.resolve("to/key"))
                        .schema())
                .isEqualTo("4");
        try (HikariDataSource target = Database.open(restored)) {
            JdbcClient sql = JdbcClient.create(target);
            assertThat(one(sql, "select question from turn where id = 't2'")).isEqualTo(TRICKY);
            assertThat(one(sql, "select count(*) from gap")).isEqualTo("0");
        }
    }

    @Test
    void aNewerProgramsBackupIsRefused() throws IOException, SQLException {
        try (HikariDataSource source = Engine.SQLITE.open(folder.resolve("from"))) {
            JdbcClient.create(source)
                    .sql("update flyway_schema_history set version = '999' where installed_rank = "
                            + "(select max(installed_rank) from flyway_schema_history)")
                    .update();
        }
        Backup.make(Engine.SQLITE.url(folder.resolve("from")), key, file, BackupPassword.NONE, CLOCK);
        assertThatThrownBy(() -> Restore.into(
                        file, BackupPassword.NONE, Engine.SQLITE.url(folder.resolve("to")), folder.resolve("to/key")))
                .hasMessageContaining("请先升级程序");
    }

    @Test
    void whateverIsDamagedIsNoticed() throws IOException, SQLException {
        try (HikariDataSource source = Engine.SQLITE.open(folder.resolve("from"))) {
            fill(source, 999);
        }
        Backup.make(Engine.SQLITE.url(folder.resolve("from")), key, file, BackupPassword.NONE, CLOCK);
        byte[] whole = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged.zip");
        for (int kept = 0; kept < whole.length - 1; kept += 997) {
            Files.write(damaged, Arrays.copyOf(whole, kept));
            assertThatThrownBy(() -> Restore.verify(damaged, BackupPassword.NONE))
                    .as("cut at %d", kept)
                    .isInstanceOf(IOException.class);
        }
        Files.writeString(damaged, "no backup");
        assertThatThrownBy(() -> Restore.verify(damaged, BackupPassword.NONE)).hasMessageContaining("不是备份");
        assertThatThrownBy(() -> Restore.verify(folder.resolve("none.zip"), BackupPassword.NONE))
                .hasMessageContaining("没有文件");
    }

    @Test
    void c27_whatStopsBetweenTheRowsAndTheKeyIsDoneAgain() throws IOException, SQLException {
        try (HikariDataSource source = Engine.SQLITE.open(folder.resolve("from"))) {
            fill(source, 999);
        }
        Backup.make(Engine.SQLITE.url(folder.resolve("from")), key, file, BackupPassword.NONE, CLOCK);
        String restored = Engine.SQLITE.url(folder.resolve("to"));
        assertThatThrownBy(() -> Restore.into(file, BackupPassword.NONE, restored, folder.resolve("no folder/key")))
                .isInstanceOf(IOException.class);
        Path written = folder.resolve("to/key");
        Files.copy(key, written); // what a kill between the two leaves
        assertThat(Restore.into(file, BackupPassword.NONE, restored, written).rows())
                .isGreaterThan(20);
        assertThat(written).hasSameBinaryContentAs(key);
    }

    @Test
    void nothingIsOverwritten() throws IOException, SQLException {
        Engine.SQLITE.open(folder.resolve("from")).close();
        String url = Engine.SQLITE.url(folder.resolve("from"));
        Backup.make(url, key, file, BackupPassword.NONE, CLOCK);
        assertThatThrownBy(() -> Backup.make(url, key, file, BackupPassword.NONE, CLOCK))
                .isInstanceOf(FileAlreadyExistsException.class);
        Path other = Files.writeString(folder.resolve("to/staff.key"), "b3RoZXI=\n");
        assertThatThrownBy(
                        () -> Restore.into(file, BackupPassword.NONE, Engine.SQLITE.url(folder.resolve("to")), other))
                .hasMessageContaining("另一个密钥文件");
        assertThat(other).hasContent("b3RoZXI=");
        assertThatThrownBy(() -> Backup.make(
                        "jdbc:sqlite:" + folder.resolve("none.db"),
                        key,
                        folder.resolve("x.zip"),
                        BackupPassword.NONE,
                        CLOCK))
                .isInstanceOf(SQLException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(path -> path.toString().endsWith(".part") || path.endsWith("none.db"));
        }
    }

    /** A row and more in every table of version 4, and of the newest what differs in kind. */
    private static void fill(HikariDataSource database, int version) throws IOException {
        JdbcClient sql = JdbcClient.create(database);
        statements().forEach(statement -> {
            if (statement.startsWith("select")) {
                sql.sql(statement).query().listOfRows();
            } else {
                sql.sql(statement).update();
            }
        });
        sql.sql("insert into turn (id, conversation, number, message, question, masked, asked_at, confidence) "
                        + "values ('t2', 'c1', 2, 'm2', ?, true, 9007199254740993, 0.123456789012345)")
                .param(TRICKY)
                .update();
        if (version > 4) {
            for (String gap : List.of("g1", "g2")) {
                sql.sql(
                                "insert into gap (id, status, queue, office, assigned, due, noise_by_hand, gathered, version, opened_at) "
                                        + "values (?, 'open', 'missing', '公安', false, '2026-12-03', false, true, 1, 1)")
                        .param(gap)
                        .update();
            }
            sql.sql("update gap set merged_into = 'g2' where id = 'g1'").update();
        }
    }

    private static int write(HikariDataSource database, AtomicBoolean stop) {
        JdbcClient sql = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        int number = 0;
        while (!stop.get()) {
            String id = "w" + number++;
            transaction.executeWithoutResult(status -> {
                sql.sql("insert into conversation (id, channel, address, begun_at) values (?, 'web', ?, 1)")
                        .params(id, id)
                        .update();
                sql.sql("insert into turn (id, conversation, number, message, question, masked, asked_at) "
                                + "values (?, ?, 1, 'm', '居住证怎么办', false, 1)")
                        .params(id, id)
                        .update();
            });
        }
        return number;
    }

    private static String one(JdbcClient sql, String query) {
        return sql.sql(query).query(String.class).single();
    }

    private static List<String> statements() throws IOException {
        try (var in = Objects.requireNonNull(BackupTest.class.getResourceAsStream("/statements-v4.sql"))) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("(?m)^--.*$", "")
                            .split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        }
    }
}
