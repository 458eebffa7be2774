package yiciban.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reason;

/** What comes later, and what a citizen says of an answer, on the page and for programs. */
@WebChatTest
class HearingLaterTests {

    private static final String TOKEN = "0123456789abcdefABCDEF-_";

    @Autowired
    CannedConversations conversations;

    @Autowired
    CannedWishes wishes;

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void theButtonStandsBelowWhatWasNotFoundAndNothingElse() {
        String notFound = ask("button", "今天天气");
        assertThat(http.get("/chat/" + TOKEN + "button").body()).contains("有答案时告诉我");
        ask("button2", "居住证怎么办");
        assertThat(http.get("/chat/" + TOKEN + "button2").body()).doesNotContain("有答案时告诉我");
        assertThat(http.form(wish("button", "other"), "wanted=true").statusCode())
                .isEqualTo(409);
        assertThat(http.form(wish("button", notFound), "wanted=perhaps").statusCode())
                .isEqualTo(400);
    }

    @Test
    void pressedItSaysSoWithTheCodeAndIsTakenBack() {
        String turn = ask("press", "今天天气");

        HttpResponse<String> plain = http.form(wish("press", turn), "wanted=true");
        assertThat(plain.statusCode()).isEqualTo(303);
        assertThat(http.get("/chat/" + TOKEN + "press").body())
                .contains("好的，记下了", "现在说不准", "取件码 ABC234", "不用告诉我了")
                .doesNotContain(">有答案时告诉我<");
        assertThat(http.form(wish("press", turn), "wanted=true", "HX-Request", "true")
                        .body())
                .contains("取件码 ABC234")
                .doesNotContain("<html", "<article");
        assertThat(http.form(wish("press", turn), "wanted=false", "HX-Request", "true")
                        .body())
                .contains("不再告诉您了", ">有答案时告诉我<");
    }

    @Test
    void whatCameIsShownAsNewOnceAndThenBelowItsQuestion() {
        String turn = ask("news", "今天天气<b>");
        http.form(wish("news", turn), "wanted=true");
        wishes.answered(turn, answer());

        String first = http.get("/chat/" + TOKEN + "news").body();
        assertThat(first)
                .contains("您等的答案来了", "您 11 月 3 日问的「今天天气&lt;b&gt;」", "半年以上", "国务院令第 663 号")
                .doesNotContain("后来有了答案");
        assertThat(http.get("/chat/" + TOKEN + "news").body())
                .contains("后来有了答案", "半年以上")
                .doesNotContain("您等的答案来了", ">有答案时告诉我<");
    }

    @Test
    void whatCameIsRatedInsteadOfWhatWasNotFound() {
        String turn = ask("later", "今天天气");
        http.form(wish("later", turn), "wanted=true");
        assertThat(http.get("/chat/" + TOKEN + "later").body()).containsOnlyOnce("<form class=\"rating\"");
        wishes.answered(turn, answer());

        String fresh = http.get("/chat/" + TOKEN + "later").body();
        assertThat(fresh.substring(0, fresh.indexOf("您等的答案来了"))).doesNotContain(rating("later", turn));
        assertThat(fresh.substring(fresh.indexOf("您等的答案来了"))).contains(rating("later", turn), "好差评", "非常不满意");
        assertThat(http.form(rating("later", turn), "level=5&remark=").statusCode())
                .isEqualTo(303);
        String below = http.get("/chat/" + TOKEN + "later").body();
        assertThat(below.substring(0, below.indexOf("后来有了答案"))).doesNotContain(rating("later", turn));
        assertThat(below).contains("aria-pressed=\"true\">非常不满意");
    }

