package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.system.Engine;

class SqliteConversationsTest extends ConversationsContract {

    @TempDir
    Path folder;

    private @Nullable HikariDataSource database;
    private @Nullable HikariDataSource another;

    @Override
    DataSource database() {
        if (database == null) {
            database = Engine.SQLITE.open(folder);
        }
        return database;
    }

    @Override
    DataSource another() {
        if (another == null) {
            another = Engine.SQLITE.open(folder);
        }
        return another;
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
        if (another != null) {
            another.close();
        }
    }

    @Test
    void aDatabaseThatIsBusyForLongIsSaidSoWithinThreeSeconds() throws SQLException {
        try (Connection other = database().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeUpdate("insert into conversation values ('a', 'web', 'b', 1)");
            long start = System.nanoTime();
            assertThatThrownBy(this::askWithNumbers).hasStackTraceContaining("database is locked");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            other.rollback();
        }
        assertThat(askWithNumbers().turn()).isNotEmpty();
    }

    @Test
    void c29_whatWasDeletedIsInNoByteOfTheFileOrItsLog() throws IOException {
        ask("m1", "丢了一只叫豆豆的花猫怎么办");
        assertThat(bytesOnDisk()).anyMatch(bytes -> bytes.contains(latin("豆豆")));
        clock.advance(Stores.RETENTION.conversations().plusDays(1));
        ask("m2", "居住证怎么办");
        assertThat(forgetting(clock::nanos).forget()).isOne();

        assertThat(bytesOnDisk()).noneMatch(bytes -> bytes.contains(latin("豆豆")));
    }

    /** Each file, a character a byte. */
    private List<String> bytesOnDisk() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                found.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return found;
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void noByteOfAPersonalNumberReachesTheDisk() throws IOException {
        askWithNumbers();

        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(file.toString()).doesNotContain("110101").doesNotContain("13800138000");
            }
        }
    }
}
