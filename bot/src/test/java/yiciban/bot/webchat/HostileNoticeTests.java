package yiciban.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** C12: what citizens are told while a channel is off is text, wherever they are told. */
@WebChatTest
class HostileNoticeTests {

    @RegisterExtension
    static final Desktop DESKTOP = Desktop.withScripts();

    @Autowired
    CannedConversations conversations;

    @LocalServerPort
    int port;

    @AfterEach
    void goOn() {
        conversations.turnOff(null);
    }

    @Test
    void c12_whatIsSaidInsteadOfAnAnswerIsText() {
        var http = new Http(port);
        List<String> notices = HostileText.lines();
        Page page = DESKTOP.opened(port);
        page.navigate("/");
        for (String notice : notices) {
            conversations.turnOff(notice);
            Harmless.there(page, Map.of("/", List.of(notice)));
            String told =
                    http.form("/chat", "message=m&text=x", "HX-Request", "true").body();
            assertThat(told).doesNotContain(notice).contains(HtmlUtils.htmlEscape(notice));
            HttpResponse<String> read = http.json("{\"text\": \"x\"}");
            assertThat(read.headers().firstValue("Content-Type").orElse("")).endsWith("json");
            assertThat(Http.read(read).findValuesAsString("detail")).contains(notice);
        }
        Harmless.at(page, "/", List.of(notices.getLast()));
    }
}
