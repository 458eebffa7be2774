package yiciban.bot.system;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** What a store must work on: a file, and a server that the tests of this JVM share. Every folder has a database of its own. */
public enum Engine {
    SQLITE {
        @Override
        public String url(Path folder) {
            return "jdbc:sqlite:" + folder.resolve("yiciban.db");
        }
    },
    POSTGRESQL {
        @Override
        public String url(Path folder) {
            return PostgresServer.url(folder);
        }
    };

    /** Address of the folder's database, the same each time; a new one is migrated and otherwise empty. */
    public abstract String url(Path folder);

    /** As the program opens it; once more is another node. */
    public HikariDataSource open(Path folder) {
        return Database.open(url(folder));
    }
}
