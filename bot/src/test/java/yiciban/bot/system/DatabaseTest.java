package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "busy_timeout, 2000", "foreign_keys, 1"})
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
