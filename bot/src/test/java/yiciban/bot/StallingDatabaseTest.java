package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import yiciban.bot.answer.SharedLibrary;
import yiciban.bot.system.Engine;
import yiciban.bot.system.StallingProxy;

/** F6: the whole server on a PostgreSQL that refuses, is silent, is slow, and is well again. */
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"yiciban.telegram.token=", "yiciban.rate-limit.enabled=off", "server.address=127.0.0.1"})
class StallingDatabaseTest {

    private static final Duration PROMISED = Duration.ofSeconds(3);
    private static final int TRIES = 3;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before the context is made
    private static StallingProxy proxy;

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @DynamicPropertySource
    static void behindAProxy(DynamicPropertyRegistry properties) {
        assertThat(SharedLibrary.get().passages()).isPositive(); // indexed, so that the server need not
        proxy = new StallingProxy(Engine.POSTGRESQL.url(folder));
        properties.add("yiciban.data-dir", () -> folder.resolve("data").toString());
        properties.add("yiciban.db-url", () -> proxy.url());
    }

    @AfterEach
    void recover() throws Exception {
        proxy.recover();
        await().atMost(Duration.ofSeconds(30)).until(() -> ask().statusCode() == 200);
    }

    @AfterAll
    static void close() throws IOException {
        proxy.close();
    }

    @Test
    void f6_aServerThatEndsIsSaidSoWithinThreeSeconds() throws Exception {
        assertThat(ask().statusCode()).isEqualTo(200);
        proxy.refuse();
        await().atMost(PROMISED).until(() -> ask().statusCode() == 503); // one may have been on its way
        assertAskedToWait();
    }

    @Test
    void f6_aServerThatIsSilentIsSaidSoWithinThreeSeconds() throws Exception {
        assertThat(ask().statusCode()).isEqualTo(200);
        proxy.freeze(); // a moment after a question: the pool does not ask that connection whether it is there
        assertAskedToWait();
        assertAskedToWait();
    }

    @Test
    void f6_aSlowServerIsWaitedFor() throws Exception {
        assertThat(ask().statusCode()).isEqualTo(200);
        proxy.slow(Duration.ofMillis(20));
        assertThat(ask().statusCode()).isEqualTo(200);
    }

    @Test
    void f6_whileEveryConnectionIsInUseOneIsAskedToWait() throws Exception {
        var taken = new ArrayList<Connection>();
        try {
            for (int i = 0; i < connections(); i++) {
                taken.add(database.getConnection());
            }
            assertAskedToWait();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private int connections() throws SQLException {
        return database.unwrap(HikariDataSource.class).getMaximumPoolSize();
    }

    /** The first, which meets connections that are dead, may take twice as long on a machine that does much else; of some the quickest may not. */
    private void assertAskedToWait() throws IOException, InterruptedException {
        var took = new ArrayList<Duration>();
        while (took.isEmpty() || (took.size() < TRIES && Collections.min(took).compareTo(PROMISED) >= 0)) {
            long start = System.nanoTime();
            HttpResponse<String> response = ask();
            took.add(Duration.ofNanos(System.nanoTime() - start));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
            assertThat(response.body()).contains("请稍候").doesNotContain("incident");
        }
        assertThat(took.getFirst()).isLessThan(PROMISED.multipliedBy(2));
        assertThat(Collections.min(took)).isLessThan(PROMISED);
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        URI questions = URI.create("http://127.0.0.1:" + port + "/api/v1/questions");
        return CLIENT.send(
                HttpRequest.newBuilder(questions)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\":\"补身份证多少钱\"}"))
                        .build(),
                BodyHandlers.ofString());
    }
}
