package yiciban.bot.webchat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody without a mouse, who must see at every stop of the Tab key where that is. */
public final class Keyboard {

    /** Stops of the Tab key before a test gives up: more than any page has. */
    private static final int STOPS = 200;

    /** Empty, or what is wrong with the place that has the focus; the page itself has no mark, nor need of one. */
    private static final String UNSEEN = """
            wanted => {
                const at = document.activeElement;
                if (at === document.body || at.id === 'content') {
                    return wanted === at ? 'there' : '';
                }
                const style = getComputedStyle(at);
                if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) {
                    return 'no mark on ' + at.outerHTML.slice(0, 200);
                }
                const box = at.getBoundingClientRect();
                const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
                const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
                const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                if (left >= right || top >= bottom || !over || !(at.contains(over) || over.contains(at))) {
                    return 'covered by ' + (over && over.outerHTML.slice(0, 200)) + ': ' + at.outerHTML.slice(0, 200);
                }
                return wanted === at ? 'there' : '';
            }
            """;

    private final Page page;

    public Keyboard(Page page) {
        this.page = page;
    }

    /** Goes there with the Tab key. */
    public Keyboard to(Locator wanted) {
        for (int stop = 0; stop < STOPS; stop++) {
            String met = (String) wanted.evaluate(UNSEEN);
            if (met.equals("there")) {
                return this;
            }
            if (!met.isEmpty()) {
                throw new AssertionError(page.url() + " " + met);
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(page.url() + ": the Tab key does not come to " + wanted);
    }

    public Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** In place of whatever stands in the box. */
    public Keyboard type(String text) {
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        return this;
    }
}
