package yiciban.bot.webchat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import yiciban.bot.conversation.Conversations;

/** The page in a real browser. Every test also holds that nothing was reported on the console. */
@WebChatTest
class BrowserTests {

    /** Pictures on which every part of the page is to be seen once; axe takes a second for each. */
    private static final Set<String> LOOKED_AT = Set.of(
            "start-390",
            "start-dark-390",
            "chat-390",
            "notfound-390",
            "clarifying-390",
            "why-390",
            "levels-390",
            "wish-taken-390",
            "wish-news-390",
            "pickup-390",
            "chat-large-390");

    private static final Pattern LOG = Pattern.compile("/chat/[A-Za-z0-9_-]{32}$");

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    CannedConversations conversations;

    @Autowired
    CannedWishes wishes;

    @LocalServerPort
    int port;

    private final List<String> console = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void launch() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void quit() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void phone() {
        open(new Browser.NewContextOptions().setViewportSize(390, 844));
    }

    @AfterEach
    void quiet() {
        context.close();
        conversations.breakDown(false);
        assertThat(console).isEmpty();
    }

    @Test
    void asksOpensTheSourcePressesAChoiceRatesAndReloads() {
        type("居住证怎么办");
        page.getByRole(AriaRole.BUTTON, named("发送")).click();

        assertThat(exchanges()).hasCount(1);
        assertThat(page).hasURL(LOG);
        assertThat(last()).containsText("离开常住户口所在地");
        assertThat(question()).isFocused();
        assertThat(question()).hasValue("");
        assertThat(page.locator("#pending")).isHidden();
        assertThat(last()).isInViewport();

        Locator quote = last().locator("blockquote").first();
        assertThat(quote).isHidden();
        last().locator("summary").first().click();
        assertThat(quote).isVisible();
        assertThat(last()).containsText("国务院令第 663 号");

        last().getByRole(AriaRole.BUTTON, within("有用")).click();
        assertThat(last().locator(".thanks")).hasText("谢谢您的反馈。");
        assertThat(last().locator("[aria-pressed=true]")).hasText("有用");
        assertThat(last().locator("[aria-pressed=true]")).isFocused();
        screenshot("chat-390");

        last().getByRole(AriaRole.BUTTON, within("要带什么")).click();
        assertThat(exchanges()).hasCount(2);
        assertThat(last()).containsText("居住证要带什么");

        page.reload();
        assertThat(exchanges()).hasCount(2);
        assertThat(exchanges().first().locator("[aria-pressed=true]")).hasText("有用");

        page.goBack();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好，想办什么事？")))
                .isVisible();
        page.getByText("继续上次的对话").click();
        assertThat(exchanges()).hasCount(2);
    }

    @Test
    void aCitizenCanForgetTheLastConversation() {
        page.getByRole(AriaRole.BUTTON, named("居住证怎么办")).click();
        assertThat(exchanges()).hasCount(1);
        page.getByText("新对话").click();
        page.getByRole(AriaRole.BUTTON, named("不保留")).click();
        assertThat(page.getByText("继续上次的对话")).isHidden();
        page.reload();
        assertThat(page.getByText("继续上次的对话")).isHidden();
    }

