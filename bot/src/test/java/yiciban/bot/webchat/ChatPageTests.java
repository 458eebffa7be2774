package yiciban.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import yiciban.bot.conversation.Turn;

@WebChatTest
class ChatPageTests {

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
    void startsWithStarterQuestionsOfEveryKind() {
        HttpResponse<String> page = http.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("一件事", "跨省通办", "办事指南", "报告", "想开个面馆要办啥", "不需要提供身份证号、手机号");
    }

    @Test
    void everyFormHasItsOwnMessageId() {
        var ids = Pattern.compile("name=\"message\" value=\"([^\"]+)\"")
                .matcher(http.get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(ids).hasSizeGreaterThan(8).doesNotHaveDuplicates();
    }

    @Test
    void aPlainPostLeadsToTheLog() {
        HttpResponse<String> posted = http.form("/chat", "message=m1&text=" + encoded("居住证怎么办"));

        assertThat(posted.statusCode()).isEqualTo(303);
        String to = posted.headers().firstValue("Location").orElseThrow();
        assertThat(to).matches("/chat/[A-Za-z0-9_-]{32}#t-turn-.*");
        assertThat(http.get(to.replaceAll("#.*", "")).body()).contains("居住证怎么办", "半年以上", "《居住证暂行条例》第二条", "国务院令第 663 号");
    }

    @Test
    void aSourceLeadsToTelegramWhereTheSameEntryIsAnswered() {
        HttpResponse<String> posted = http.form("/chat", "text=" + encoded("居住证怎么办"), "HX-Request", "true");

        assertThat(posted.body())
                .containsPattern("href=\"https://t\\.me/YicibanBot\\?start=entry-[a-z]+-[0-9a-z-]+\"")
                .contains("在 Telegram 里接着问");
    }

    @Test
    void aLinkFromTelegramBringsTheQuestionAlong() {
        assertThat(http.get("/?q=" + encoded("<b>居住证办理")).body())
                .contains(">&lt;b&gt;居住证办理</textarea>")
                .doesNotContain("<b>居住证");
    }

    @Test
    void aPostOfHtmxGetsTheExchangeAndTheAddress() {
        HttpResponse<String> posted = http.form("/chat", "text=" + encoded("居住证怎么办"), "HX-Request", "true");

        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.headers().firstValue("HX-Push-Url").orElseThrow()).matches("/chat/[A-Za-z0-9_-]{32}");
        assertThat(posted.body()).contains("<article").doesNotContain("<html", "<header");
    }

    @Test
    void theSameFormTwiceIsOneQuestionAndNewWordsInItAreAnother() {
        String form = "conversation=" + TOKEN + "twice&message=m1&text=";
        http.form("/chat", form + encoded("居住证怎么办"));
        http.form("/chat", form + encoded("居住证怎么办"));
        http.form("/chat", form + encoded("今天天气"));

        assertThat(conversations.turns("web", TOKEN + "twice"))
                .extracting(Turn::question)
                .containsExactly("居住证怎么办", "今天天气");
    }

    @Test
    void theAddressIsPushedOnce() {
        String form = "conversation=" + TOKEN + "push&text=a";
        var first = http.form("/chat", form, "HX-Request", "true", "HX-Current-URL", "http://127.0.0.1/");
        var second = http.form(
                "/chat", form, "HX-Request", "true", "HX-Current-URL", "http://127.0.0.1/chat/" + TOKEN + "push");

        assertThat(header(first, "HX-Push-Url")).isEqualTo("/chat/" + TOKEN + "push");
        assertThat(second.headers().firstValue("HX-Push-Url")).isEmpty();
    }

    @Test
    void largeLettersAreKeptWithoutScript() {
        HttpResponse<String> posted = http.form("/chat", "size=large&text=" + encoded("居住证怎么办"));

        String to = posted.headers().firstValue("Location").orElseThrow();
        assertThat(to).contains("?size=large#");
        assertThat(http.get("/?size=large").body()).contains("class=\"large\"", "name=\"size\" value=\"large\"");
    }

    @Test
    void aPersonalNumberIsNotShownBackAndTheCitizenIsToldKindly() {
        String form = "text=" + encoded("身份证 110101199003077758 怎么换");

        HttpResponse<String> fragment = http.form("/chat", form, "HX-Request", "true");
        assertThat(fragment.body()).contains("已帮您隐去证件号或电话").doesNotContain("110101199003077758");
        String to = http.form("/chat", form).headers().firstValue("Location").orElseThrow();
        assertThat(http.get(to.replaceAll("#.*", "")).body())
                .contains("已帮您隐去证件号或电话")
                .doesNotContain("110101199003077758");
    }

