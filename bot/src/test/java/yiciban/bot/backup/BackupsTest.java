package yiciban.bot.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.system.Database;
import yiciban.bot.system.Engine;
import yiciban.bot.system.SetClock;

/** Backups that nobody has to think of. */
class BackupsTest {

    private final SetClock clock = new SetClock();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private HikariDataSource database;

    @SuppressWarnings("NullAway.Init") // before each
    private Path backups;

    @BeforeEach
    void open() throws IOException {
        database = Engine.SQLITE.open(folder);
        backups = Files.createDirectories(folder.resolve("backups"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Backups in(Path to) {
        return in(Engine.SQLITE.url(folder), to);
    }

    private Backups in(String url, Path to) {
        return new Backups(url, folder.resolve("staff.key"), Optional.of(to), BackupPassword.NONE, 2, clock);
    }

    private List<String> made() throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void c27_oneADayIsMadeAndTheLatestAreKept() throws Exception {
        for (int day = 0; day < 3; day++) {
            assertThat(in(backups).today()).isPresent();
            assertThat(in(backups).today()).as("the same day").isEmpty();
            clock.advance(Duration.ofDays(1));
        }
        Files.writeString(backups.resolve("yiciban-notes.zip"), "of the operator");
        in(backups).today();

        assertThat(made()).containsExactly("yiciban-20261128.zip", "yiciban-20261129.zip", "yiciban-notes.zip");
        assertThat(Restore.verify(backups.resolve("yiciban-20261129.zip"), BackupPassword.NONE)
                        .rows())
                .isPositive();
    }

    @Test
    void c27_beforeAnImportOneIsMadeOrThereIsNoImport() throws IOException {
        in(backups).beforeImport();
        assertThat(made()).containsExactly("before-import-20261126-090000.zip");
        assertThatThrownBy(() -> in(folder.resolve("not there")).beforeImport())
                .isInstanceOf(IllegalStateException.class);
        new Backups(
                        Engine.SQLITE.url(folder),
                        folder.resolve("staff.key"),
                        Optional.empty(),
                        BackupPassword.NONE,
                        2,
                        clock)
                .beforeImport();
    }

    @Test
    void c27_beforeTheTablesOfAnOlderVersionAreChangedOneIsMade() throws Exception {
        in(backups).beforeUpgrade();
        assertThat(made()).as("nothing would be changed").isEmpty();

        Path old = Files.createDirectories(folder.resolve("old"));
        String url = Engine.SQLITE.url(old);
        Database.openAt(url, "7").close();
        assertThatThrownBy(() -> in(url, folder.resolve("not there")).beforeUpgrade())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("YICIBAN_BACKUP_DIR");
        in(url, backups).beforeUpgrade();
        Database.open(url).close();
        in(url, backups).beforeUpgrade();

        assertThat(made()).containsExactly("before-upgrade-20261126-090000.zip");
        Path bare = Files.createDirectories(folder.resolve("bare"));
        Restore.into(
                backups.resolve("before-upgrade-20261126-090000.zip"),
                BackupPassword.NONE,
                Engine.SQLITE.url(bare),
                bare.resolve("key"));
    }
}
