package yiciban.bot.system;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The database: one file beside the program, or PostgreSQL; opened with or without Spring, always migrated. */
public final class Database {

    /**
     * SQLite as a server needs it: readers beside a writer; what was said to be stored survives power loss; a writer
     * waits 2 s for another instead of failing at once, and takes its lock at the start, so that two never wait for each other.
     */
    private static final Map<String, String> SQLITE = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "busy_timeout", "2000",
            "foreign_keys", "on",
            "transaction_mode", "IMMEDIATE");

    /** SQLite has one writer at a time: more connections would only wait for it. */
    private static final int SQLITE_CONNECTIONS = 4;

    private static final int CONNECTIONS = 10;

    /** With SQLite's own wait below 3 s: nobody waits longer to hear that we are busy. In milliseconds. */
    private static final int PATIENCE = 1_000;

    private Database() {}

    /** Connects and brings the tables up to date; the caller closes it. */
    public static HikariDataSource open(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("yiciban");
        config.setConnectionTimeout(PATIENCE);
        boolean sqlite = url.startsWith("jdbc:sqlite:");
        config.setMaximumPoolSize(sqlite ? SQLITE_CONNECTIONS : CONNECTIONS);
        if (sqlite) {
            SQLITE.forEach(config::addDataSourceProperty);
        }
        var source = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration", sqlite ? "classpath:db/sqlite" : "classpath:db/postgresql")
                    .load()
                    .migrate();
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }
}