    @Test
    void worksWithTheKeyboardAlone() {
        page.keyboard().press("Tab");
        assertThat(page.getByText("跳到提问框")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        question().focus();
        page.keyboard().type("居住证");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("怎么办");
        assertThat(question()).hasValue("居住证\n怎么办");
        page.keyboard().press("Enter");
        assertThat(exchanges()).hasCount(1);
        assertThat(question()).isFocused();

        for (int i = 0; i < 30 && !"SUMMARY".equals(focused()); i++) {
            page.keyboard().press("Shift+Tab");
        }
        page.keyboard().press("Enter");
        assertThat(last().locator("details[open]")).hasCount(1);
    }

    @Test
    void hearsOfAnAnswerThatCameLaterWithTheKeyboardAlone() {
        ask("今天天气怎么样");
        tabTo("有答案时告诉我");
        screenshot("wish-offer-390");
        page.keyboard().press("Enter");
        assertThat(last().locator(".wish")).containsText("取件码 ABC234");
        assertThat(last().locator(".wish button")).hasText("不用告诉我了");
        assertThat(last().locator(".wish button")).isFocused();
        screenshot("wish-taken-390");
        assertNoSidewaysScrolling();
        String log = page.url();
        String turn = last().getAttribute("id").substring("t-".length());
        ask("居住证怎么办");
        wishes.answered(turn, conversations.answerTo(log.replaceAll(".*/chat/", "")));

        page.navigate("/");
        assertThat(page.getByText("您等的答案来了")).isVisible();
        screenshot("wish-home-390");
        page.getByText("继续上次的对话").press("Enter");
        assertThat(page.locator("#news")).containsText("您 11 月 3 日问的「今天天气怎么样」有答案了：");
        assertThat(page.locator("#news .fresh")).hasText("新");
        screenshot("wish-news-390");
        assertNoSidewaysScrolling();
        page.setViewportSize(1280, 900);
        screenshot("wish-news-1280");
        page.reload();
        assertThat(page.locator("#news")).hasCount(0);
        assertThat(exchanges().first().locator(".later")).containsText("离开常住户口所在地");
        screenshot("wish-later-1280");

        page.navigate("/replies");
        page.keyboard().press("Tab");
        tabTo("");
        page.keyboard().type("abc234");
        screenshot("pickup-form-1280");
        page.locator("#code").fill("ABC234");
        page.locator("#code").press("Enter");
        assertThat(page.locator(".reply")).containsText("离开常住户口所在地");
        page.setViewportSize(390, 844);
        screenshot("pickup-390");
        assertNoSidewaysScrolling();
        page.locator("#code").fill("222222");
        page.locator("#code").press("Enter");
        assertThat(page.locator(".said")).containsText("没有查到");
        screenshot("pickup-unknown-390");
        console.removeIf(line -> line.contains("status of 404"));
    }

    /** Goes on with the keyboard until the button, or the field, of that name has the focus. */
    private void tabTo(String name) {
        for (int i = 0; i < 40; i++) {
            if (page.evaluate("document.activeElement.textContent.trim()").equals(name)
                    && List.of("BUTTON", "INPUT").contains(focused())) {
                return;
            }
            page.keyboard().press(name.isEmpty() ? "Tab" : "Shift+Tab");
        }
        throw new AssertionError("not reached: " + name);
    }

    @Test
    void saysWhyAnAnswerWasNoUse() {
        ask("居住证怎么办");
        last().getByRole(AriaRole.BUTTON, within("没用")).click();
        assertThat(last().getByRole(AriaRole.BUTTON, within("看不懂"))).isVisible();
        screenshot("why-390");
        last().getByRole(AriaRole.BUTTON, within("看不懂")).click();
        assertThat(last().locator(".noted")).hasText("记下了，谢谢您告诉我们。");
        last().locator("textarea").fill("哪句是说外地人的？");
        last().getByRole(AriaRole.BUTTON, within("提交")).click();
        assertThat(last().locator("textarea")).hasText("哪句是说外地人的？"); // which the answer to it has, and no box as typed
        last().locator(".levels summary").click();
        assertNoSidewaysScrolling();
        screenshot("levels-390");
        for (Locator target : last().locator("button:visible, summary:visible").all()) {
            assertThat(target.boundingBox().height).as(target.innerText()).isGreaterThanOrEqualTo(44);
        }
        last().getByRole(AriaRole.BUTTON, within("基本满意")).click();
        assertThat(last().locator("[aria-pressed=true]").first()).hasText("有用");
        page.setViewportSize(1280, 900);
        screenshot("levels-1280");
    }

    @Test
    void theEnterThatPicksAWordSendsNothing() {
        question().focus();
        question().fill("ju");
        question().dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true, "keyCode", 229));
        assertThat(exchanges()).hasCount(0);
        assertThat(question()).hasValue("ju");
    }

    @Test
    void worksWithoutScript() {
        context.close();
        open(new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false));

        type("居住证怎么办");
        page.getByRole(AriaRole.BUTTON, named("发送")).click();
        assertThat(exchanges()).hasCount(1);
        assertThat(page.url()).contains("/chat/").contains("#t-");
        last().locator("summary").first().click();
        assertThat(last().locator("blockquote").first()).isVisible();
        last().getByRole(AriaRole.BUTTON, within("没用")).click();
        assertThat(last().locator("[aria-pressed=true]")).hasText("没用");
        last().getByRole(AriaRole.BUTTON, within("要带什么")).click();
        assertThat(exchanges()).hasCount(2);
        page.locator("#size").click();
        assertThat(page.locator("html")).hasClass("large");
        assertThat(exchanges()).hasCount(2);
        page.locator("#size").click();
        assertThat(page.locator("html")).not().hasClass("large");
        Screen.seen(page, "nojs-390"); // axe is a script
    }

    @Test
    void largeLettersStay() {
        page.locator("#size").click();
        assertThat(page.locator("html")).hasClass("large");
        assertThat(page.locator("#size")).hasAttribute("aria-pressed", "true");
        page.reload();
        assertThat(page.locator("html")).hasClass("large");
        ask("居住证怎么办");
        screenshot("chat-large-390");
        assertNoSidewaysScrolling();
        page.locator("#size").click();
        page.reload();
        assertThat(page.locator("html")).not().hasClass("large");
    }

    @Test
    void whatACitizenTypesIsTextAndNothingElse() {
        List<String> payloads = HostileText.lines();
        for (String payload : payloads.subList(0, 11)) {
            ask(payload);
            assertThat(last().locator(".asked span").last()).hasText(payload);
        }
        for (int from = 0; from < payloads.size(); from += Conversations.SHOWN) {
            List<String> some = payloads.subList(from, Math.min(from + Conversations.SHOWN, payloads.size()));
            String log = asked(some);
            page.navigate(log);
            assertThat(exchanges()).hasCount(some.size());
            assertThat(page.locator(".asked span").allTextContents()).containsAll(some);
            assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
            assertThat(page.locator(
                            "main iframe, main script, main svg, main style, main [onerror], main [hx-trigger=load]"))
                    .hasCount(0);
        }
    }

    @Test
    void everyEndingHasItsLook() {
        ask("今天天气怎么样");
        assertThat(last().locator(".not-found")).containsText("没有找到");
        assertNoSidewaysScrolling();
        screenshot("notfound-390");
        ask("我家着火了");
        assertThat(last().locator("a.call")).hasAttribute("href", "tel:119");
        screenshot("urgent-390");
        ask("我的身份证 110101199003077758 丢了");
        assertThat(last()).containsText("已帮您隐去证件号或电话");
        assertThat(last()).not().containsText("110101199003077758");
        screenshot("clarifying-390");
        ask("你好");
        ask("坏了");
        assertThat(last()).containsText("A1B2C3D4");
        screenshot("failed-390");
    }

    @Test
    void whatCouldNotBeSentStaysAndIsAskedOnceHoweverOftenItIsSent() {
        page.route("**/chat", route -> {
            route.fetch();
            route.abort();
        });
        type("居住证怎么办");
        question().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有发出去");
        assertThat(question()).hasValue("居住证怎么办");
        screenshot("trouble-390");
        page.unroute("**/chat");
        question().press("Enter");
        assertThat(exchanges()).hasCount(1);
        assertThat(page.getByRole(AriaRole.ALERT)).isHidden();
        page.reload();
        assertThat(exchanges()).hasCount(1);
        ask("居住证怎么办");
        assertThat(exchanges()).hasCount(2);
        console.removeIf(line -> line.contains("ERR_FAILED") || line.contains("error htmx:"));
    }

    @Test
    void aWideScreenAndTheDark() {
        context.close();
        open(new Browser.NewContextOptions().setViewportSize(1280, 900));
        screenshot("start-1280");
        ask("居住证怎么办");
        last().locator("summary").first().click();
        screenshot("chat-1280");
        context.close();
        open(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        screenshot("start-dark-390");
        ask("居住证怎么办");
        last().locator("summary").first().click();
        screenshot("chat-dark-390");
    }

    @Test
    void aWrongAddressLeadsHome() {
        page.navigate("/nowhere");
        screenshot("lost-390");
        page.getByText("回到首页").last().click();
        assertThat(question()).isVisible();
        console.removeIf(line -> line.contains("status of 404"));
    }

    @Test
    void everythingToTouchIsLargeEnough() {
        screenshot("start-390");
        ask("居住证怎么办");
        last().locator("summary").first().click();
        assertNoSidewaysScrolling();
        for (Locator target : page.locator("button:visible, summary:visible, textarea, header a")
                .all()) {
            assertThat(target.boundingBox().height).as(target.innerText()).isGreaterThanOrEqualTo(44);
            assertThat(target.boundingBox().width).as(target.innerText()).isGreaterThanOrEqualTo(44);
        }
    }

    private void open(Browser.NewContextOptions options) {
        context = browser.newContext(options.setLocale("zh-CN")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBaseURL("http://127.0.0.1:" + port));
        page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.type() + " " + message.text()));
        page.onPageError(console::add);
        page.navigate("/");
    }

    private void ask(String text) {
        int before = exchanges().count();
        type(text);
        question().press("Enter");
        assertThat(exchanges()).hasCount(before + 1);
    }

    private void type(String text) {
        question().fill(text);
    }

    private Locator question() {
        return page.locator("#question");
    }

    private Locator exchanges() {
        return page.locator("#log article");
    }

    private Locator last() {
        return exchanges().last();
    }

    private String focused() {
        return (String) page.evaluate("document.activeElement.tagName");
    }

    private void assertNoSidewaysScrolling() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    /** A conversation of these questions, asked without a browser; returns where it is shown. */
    private String asked(List<String> questions) {
        var http = new Http(port);
        String conversation = "hostile-" + questions.hashCode() + "-conversation";
        for (String question : questions) {
            http.form(
                    "/chat",
                    "conversation=" + conversation + "&text=" + URLEncoder.encode(question, StandardCharsets.UTF_8));
        }
        return "/chat/" + conversation;
    }

    private void screenshot(String name) {
        Screen.seen(page, name);
        if (LOOKED_AT.contains(name)) {
            Screen.assertAccessible(page, name);
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
