package yiciban.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.List;

/** What a page looks like: kept in {@code target/screenshots}, and checked for what anybody would trip over. */
public final class Screen {

    private static final Path FOLDER = Path.of("target", "screenshots");

    /** The worst two of four: what keeps somebody from reading or using a page. */
    private static final List<String> GRAVE = List.of("serious", "critical");

    private static final String AXE = """
            grave => axe.run(document, {resultTypes: ['violations']})
                .then(found => found.violations
                    .filter(rule => grave.includes(rule.impact))
                    .map(rule => rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.html).join(' ')))
            """;

    /** In milliseconds. */
    private static final double AGAIN = 500;

    private Screen() {}

    /** At a desk and on a phone: a picture, nothing that runs out of the page, nothing grave for axe. */
    public static void shots(Page page, String name) {
        for (int width : List.of(1280, 390)) {
            page.setViewportSize(width, 844);
            shot(page, name + "-" + width);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(name + " at " + width)
                    .isLessThanOrEqualTo(width);
            assertAccessible(page, name + " at " + width);
        }
        page.setViewportSize(1280, 844);
    }

    /** For the guide of staff: as much of the page as is seen in a window this high, from where it is scrolled to. */
    public static void picture(Page page, String name, int height) {
        page.setViewportSize(1280, height);
        Picture.write(
                drawn(page, new Page.ScreenshotOptions()),
                FOLDER.resolve("staff").resolve("staff-" + name + "-1280.png"));
        page.setViewportSize(1280, 844);
    }

    /** The whole page. */
    static void shot(Page page, String name) {
        drawn(
                page,
                new Page.ScreenshotOptions()
                        .setPath(FOLDER.resolve(name + ".png"))
                        .setFullPage(true));
    }

    /** What the window shows of it. */
    static void seen(Page page, String name) {
        drawn(page, new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }

    /** A busy Chromium refuses to draw now and then, and draws the same page when asked again. */
    private static byte[] drawn(Page page, Page.ScreenshotOptions options) {
        // Hiding the caret would be a style of its own, which the page's policy reports.
        options.setCaret(ScreenshotCaret.INITIAL);
        try {
            return page.screenshot(options);
        } catch (PlaywrightException refused) {
            if (!String.valueOf(refused.getMessage()).contains("Unable to capture screenshot")) {
                throw refused;
            }
            page.waitForTimeout(AGAIN);
            return page.screenshot(options);
        }
    }

    /** Everything axe knows, best practices included. Run in the page, which hands over no more than what is grave. */
    public static void assertAccessible(Page page, String name) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        assertThat((List<?>) page.evaluate(AXE, GRAVE)).as(name).isEmpty();
    }
}
