package yiciban.bot.system;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * 单文件库连接: opens SQLite, which has one writer at a time. Whoever waits for it looks again every millisecond: SQLite's own way is to
 * look ever more rarely, in the end every tenth of a second, so that a citizen waited that long for a lock held for some milliseconds.
 */
final class SqliteConnections extends SQLiteDataSource {

    /** Longest wait for another writer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How soon a writer looks again, in nanoseconds. */
    private static final long SOON = 1_000_000;

    /**
     * Connections to one database.
     *
     * @param settings SQLite's pragmas, and the driver's
     */
    SqliteConnections(String url, Map<String, String> settings) {
        super(config(settings));
        setUrl(url);
    }

    private static SQLiteConfig config(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        return new SQLiteConfig(properties);
    }

    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
        SQLiteConnection connection = super.getConnection(user, password);
        BusyHandler.setHandler(connection, new LookingAgain());
        return connection;
    }

    /** Of one connection, and so of one thread at a time. */
    private static final class LookingAgain extends BusyHandler {

        private long since;

        @Override
        protected int callback(int before) {
            long now = System.nanoTime();
            if (before == 0) {
                since = now;
            }
            if (now - since > PATIENCE.toNanos()) {
                return 0; // SQLITE_BUSY
            }
            LockSupport.parkNanos(SOON); // at once when interrupted: whoever stops a thread stops no statement
            return 1;
        }
    }
}
