package yiciban.bot.conversation;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.system.Engine;

class PostgresqlWishesTest extends WishesContract {

    @TempDir
    Path folder;

    private @Nullable HikariDataSource database;

    @Override
    DataSource database() {
        if (database == null) {
            database = Engine.POSTGRESQL.open(folder);
        }
        return database;
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
