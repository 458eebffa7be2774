package yiciban.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WebChatTest
class QuestionsApiTests {

    private static final String TOKEN = "0123456789abcdefABCDEF-_";

    @Autowired
    CannedConversations conversations;

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @AfterEach
    void repair() {
        conversations.breakDown(false);
    }

    @Test
    void answersWithTheFieldsOfAskAndTheConversation() {
        HttpResponse<String> response = http.json("{\"text\":\"居住证怎么办\",\"id\":\"q1\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode answer = Http.read(response);
        assertThat(answer.propertyNames())
                .containsExactly(
                        "id", "outcome", "text", "sources", "choices", "confidence", "took_us", "conversation");
        assertThat(answer.get("id").stringValue()).isEqualTo("q1");
        assertThat(answer.get("outcome").stringValue()).isEqualTo("answered");
        assertThat(answer.get("took_us").longValue()).isEqualTo(1234);
        assertThat(answer.get("choices").get(0).stringValue()).isEqualTo("居住证要带什么");
        assertThat(answer.get("conversation").stringValue()).hasSizeGreaterThanOrEqualTo(22);
        JsonNode source = answer.get("sources").get(0);
        assertThat(source.propertyNames()).containsExactly("id", "title", "kind", "locator", "document");
        assertThat(source.get("document").stringValue()).isEqualTo("国务院令第 663 号");
        assertThat(answer.get("sources").get(1).get("document").isNull()).isTrue();
    }

    @Test
    void theSameIdAgainIsTheSameQuestion() {
        String body = "{\"conversation\":\"" + TOKEN + "same\",\"text\":\"居住证怎么办\",\"id\":\"once\"}";
        http.json(body);
        http.json(body);

        JsonNode replies = Http.read(http.get("/api/v1/conversations/" + TOKEN + "same/replies"));
        assertThat(replies.get("replies")).hasSize(1);
    }

    @Test
    void tellsWhatCameAfterATurn() {
        for (String text : List.of("居住证怎么办", "今天天气")) {
            http.json("{\"conversation\":\"" + TOKEN + "after\",\"text\":\"" + text + "\"}");
        }
        conversations.waiting(TOKEN + "after", "还有一个");

        JsonNode replies = Http.read(http.get("/api/v1/conversations/" + TOKEN + "after/replies?after=1"))
                .get("replies");
        assertThat(replies).hasSize(2);
        assertThat(replies.get(0).get("n").intValue()).isEqualTo(2);
        assertThat(replies.get(0).get("question").stringValue()).isEqualTo("今天天气");
        assertThat(replies.get(0).get("answer").get("outcome").stringValue()).isEqualTo("not_found");
        assertThat(replies.get(0).get("answer").get("took_us").longValue()).isEqualTo(1234);
        assertThat(replies.get(1).get("answer").isNull()).isTrue();
    }

    @Test
    void aConversationNobodyBeganHasNoReplies() {
        HttpResponse<String> response = http.get("/api/v1/conversations/" + TOKEN + "nobody/replies");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"replies\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "居住证怎么办,answered",
        "身份证,clarifying",
        "天气,not_found",
        "'',declined",
        "你好,small_talk",
        "着火了,urgent",
        "坏了,failed"
    })
    void namesEveryEnding(String text, String outcome) {
        JsonNode answer = Http.read(http.json("{\"text\":\"" + text + "\"}"));

        assertThat(answer.get("outcome").stringValue()).isEqualTo(outcome);
    }

    @Test
    void whoAsksTooFastIsToldWhenToTryAgain() {
        HttpResponse<String> response = http.json("{\"text\":\"太频繁\"}");

        assertProblem(response, 429, "一分钟");
        assertThat(response.headers().firstValue("Retry-After")).contains("60");
    }

    @Test
    void aQuestionOverTwoHundredCharactersIsAnAnswerNotAnError() {
        HttpResponse<String> response = http.json("{\"text\":\"" + "长".repeat(201) + "\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Http.read(response).get("outcome").stringValue()).isEqualTo("declined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"text\":\"a\"} {}",
                "[]",
                "\"居住证\"",
                "null",
                "{}",
                "{\"text\":null}",
                "{\"text\":1}",
                "{\"text\":[\"a\"]}",
                "{\"text\":\"a\",\"conversation\":7}",
                "{\"text\":\"a\",\"conversation\":\"guessable\"}",
                "{\"text\":\"a\",\"conversation\":\"../../../../../../etc/passwd\"}",
                "{\"text\":\"a\",\"id\":{}}",
                "{\"text\":\"a\",\"id\":\"\"}",
                "{\"text\":\"a\",\"id\":\"a\\u0000b\"}"
            })
    void aBrokenBodyIsToldWhatIsWrong(String body) {
        assertProblem(http.json(body), 400, "请");
    }

