package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.answer.SharedLibrary;
import yiciban.bot.operations.Switching;
import yiciban.bot.review.Gap;
import yiciban.bot.review.Ledger;
import yiciban.bot.staff.Actor;

/** The whole server, with its real content, on a free port and in an empty folder. */
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "yiciban.telegram.token=",
            "yiciban.rate-limit.enabled=off",
            "yiciban.staff.from=203.0.113.0/24",
            "server.address=127.0.0.1",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1"
        })
class ServingTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Ledger ledger;

    @Autowired
    Switching switching;

    @DynamicPropertySource
    static void inAnEmptyFolder(DynamicPropertyRegistry properties) {
        assertThat(SharedLibrary.get().passages()).isPositive(); // indexed, so that the server need not
        properties.add("yiciban.data-dir", () -> folder.resolve("data").toString());
        properties.add("yiciban.db-url", () -> "");
    }

    @Test
    void answersAQuestionWithItsSource() {
        JsonNode answer = ask("补身份证多少钱");

        assertThat(answer.get("outcome").stringValue()).isEqualTo("answered");
        assertThat(answer.get("text").stringValue()).contains("40");
        assertThat(answer.get("sources")).isNotEmpty();
        assertThat(answer.get("took_us").longValue()).isPositive();
    }

    @Test
    void understandsWhatFollows() {
        JsonNode first = ask("失业金怎么领");
        String conversation = first.get("conversation").stringValue();
        JsonNode second = json(post("{\"conversation\":\"" + conversation + "\",\"text\":\"要带啥\"}"));

        assertThat(second.get("outcome").stringValue()).isEqualTo("answered");
        assertThat(second.get("sources").get(0).get("title").stringValue()).contains("失业保险金");
        JsonNode replies = json(get("/api/v1/conversations/" + conversation + "/replies?after=1"))
                .get("replies");
        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).get("n").intValue()).isEqualTo(2);
        assertThat(replies.get(0).get("answer").get("took_us").longValue()).isPositive();
    }

    @Test
    void whatItDoesNotKnowIsAGap() {
        JsonNode answer = ask("今天天气怎么样");

        assertThat(answer.get("outcome").stringValue()).isEqualTo("not_found");
        ledger.entering().all();
        assertThat(ledger.gaps().open())
                .extracting(Gap::questions)
                .anySatisfy(questions -> assertThat(questions).contains("今天天气怎么样"));
    }

    @Test
    void noQuestionIsEverLogged(CapturedOutput output) {
        String forged = "身份证 110101199003077758 怎么换\\n2026-01-01 00:00:00.000 INFO  Login: login ok";
        assertThat(json(post("{\"text\":\"" + forged + "\"}")).get("outcome").isString())
                .isTrue();
        get("/actuator/health?x=%0d%0aforged");
        get("/chat/forged%0aline");

        assertThat(output.getAll()).doesNotContain("110101199003077758", "login ok", "怎么换", "forged");
    }

    @Test
    void operatorsSeeHealthAndMetersAndNothingElse() {
        ask("你好");

        assertThat(get("/actuator/health").body()).contains("\"status\":\"UP\"").doesNotContain(folder.toString());
        assertThat(get("/actuator/prometheus").body())
                .contains(
                        "yiciban_answer_seconds_count{outcome=\"small_talk\"}",
                        "yiciban_questions_oldest_seconds 0.0",
                        "yiciban_publication_behind_seconds 0.0");
        for (String closed : new String[] {"env", "beans", "heapdump", "loggers", "configprops", "shutdown"}) {
            assertThat(get("/actuator/" + closed).statusCode()).as(closed).isEqualTo(404);
        }
    }

    @Test
    void anAdministratorTurnsTheChannelOffAndCitizensSeeWhy() {
        switching.turnOff(Actor.operator(), "web", "系统维护<b>中</b>，请打 12345。");
        try {
            assertThat(get("/").body()).contains("系统维护&lt;b&gt;中&lt;/b&gt;，请打 12345。");
            HttpResponse<String> refused = post("{\"text\":\"补身份证多少钱\"}");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(JSON.readTree(refused.body()).get("detail").stringValue())
                    .startsWith("系统维护");
        } finally {
            switching.turnOn(Actor.operator(), "web");
        }
        assertThat(get("/").body()).doesNotContain("系统维护");
    }

    @Test
    void onlyATrustedProxySaysWhereARequestCameFrom() throws IOException {
        assertThat(get("/staff/login").statusCode()).as("this machine").isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(at("/staff/login")).header("X-Forwarded-For", "203.0.113.7"))
                        .statusCode())
                .as("said by the proxy")
                .isEqualTo(200);
        try (var stranger = new Socket()) {
            stranger.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 0));
            stranger.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            stranger.getOutputStream()
                    .write("GET /staff/login HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(stranger.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .as("said by somebody else")
                    .isEqualTo("HTTP/1.1 404");
        }
    }

    @Test
    void thePageIsThere() {
        assertThat(get("/").body()).contains("您好，想办什么事？");
    }

    @Test
    void theChecklistOfALifeEventIsThereAndThatOfADraftIsNot() {
        assertThat(get("/checklist/le-016").body()).contains("开办餐饮店", "食品经营许可申请书");
        assertThat(get("/checklist/le-027").statusCode()).isEqualTo(404);
    }

    private JsonNode ask(String text) {
        return json(post("{\"text\":\"" + text + "\"}"));
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    private HttpResponse<String> post(String body) {
        return send(HttpRequest.newBuilder(at("/api/v1/questions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
