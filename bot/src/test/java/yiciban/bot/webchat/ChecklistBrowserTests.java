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
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The checklist in a real browser, on screens and on paper. Every test also holds that the console stayed quiet. */
@WebChatTest
class ChecklistBrowserTests {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int A4_WIDTH = 794; // 210 mm at 96 dots to the inch

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    private final List<String> console = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

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

    @AfterEach
    void quiet() {
        contexts.forEach(BrowserContext::close);
        assertThat(console).isEmpty();
    }

    @Test
    void theChatLeadsToItAndStaysOpen() {
        Page chat = open(390, "/");
        chat.locator("#question").fill("想开个面馆");
        chat.locator("#question").press("Enter");
        Page list = chat.context().waitForPage(() -> chat.getByText("材料清单，可以打印").click());
        watch(list);
        assertThat(list).hasTitle("开办餐饮店 材料清单 · 一次办");
        assertThat(chat.locator("#log article")).hasCount(1);
        shot(chat, "event-390");
    }

    @Test
    void itFitsAPhoneAndEveryLineCanBeTicked() {
        Page page = open(390, "/checklist/le-022");
        assertNoSidewaysScrolling(page);
        assertThat(page.locator(".tick")).hasCount(13);
        for (Locator target :
                page.locator(".tick, header a, header button:visible").all()) {
            assertThat(target.boundingBox().height).as(target.innerText()).isGreaterThanOrEqualTo(44);
        }
        page.locator(".tick").first().click();
        assertThat(page.locator(".tick input").first()).isChecked();
        shot(page, "checklist-390");
        page.locator("#size").click();
        assertThat(page.locator("html")).hasClass("large");
        assertNoSidewaysScrolling(page);
        shot(page, "checklist-large-390");
        page.reload();
        assertThat(page.locator("html")).hasClass("large");
        page.locator("#size").click();
        assertThat(page.locator("html")).not().hasClass("large");
    }

    @Test
    void itWorksWithoutScript() {
        Page page = open(
                new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false),
                "/checklist/le-016");
        assertThat(page.locator("#print")).isHidden();
        page.locator(".tick").first().click();
        assertThat(page.locator(".tick input").first()).isChecked();
        page.locator("#size").click();
        assertThat(page.locator("html")).hasClass("large");
        assertThat(page.locator("h1")).containsText("开办餐饮店");
        page.locator("#size").click();
        assertThat(page.locator("html")).not().hasClass("large");
    }

    @Test
    void thePrintButtonPrints() {
        Page page = open(1280, "/checklist/le-016");
        shot(page, "checklist-1280");
        page.evaluate("window.print = () => { window.printed = true; }");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("打印").setExact(true))
                .click();
        assertThat(page.evaluate("window.printed")).isEqualTo(true);
    }

    @Test
    void onPaperThereIsTheListAndNothingElseInBlackOnWhite() {
        Page page = open(
                new Browser.NewContextOptions().setViewportSize(A4_WIDTH, 1123).setColorScheme(ColorScheme.DARK),
                "/checklist/le-016");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("header")).isHidden();
        assertThat(page.locator(".tick input").first()).isVisible();
        assertThat(page.locator(".printed")).containsText("2026年11月9日打印");
        assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        byte[] pdf = page.pdf(
                new Page.PdfOptions().setPreferCSSPageSize(true).setPath(SCREENSHOTS.resolve("checklist.pdf")));
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("%PDF").containsPattern("/MediaBox \\[0 0 59[45][.0-9]* 84[12]");
        assertThat(text.split("/Type /Page\\n", -1).length - 1).as("pages").isBetween(1, 2);
    }

    @Test
    void aWrongAddressLeadsHome() {
        Page page = open(390, "/checklist/le-999");
        assertThat(page.locator("h1")).hasText("没有这份清单");
        page.getByText("回到首页").last().click();
        assertThat(page.locator("#question")).isVisible();
        console.removeIf(line -> line.contains("status of 404"));
    }

    private Page open(int width, String path) {
        return open(new Browser.NewContextOptions().setViewportSize(width, 844), path);
    }

    private Page open(Browser.NewContextOptions options, String path) {
        BrowserContext context = browser.newContext(options.setLocale("zh-CN").setBaseURL("http://127.0.0.1:" + port));
        contexts.add(context);
        Page page = context.newPage();
        watch(page);
        page.navigate(path);
        return page;
    }

    private void watch(Page page) {
        page.onConsoleMessage(message -> console.add(message.type() + " " + message.text()));
        page.onPageError(console::add);
    }

    private static void assertNoSidewaysScrolling(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static void shot(Page page, String name) {
        Screen.shot(page, name);
        Screen.assertAccessible(page, name);
    }
}
