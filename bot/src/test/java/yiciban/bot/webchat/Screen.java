package yiciban.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
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
                page.screenshot(new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL)),
                FOLDER.resolve("staff").resolve("staff-" + name + "-1280.png"));
        page.setViewportSize(1280, 844);
    }

    static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                // Hiding it would be a style of its own, which the page's policy reports.
                .setCaret(ScreenshotCaret.INITIAL)
                .setFullPage(true));
    }

    /** Everything axe knows, best practices included. Run in the page, which hands over no more than what is grave. */
    public static void assertAccessible(Page page, String name) {
        if (!(boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        assertThat((List<?>) page.evaluate(AXE, GRAVE)).as(name).isEmpty();
    }
}
