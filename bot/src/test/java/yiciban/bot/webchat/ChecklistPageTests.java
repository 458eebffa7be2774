package yiciban.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebChatTest
class ChecklistPageTests {

    @LocalServerPort
    int port;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void theChecklistOfALifeEventSaysWhatItKnowsAndWhatNot() {
        HttpResponse<String> page = http.get("/checklist/le-016");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "开办餐饮店",
                        "牵头：市场监管总局",
                        "配合：消防救援局、城管",
                        "食品经营许可申请书",
                        "哪项要：第 2 项 食品经营许可",
                        "“个体工商户设立登记”",
                        "第 3 项 户外招牌设施备案/审批",
                        "国发〔2024〕3号",
                        "食品安全法第三十五条",
                        "2026年11月9日打印",
                        "以窗口答复为准")
                .doesNotContain("待核", "http://");
    }

    @Test
    void itIsNoMoreTrustedThanTheChatPage() {
        HttpResponse<String> page = http.get("/checklist/le-016");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors https://www.example.gov.cn");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body()).doesNotContain("<script>", "style=", "onclick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"le-027", "le-999", "guide-053", "%3Cscript%3E", "le-016%0d%0a"})
    void aDraftAndWhatIsNoLifeEventHaveAKindPage(String id) {
        HttpResponse<String> page = http.get("/checklist/" + id);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有这份清单", "回到首页").doesNotContain("企业数据填报", "<script>");
    }

    @Test
    void everyLifeEventThatMayBeQuotedHasItsPage() {
        for (int number = 1; number <= 44; number++) {
            String id = "le-%03d".formatted(number);
            int status = http.get("/checklist/" + id).statusCode();
            assertThat(status)
                    .as(id)
                    .isEqualTo(new WebChatApplication().checklists().find(id).isPresent() ? 200 : 404);
        }
    }

    @Test
    void anAnswerAboutALifeEventLinksToItAndOthersDoNot() {
        assertThat(http.form("/chat", "message=m1&text=%E9%9D%A2%E9%A6%86", "HX-Request", "true")
                        .body())
                .contains("href=\"/checklist/le-016\"");
        assertThat(http.form("/chat", "message=m2&text=%E5%B1%85%E4%BD%8F%E8%AF%81", "HX-Request", "true")
                        .body())
                .doesNotContain("/checklist/");
    }
}