    @Test
    void whatWasPickedUpIsRatedByItsCode() {
        String turn = ask("picked", "今天天气");
        http.form(wish("picked", turn), "wanted=true");
        assertThat(http.form("/replies", "code=ABC234").body()).doesNotContain("好差评");
        wishes.answered(turn, answer());

        assertThat(http.form("/replies", "code=ABC234").body()).contains("\"/replies/rating\"", "好差评");
        HttpResponse<String> rated = http.form("/replies/rating", "code=ABC234&level=4&remark=");
        assertThat(rated.body())
                .contains("半年以上", "aria-pressed=\"true\">不满意", "哪里不好")
                .doesNotContain(TOKEN);
        assertThat(rated.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(http.form("/replies/rating", "code=ABC234&level=9").statusCode())
                .isEqualTo(400);
        assertThat(http.form("/replies/rating", "code=TOOMANY&level=4").statusCode())
                .isEqualTo(429);
        assertThat(http.form("/replies/rating", "code=ABC234&level=4", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void programsReadWhatCameAndChangeNothingByReading() {
        String turn = ask("api", "今天天气");
        http.form(wish("api", turn), "wanted=true");
        wishes.answered(turn, answer());

        for (int i = 0; i < 2; i++) {
            JsonNode later = replies("api").get("later").get(0);
            assertThat(later.propertyNames()).containsExactly("question", "asked_at", "told_at", "seen", "answer");
            assertThat(later.get("asked_at").stringValue()).isEqualTo("2026-11-03T02:00:00Z");
            assertThat(later.get("seen").booleanValue()).isFalse();
            assertThat(later.get("answer").get("id").stringValue()).isEqualTo(turn);
            assertThat(later.get("answer").get("sources")).hasSize(2);
        }
        assertThat(replies("nothing-here").has("later")).isFalse();
    }

    @Test
    void anotherDevicePicksItUp() {
        String turn = ask("pickup", "今天天气");
        http.form(wish("pickup", turn), "wanted=true");

        assertThat(http.get("/replies").body()).contains("凭码查答案", "name=\"code\"");
        assertThat(http.form("/replies", "code=ABC234").body()).contains("您 11 月 3 日问的「今天天气」", "还没有答案");
        wishes.answered(turn, answer());
        assertThat(http.form("/replies", "code=ABC234").body())
                .contains("有答案了", "半年以上", "国务院令第 663 号")
                .doesNotContain("还没有答案", TOKEN);
        HttpResponse<String> wrong = http.form("/replies", "code=%3Cscript%3E");
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).contains("没有查到").doesNotContain("<script>");
        assertThat(http.form("/replies", "code=TOOMANY").statusCode()).isEqualTo(429);
        assertThat(http.get("/replies").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(http.form("/replies", "code=ABC234", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoSaysNoUseMaySayWhy() {
        String turn = ask("why", "居住证怎么办");

        assertThat(http.form(rating("why", turn), "helpful=false&remark=", "HX-Request", "true")
                        .body())
                .contains("没答到点子上", "内容过时", "看不懂", "其他", "提交")
                .doesNotContain("记下了");
        assertThat(http.form(rating("why", turn), "reason=outdated&remark=", "HX-Request", "true")
                        .body())
                .contains("记下了，谢谢您告诉我们");
        http.form(rating("why", turn), "reason=other&remark=" + encoded("电话13800138000打不通"));
        assertThat(conversations.ratings("web", TOKEN + "why").get(turn))
                .isEqualTo(new Rating(false, null, Reason.OTHER, "电话138****8000打不通"));
        assertThat(http.form(rating("why", turn), "reason=none").statusCode()).isEqualTo(400);
        assertThat(http.form(rating("why", turn), "").statusCode()).isEqualTo(400);
    }

    @Test
    void fiveLevelsOfWhichTwoAreBad() {
        String turn = ask("levels", "居住证怎么办");

        for (Level level : Level.values()) {
            assertThat(http.form(rating("levels", turn), "level=" + level.number() + "&remark=")
                            .statusCode())
                    .isEqualTo(303);
            assertThat(conversations.turns("web", TOKEN + "levels").getFirst().helpful())
                    .isEqualTo(level.number() <= 3);
        }
        assertThat(http.get("/chat/" + TOKEN + "levels").body())
                .contains("非常满意", "满意", "基本满意", "不满意", "aria-pressed=\"true\">非常不满意");
        assertThat(http.form(rating("levels", turn), "level=6").statusCode()).isEqualTo(400);
    }

    @Test
    void programsRate() {
        String turn = ask("rateapi", "居住证怎么办");

        assertThat(rate("rateapi", turn, "{\"level\":4}").statusCode()).isEqualTo(204);
        assertThat(conversations.ratings("web", TOKEN + "rateapi")).containsEntry(turn, Rating.of(Level.DISSATISFIED));
        assertThat(rate("rateapi", turn, "{\"reason\":\"unclear\",\"remark\":\"太长\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(rate("rateapi", turn, "{\"helpful\":true}").statusCode()).isEqualTo(204);
        for (String wrong : new String[] {"{}", "{\"level\":0}", "{\"level\":\"4\"}", "[]", "{"}) {
            assertThat(rate("rateapi", turn, wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(rate("rateapi", "other", "{\"level\":4}").statusCode()).isEqualTo(404);
        assertThat(rate("other-conversation", turn, "{\"level\":4}").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> rate(String name, String turn, String body) {
        String path = "/api/v1/conversations/" + TOKEN + name + "/turns/" + turn + "/rating";
        return http.post(path, "application/json", BodyPublishers.ofString(body));
    }

    private Answer answer() {
        ask("source", "居住证怎么办");
        return conversations.answerTo(TOKEN + "source");
    }

    /** Asks in a conversation of its own; returns the turn's id. */
    private String ask(String name, String question) {
        http.form("/chat", "conversation=" + TOKEN + name + "&message=m&text=" + encoded(question));
        return conversations.turns("web", TOKEN + name).getLast().id();
    }

    private JsonNode replies(String name) {
        return Http.read(http.get("/api/v1/conversations/" + TOKEN + name + "/replies"));
    }

    private static String wish(String name, String turn) {
        return "/chat/" + TOKEN + name + "/turns/" + turn + "/wish";
    }

    private static String rating(String name, String turn) {
        return "/chat/" + TOKEN + name + "/turns/" + turn + "/rating";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
