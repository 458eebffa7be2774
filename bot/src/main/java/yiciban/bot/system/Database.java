package yiciban.bot.system;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The database: one file beside the program, or PostgreSQL; opened with or without Spring, always migrated. */
public final class Database {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Of all migrations; Flyway's word. */
    private static final String NEWEST = "latest";

    /**
     * SQLite as a server needs it: readers beside a writer; what was said to be stored survives power loss; a writer
     * takes its lock at the start, so that two never wait for each other, and waits for another's, see {@link SqliteConnections}.
     */
    private static final Map<String, String> SQLITE_SETTINGS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "foreign_keys", "on",
            "secure_delete", "on", // what is deleted is overwritten
            "transaction_mode", "IMMEDIATE");

    /** SQLite has one writer at a time: more connections would only wait for it. */
    private static final int SQLITE_CONNECTIONS = 4;

    /**
     * The same patience for another's lock as on SQLite, and what was said to be stored is on the server's disk, whatever
     * the server's default. A node that hangs, or a machine that is gone, in the middle of a transaction loses it after
     * 10 s, so that its locks, the lease among them, are the others' before {@code Lease.PATIENCE} is over.
     */
    private static final String POSTGRESQL_SETTINGS =
            "set lock_timeout = '2s'; set idle_in_transaction_session_timeout = '10s'; set synchronous_commit = on";

    /** A server that went away without a word is noticed after this; no statement of ours takes as long. In seconds. */
    private static final String SILENCE = "10";

    private static final int CONNECTIONS = 10;

    /** With the wait for a lock below 3 s: nobody waits longer to hear that we are busy. In milliseconds. */
    private static final int PATIENCE = 800;

    /** Whether a connection that nobody used for half a second still answers is asked this long. In milliseconds. */
    private static final int STILL_THERE = 500;

    /** PostgreSQL: waited for a lock in vain; deadlock; changed by another meanwhile. */
    private static final Set<String> POSTGRESQL_BUSY = Set.of("55P03", "40P01", "40001");

    /**
     * PostgreSQL: how the states begin that say that it cannot go on now, whatever it was asked: connection lost, no more room or
     * connections, stopped by an operator, its disk failed.
     */
    private static final List<String> POSTGRESQL_AWAY = List.of("08", "53", "57P", "58");

    /** SQLite: the last byte of its error code. */
    private static final int SQLITE_BUSY = 5;

    /** SQLite: the disk failed, is full, or the file cannot be opened. */
    private static final Set<Integer> SQLITE_AWAY = Set.of(10, 13, 14);

    private static final String SQLITE_TABLES = "classpath:db/sqlite";
    private static final String POSTGRESQL_TABLES = "classpath:db/postgresql";

    private Database() {}

    /** Connects and brings the tables up to date; the caller closes it. */
    public static HikariDataSource open(String url) {
        return openAt(url, NEWEST);
    }

    /**
     * The same with the tables of an older version, where there are none yet; the caller closes it.
     *
     * @param version as {@link #version} says it; one that is not known here, with a question mark behind, means the newest
     */
    public static HikariDataSource openAt(String url, String version) {
        if (url.startsWith(SQLITE)) {
            var config = config(SQLITE_CONNECTIONS);
            config.setDataSource(new SqliteConnections(url, SQLITE_SETTINGS));
            config.setExceptionOverride(new NoHalfBegun());
            var source = new HikariDataSource(config);
            try {
                migrate(source, SQLITE_TABLES, version);
                return source;
            } catch (RuntimeException e) {
                source.close();
                throw e;
            }
        }
        if (!url.startsWith(POSTGRESQL)) { // which is not repeated: there may be a password in it
            throw new IllegalArgumentException(
                    "YICIBAN_DB_URL 应以 " + POSTGRESQL + " 开头，见 docs/deployment.md；不设就用数据目录里的文件");
        }
        // By a connection of their own: changing a large table may take longer than any other statement.
        try (var alone = new HikariDataSource(postgresql(url, 2))) {
            migrate(alone, POSTGRESQL_TABLES, version);
        }
        var config = postgresql(url, CONNECTIONS);
        config.addDataSourceProperty("socketTimeout", SILENCE);
        return new Hurrying(config);
    }

    /** Whoever is in a {@link Hurry} waits no longer for a server that says nothing. */
    private static final class Hurrying extends HikariDataSource {
        Hurrying(HikariConfig config) {
            super(config);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (Hurry.isOn()) {
                connection.setNetworkTimeout(Runnable::run, Hurry.MILLIS); // the pool puts it back
            }
            return connection;
        }
    }

    /**
     * Everything as it is committed at the first statement, for reading only, while others write; the caller closes it.
     *
     * @throws SQLException when there is no such database
     */
    public static Connection snapshot(String url) throws SQLException {
        if (url.startsWith(SQLITE)) {
            var settings = new SQLiteConfig();
            settings.resetOpenMode(SQLiteOpenMode.CREATE);
            settings.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED); // takes no lock of a writer
            settings.setBusyTimeout(2_000);
            Connection connection = settings.createConnection(url);
            connection.setAutoCommit(false);
            return connection;
        }
        Connection connection = DriverManager.getConnection(url);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * Makes what was deleted unreadable in SQLite's log, too, which otherwise keeps it until it is written over. PostgreSQL has its own
     * ways (vacuum), which nothing here hurries.
     */
    public static void wipe(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getURL().startsWith(SQLITE)) {
                statement.execute("pragma wal_checkpoint(truncate)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the log of the database cannot be emptied now", e);
        }
    }

    /**
     * What SQLite finds damaged in its own file, every page and every reference read; empty when nothing is. PostgreSQL
     * checks its pages whenever it reads them.
     */
    public static Optional<String> damage(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!connection.getMetaData().getURL().startsWith(SQLITE)) {
                return Optional.empty();
            }
            try (ResultSet row = statement.executeQuery("pragma integrity_check(1)")) {
                if (row.next() && !row.getString(1).equals("ok")) {
                    return Optional.of(row.getString(1));
                }
            }
            try (ResultSet row = statement.executeQuery("pragma foreign_key_check")) {
                return row.next() ? Optional.of(row.getString(1) + " → " + row.getString(3)) : Optional.empty();
            }
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Newest migration that a database has seen, such as {@code 7}. */
    public static String version(Connection connection) throws SQLException {
        String newest =
                "select version from flyway_schema_history where success and version is not null order by installed_rank desc";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(newest)) {
            if (!row.next()) {
                throw new SQLException("这个数据库里还没有表");
            }
            return row.getString(1);
        }
    }

    /**
     * A connection that could not begin a transaction because another held the lock, or whose transaction was undone because the
     * disk is full, is given up. SQLite's driver has by
     * then written down that one is under way: whoever got the connection next would have every statement committed by
     * itself, and then be told that nothing can be committed.
     */
    private static final class NoHalfBegun implements SQLExceptionOverride {
        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException problem) {
            return busy(problem) || away(problem)
                    ? SQLExceptionOverride.Override.MUST_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }

    private static HikariConfig postgresql(String url, int connections) {
        var config = config(connections);
        config.setJdbcUrl(url);
        // Every statement sees what was committed before it, whatever the server's default: after waiting for a lock,
        // too.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(POSTGRESQL_SETTINGS);
        config.addDataSourceProperty("ApplicationName", "yiciban");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setValidationTimeout(STILL_THERE);
        return config;
    }

    private static HikariConfig config(int connections) {
        var config = new HikariConfig();
        config.setPoolName("yiciban");
        config.setConnectionTimeout(PATIENCE);
        config.setMaximumPoolSize(connections);
        return config;
    }

    /** Of several nodes that start at once one migrates and the others wait for it: Flyway locks. */
    private static void migrate(DataSource source, String own, String version) {
        tables(own).dataSource(source).target(version).load().migrate();
    }

    private static FluentConfiguration tables(String own) {
        return Flyway.configure().locations("classpath:db/migration", own);
    }

    /** Whether there are tables that {@link #open} would change; not when there are none yet. */
    public static boolean isOlder(String url) {
        try (Connection connection = snapshot(url)) {
            version(connection);
        } catch (SQLException e) {
            return false; // what is wrong, if anything, opening says
        }
        String own = url.startsWith(SQLITE) ? SQLITE_TABLES : POSTGRESQL_TABLES;
        return tables(own).dataSource(url, null, null).load().info().pending().length > 0;
    }

    /** Whether something failed only because another held it for too long, so that trying again makes sense. */
    public static boolean busy(Throwable failure) {
        return problem(failure)
                .filter(problem -> POSTGRESQL_BUSY.contains(String.valueOf(problem.getSQLState()))
                        || (problem.getErrorCode() & 0xff) == SQLITE_BUSY)
                .isPresent();
    }

    /** Whether something failed because the database is gone, silent or without room, and nothing was done wrong. */
    public static boolean away(Throwable failure) {
        return problem(failure)
                .filter(problem -> problem instanceof SQLTransientConnectionException // the pool had none in time
                        || POSTGRESQL_AWAY.stream().anyMatch(String.valueOf(problem.getSQLState())::startsWith)
                        || SQLITE_AWAY.contains(problem.getErrorCode() & 0xff))
                .isPresent();
    }

    /** What the database said first; a transaction that cannot be undone, since it is gone, is said later and says less. */
    private static Optional<SQLException> problem(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException problem) {
                return Optional.of(problem);
            }
            if (cause instanceof TransactionSystemException undoing && undoing.getApplicationException() != null) {
                return problem(undoing.getApplicationException());
            }
        }
        return Optional.empty();
    }
}