    @Test
    void whatWasNotStoredIsShownOnceWithoutRedirect() {
        HttpResponse<String> posted = http.form("/chat", "text=" + encoded("太频繁<b>"));

        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.body()).contains("您问得有点快", "太频繁&lt;b&gt;").doesNotContain("name=\"helpful\"");
    }

    @Test
    void ratingIsRememberedAndOnlyForTurnsOfTheConversation() {
        String to = http.form("/chat", "text=" + encoded("居住证怎么办"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String conversation = to.replaceAll("#.*", "");
        String rating = conversation + "/turns/" + to.replaceAll(".*#t-", "") + "/rating";

        assertThat(http.form(rating, "helpful=true").statusCode()).isEqualTo(303);
        assertThat(http.get(conversation).body()).contains("aria-pressed=\"true\"", "谢谢您的反馈");
        assertThat(http.form(rating, "helpful=false", "HX-Request", "true").body())
                .contains("谢谢，我们会改")
                .doesNotContain("<article");
        assertThat(http.form(conversation + "/turns/other/rating", "helpful=true")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.form(rating, "helpful=maybe").statusCode()).isEqualTo(400);
    }

    @Test
    void anEmergencyCanBeCalledAndIsNotRated() {
        String body = http.form("/chat", "text=" + encoded("我家着火了"), "HX-Request", "true")
                .body();

        assertThat(body).contains("href=\"tel:119\"").doesNotContain("name=\"helpful\"");
    }

    @Test
    void anAnswerStillWorkedOnSaysSo() {
        conversations.waiting(TOKEN + "wait", "居住证怎么办");

        assertThat(http.get("/chat/" + TOKEN + "wait").body()).contains("还在查");
    }

    @Test
    void aGuessableNameIsNoConversation() {
        HttpResponse<String> page = http.get("/chat/1", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<html", "没有这个页面", "回到首页");
        assertThat(http.form("/chat", "conversation=1&text=a").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherSiteCannotAskInACitizensName() {
        assertThat(http.form("/chat", "text=a", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(http.form("/chat", "text=a", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aFormIsSmallAndAnnounced() {
        String type = "application/x-www-form-urlencoded";
        String big = "text=" + "a".repeat(8 * 1024);
        assertThat(http.form("/chat", big, "Accept", "text/html").body()).contains("内容太长");
        assertThat(http.form("/chat", big).statusCode()).isEqualTo(413);
        var unannounced =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big.getBytes(StandardCharsets.UTF_8)));
        assertThat(http.post("/chat", type, unannounced).statusCode()).isEqualTo(411);
        assertThat(http.post("/chat", "multipart/form-data; boundary=x", BodyPublishers.ofString("--x--"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void brokenBytesAreTheSendersMistake() {
        for (String form : new String[] {"text=%ED%A0%80%FF", "text=%zz", "size=%FF"}) {
            HttpResponse<String> posted = http.form("/chat", form, "Accept", "text/html");
            assertThat(posted.statusCode()).isEqualTo(400);
            assertThat(posted.body()).contains("请求有误", "回到首页");
        }
        assertThat(http.get("/?size=%FF", "Accept", "text/html").statusCode()).isEqualTo(400);
    }

    @Test
    void anEmptyQuestionAndALongIdAreAnswered() {
        assertThat(http.form("/chat", "").statusCode()).isEqualTo(303);
        assertThat(http.form("/chat", "text=a&message=" + "m".repeat(500)).statusCode())
                .isEqualTo(303);
        assertThat(http.form("/chat", "text=%00%E2%80%8B").statusCode()).isEqualTo(303);
    }

    @Test
    void whatNobodyExpectedShowsANumberAndNothingElse() {
        conversations.breakDown(true);

        HttpResponse<String> page = http.form("/chat", "text=a", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("系统出了点问题", "编号").doesNotContain("Exception", "secret");
    }

    @Test
    void aRequestThatIsNotHttpLearnsNothingAboutUs() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /<|> HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "Exception", "Server:");
        }
    }

    @Test
    void browsersAreToldWhatOurPagesNeverDo() {
        HttpResponse<String> chat = http.get("/");
        assertThat(header(chat, "Content-Security-Policy"))
                .isEqualTo("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors https://www.example.gov.cn");
        assertThat(header(chat, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(chat, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(chat, "Cache-Control")).isEqualTo("no-store");
        assertThat(chat.body()).doesNotContain("style=", "onclick", "<style");

        HttpResponse<String> lost = http.get("/lost", "Accept", "text/html");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(lost.body()).contains("没有这个页面");
        assertThat(header(lost, "Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    }

    @Test
    void thePageIsChineseWhateverLanguageABrowserAsksFor() {
        assertThat(header(http.get("/", "Accept-Language", "de-DE,en;q=0.5"), "Content-Language"))
                .isEqualTo("zh-CN");
    }

    @Test
    void scriptAndStyleAreKeptUnderAddressesThatChangeWithThem() {
        var style = Pattern.compile("href=\"(/webchat/chat-[0-9a-f]{32}\\.css)\"")
                .matcher(http.get("/").body());

        assertThat(style.find()).isTrue();
        assertThat(header(http.get(style.group(1)), "Cache-Control")).contains("max-age=31536000", "immutable");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