    @Test
    void deepNestingIsABrokenBody() {
        assertProblem(http.json("[".repeat(4000) + "]".repeat(4000)), 400, "JSON");
    }

    @Test
    void invalidUtf8IsToldSo() {
        byte[] body = "{\"text\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        body[9] = (byte) 0xED;
        body[10] = (byte) 0xA0;

        assertProblem(http.json(body), 400, "UTF-8");
    }

    @Test
    void aLoneSurrogateIsNoCrash() {
        assertThat(http.json("{\"text\":\"居住证\\ud83d怎么办\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void moreThanEightKilobytesAreTooMuchAnnouncedOrNot() {
        byte[] body = ("{\"text\":\"" + "a".repeat(8 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertProblem(http.json(body), 413, "8 KB");
        var unannounced = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        assertProblem(http.post("/api/v1/questions", "application/json", unannounced), 413, "8 KB");
    }

    @Test
    void anotherContentTypeIsToldTheRightOne() {
        assertProblem(
                http.post("/api/v1/questions", "text/plain", BodyPublishers.ofString("居住证")), 415, "application/json");
    }

    @Test
    void unknownAddressesAndMethodsAreProblems() {
        assertProblem(http.get("/api/v1/nothing"), 404, "首页");
        assertProblem(http.get("/api/v1/questions"), 405, "POST");
        assertProblem(http.get("/api/v1/conversations/short/replies"), 404, "conversation");
        assertProblem(http.get("/api/v1/conversations/" + TOKEN + "/replies?after=x"), 400, "after");
        assertProblem(http.get("/error"), 404, "首页");
    }

    @Test
    void whatNobodyExpectedShowsANumberAndNothingElse() {
        conversations.breakDown(true);

        HttpResponse<String> response = http.json("{\"text\":\"居住证怎么办\"}");

        assertProblem(response, 500, "12345");
        assertThat(Http.read(response).get("incident").stringValue()).matches("[A-Z0-9]{8}");
    }

    @Test
    void whileTheDatabaseIsAwayOneIsAskedToWait() {
        conversations.loseDatabase();
        assertAskedToWait(http.json("{\"text\":\"居住证怎么办\"}"));
    }

    @Test
    void f6_aConnectionThatTheDatabaseCutsIsNotTakenForTheCitizens() {
        conversations.cutConnection();
        assertAskedToWait(http.json("{\"text\":\"居住证怎么办\"}"));
    }

    @Test
    void f4_whileNothingCanBeStoredOneIsToldSo() {
        conversations.fillDisk();
        HttpResponse<String> response = http.json("{\"text\":\"居住证怎么办\"}");
        assertAskedToWait(response);
        assertThat(Http.read(response).get("detail").stringValue())
                .contains("记不下")
                .doesNotContain("人很多");
    }

    @Test
    void c25_whoOnlyReadsIsLimitedTooAndALineOfIpv6IsOneSender() {
        String replies = "/api/v1/conversations/0123456789abcdefABCDEF-_/replies";
        for (String reader : List.of("203.0.113.99", "2001:db8:0:1::7", "2001:db8:0:1:ffff:0:1:2")) {
            HttpResponse<String> refused = http.get(replies, "X-Forwarded-For", reader);
            assertProblem(refused, 429, "一分钟");
            assertThat(refused.headers().firstValue("Retry-After")).contains("60");
            assertThat(http.get("/chat/0123456789abcdefABCDEF-_", "X-Forwarded-For", reader)
                            .statusCode())
                    .isEqualTo(429);
        }
        assertThat(http.get(replies, "X-Forwarded-For", "2001:db8:0:2::7").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whileTooManyAskOneIsAskedToWaitBeforeAnythingIsRead() {
        conversations.crowd();
        assertAskedToWait(http.json("no JSON at all"));
    }

    private static void assertAskedToWait(HttpResponse<String> response) {
        assertProblem(response, 503, "请稍候");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(Http.read(response).has("incident")).isFalse();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String says) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Http.read(response);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("detail").stringValue()).contains(says);
        assertThat(response.body()).doesNotContain("Exception", "secret", "\tat ", "Tomcat", "Spring");
        assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }
}
