package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.system.Engine;

class PostgresqlConversationsTest extends ConversationsContract {

    @TempDir
    Path folder;

    private @Nullable HikariDataSource database;
    private @Nullable HikariDataSource another;

    @Override
    DataSource database() {
        if (database == null) {
            database = Engine.POSTGRESQL.open(folder);
        }
        return database;
    }

    @Override
    DataSource another() {
        if (another == null) {
            another = Engine.POSTGRESQL.open(folder);
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
    void aConversationThatIsHeldForLongIsSaidSoWithinThreeSeconds() throws SQLException {
        askWithNumbers();
        try (Connection other = database().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeUpdate("update conversation set begun_at = begun_at");
            long start = System.nanoTime();
            assertThatThrownBy(this::askWithNumbers).hasStackTraceContaining("lock timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            other.rollback();
        }
        assertThat(askWithNumbers().turn()).isNotEmpty();
    }
}
