package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import yiciban.bot.answer.SharedLibrary;

/** The whole server with the settings that it ships with, whose token Telegram does not know. */
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "yiciban.telegram.token=4839574812:AAF-revoked",
            "yiciban.db-url=",
            "server.address=127.0.0.1",
            "yiciban.staff.from=203.0.113.0/24",
            "management.endpoint.health.show-details=always"
        })
class WebBesideTelegramTest {

    private static final FakeTelegram TELEGRAM = new FakeTelegram();

    private static final Pattern CODE = Pattern.compile("`([a-z_]+)(?:\\{[a-z]+})?`");

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void besideAFakeServer(DynamicPropertyRegistry properties) {
        assertThat(SharedLibrary.get().passages()).isPositive(); // indexed, so that the server need not
        properties.add("yiciban.data-dir", () -> folder.resolve("data").toString());
        properties.add("yiciban.telegram.api-url", TELEGRAM::url);
    }

    @AfterAll
    static void closeServer() {
        TELEGRAM.close();
    }

    @Test
    void f10_aRevokedTokenTakesNoNodeFromTheWeb() throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/actuator/health").statusCode() == 503);

        assertThat(get("/actuator/health").body()).contains("BotFather");
        HttpResponse<String> web = get("/actuator/health/web");
        assertThat(web.statusCode()).isEqualTo(200);
        assertThat(web.body())
                .contains(
                        "\"db\"",
                        "\"library\"",
                        "\"diskSpace\"",
                        folder.resolve("data").toString())
                .doesNotContain("telegram");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/api/v1/questions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"补身份证多少钱\"}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"answered\"");
    }

    @Test
    void c10_overHttpsACitizensBrowserIsToldToStayThere() throws Exception {
        HttpResponse<String> page = send(HttpRequest.newBuilder(at("/")).header("X-Forwarded-Proto", "https"));
        assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(get("/").headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void c26_anAddressOfTheIntranetIsNoTrustedProxy() throws Exception {
        assertThat(loginFrom("10.9.8.7, 203.0.113.7")).as("the proxy's word").isEqualTo(200);
        assertThat(loginFrom("203.0.113.7, 10.9.8.7"))
                .as("the word of somebody in the intranet")
                .isEqualTo(404);
        assertThat(loginFrom("203.0.113.7, 192.168.3.4")).isEqualTo(404);
    }

    @Test
    void everyMeterInTheOperatorsTableIsThere() throws Exception {
        send(HttpRequest.newBuilder(at("/api/v1/questions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"你好\"}")));
        List<String> scraped = get("/actuator/prometheus").body().lines().toList();
        List<String> named = named();

        assertThat(named).hasSizeGreaterThan(12);
        assertThat(named).allSatisfy(name -> assertThat(scraped).anyMatch(line -> line.matches(name + "[{ ].*")));
    }

    /** First column of the table of meters; a name that begins with a line is the one before it with another end. */
    private static List<String> named() throws IOException {
        var names = new ArrayList<String>();
        for (String line : Files.readAllLines(Path.of("../docs/operations.md"))) {
            if (!line.matches("\\| `[a-z_]+_[a-z_]+(\\{[a-z]+})?`.*\\|.*\\|.*\\|.*\\|")) {
                continue;
            }
            String before = "";
            for (String name : CODE.matcher(line.split("\\|", -1)[1])
                    .results()
                    .map(match -> match.group(1))
                    .toList()) {
                before = name.startsWith("_") ? before.replaceFirst("(_[a-z]+){" + ends(name) + "}$", name) : name;
                names.add(before);
            }
        }
        return names;
    }

    private static long ends(String name) {
        return name.chars().filter(c -> c == '_').count();
    }

    private int loginFrom(String forwarded) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at("/staff/login")).header("X-Forwarded-For", forwarded))
                .statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
