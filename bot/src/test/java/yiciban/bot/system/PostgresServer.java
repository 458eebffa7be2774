package yiciban.bot.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL on 127.0.0.1 and a free port: started when a test first wants one, stopped with the JVM. */
public final class PostgresServer {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<Path, String> URLS = new ConcurrentHashMap<>();
    private static final EmbeddedPostgres SERVER = start();

    /** Migrated once and copied for every test. */
    private static final class Migrated {
        static final String NAME = made();

        private static String made() {
            Database.open(create("migrated", "template1")).close();
            return "migrated";
        }
    }

    private PostgresServer() {}

    static String url(Path folder) {
        return URLS.computeIfAbsent(folder, made -> create("test" + COUNT.incrementAndGet(), Migrated.NAME));
    }

    /** Address of a database without tables. */
    public static String empty() {
        return create("empty" + COUNT.incrementAndGet(), "template1");
    }

    /** What is lost when the machine loses power matters to no test. */
    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("no PostgreSQL for tests", e);
        }
    }

    private static String create(String name, String template) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name, e);
        }
        return SERVER.getJdbcUrl("postgres", name);
    }
}
