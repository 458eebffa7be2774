package yiciban.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What a browser made of pages that show {@link HostileText}: the text, and nothing that would run. Asked of what it built
 * from the markup, so that it does not matter what the pages' policy forbids.
 */
public final class Harmless {

    /** Whatever a hostile line is when it is more than text; scripts of ours stand in the head. */
    private static final String BUILT =
            "script:not(head > script[src^='/']), iframe, svg, style, base, th\\:block, [style],"
                    + " [onerror], [onload], [ontoggle], [onfocus], [onclick], [hx-trigger=load], a[href^=javascript]";

    private static final String LOOK = """
            (page, built, lines) => {
                const boxes = [...page.querySelectorAll('input, textarea, option')].map(box => box.value);
                const said = [page.documentElement.textContent, ...boxes].join('\\n');
                return [
                    ...[...page.querySelectorAll(built)].map(one => one.outerHTML.slice(0, 200)),
                    ...lines.filter(line => !said.includes(line)).map(line => 'does not say ' + line)];
            }
            """;

    private static final String HERE = "([built, lines]) => (" + LOOK + ")(document, built, lines)";

    private static final String THERE = """
            async ([built, pages]) => {
                const look = %s;
                const wrong = [];
                for (const [path, lines] of pages) {
                    const answer = await fetch(path);
                    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                    const found = look(page, built, lines);
                    wrong.push(...(answer.ok ? found : [answer.status, ...found]).map(what => path + ': ' + what));
                }
                return wrong;
            }
            """.formatted(LOOK);

    private Harmless() {}

    /** The page that is open: it says all of these lines, as text or in a box. */
    public static void here(Page page, String where, List<String> lines) {
        page.waitForLoadState();
        assertThat(page.evaluate("window.ran === undefined")).as(where).isEqualTo(true);
        assertThat((List<?>) page.evaluate(HERE, List.of(BUILT, lines)))
                .as(where)
                .isEmpty();
    }

    /** Goes there and looks. */
    public static void at(Page page, String path, List<String> lines) {
        page.navigate(path);
        here(page, path, lines);
    }

    /**
     * Many pages, read by the browser and not shown.
     *
     * @param pages what each must say, by its path
     */
    public static void there(Page page, Map<String, List<String>> pages) {
        List<List<Object>> asked = pages.entrySet().stream()
                .map(one -> List.<Object>of(one.getKey(), one.getValue()))
                .toList();
        assertThat((List<?>) page.evaluate(THERE, List.of(BUILT, asked))).isEmpty();
    }
}
