package yiciban.bot.webchat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A member of staff at a real browser, of a test class of its own. After each test its windows are closed, and nothing may
 * have been reported on their consoles.
 */
public final class Desktop implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** A login takes seconds where others need the processor, too. In milliseconds. */
    private static final double PATIENCE = 120_000;

    /** Stops of the Tab key before a test gives up: more than any page has. */
    private static final int STOPS = 120;

    private final boolean scripts;
    private final List<String> console = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    private Desktop(boolean scripts) {
        this.scripts = scripts;
    }

    public static Desktop withScripts() {
        return new Desktop(true);
    }

    public static Desktop withoutScripts() {
        return new Desktop(false);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> said = List.copyOf(console);
        console.clear();
        assertThat(said).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (browser != null && playwright != null) {
            browser.close();
            playwright.close();
        }
    }

    /** A window of somebody who signs in with the keyboard alone; addresses begin at the program's. */
    public Page signedIn(int port, String name, String password) {
        Page page = opened(port);
        page.navigate("/staff/login");
        tabTo(page, page.locator("input[name=name]"));
        page.keyboard().type(name);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("您好");
        return page;
    }

    /** A window of nobody yet, which keeps what would disturb: messages, questions, and requests to anybody else. */
    public Page opened(int port) {
        if (browser == null) {
            throw new IllegalStateException("an extension of the test class");
        }
        String program = "http://127.0.0.1:" + port;
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setLocale("zh-CN")
                .setBaseURL(program));
        contexts.add(context);
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.text()));
        page.onPageError(console::add);
        page.onDialog(dialog -> {
            console.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(program + "/")) {
                console.add("request " + request.url());
            }
        });
        return page;
    }

    /** That something was reported is what the test wants, such as a form that was refused. */
    public void reported(String part) {
        assertThat(console.removeIf(line -> line.contains(part))).as(part).isTrue();
    }

    /** From now on the page's clock can be set forward; to be said before the page is opened. */
    public static Page withClock(Page page) {
        page.clock().install();
        return page;
    }

    /** The page waits that long after the last key before it saves by itself. */
    public static void aWhileLater(Page page) {
        page.clock().runFor(11_000);
    }

    /** Goes there with the Tab key. */
    public static void tabTo(Page page, Locator wanted) {
        for (int stop = 0; stop < STOPS; stop++) {
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not come to " + wanted);
    }

    /** Presses a button, and waits for the page that it leads to, be it ever so like the one that it stands on. */
    public static void follow(Page page, Locator button) {
        page.evaluate("() => { document.documentElement.dataset.left = '' }");
        button.click();
        assertThat(page.locator("html[data-left]")).hasCount(0);
        page.waitForLoadState();
    }

    /** The button of exactly this name. */
    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
