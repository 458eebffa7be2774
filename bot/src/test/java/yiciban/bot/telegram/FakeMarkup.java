package yiciban.bot.telegram;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telegram's HTML: few tags, all closed, and no bare {@code <}. */
final class FakeMarkup {

    private static final Set<String> TAGS = Set.of("b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z-]+)([^<>]*)>");

    private FakeMarkup() {}

    static String visible(String html) {
        StringBuilder visible = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        int at = 0;
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            visible.append(text(html.substring(at, tag.start())));
            at = tag.end();
            if (!TAGS.contains(tag.group(2))) {
                throw new Unreadable("Unsupported start tag \"" + tag.group(2) + "\" at byte offset " + tag.start());
            }
            if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
            } else if (open.isEmpty() || !open.pop().equals(tag.group(2))) {
                throw new Unreadable("Unmatched end tag at byte offset " + tag.start());
            }
        }
        if (!open.isEmpty()) {
            throw new Unreadable("Can't find end tag corresponding to start tag \"" + open.peek() + "\"");
        }
        return visible.append(text(html.substring(at))).toString();
    }

    private static String text(String escaped) {
        if (escaped.contains("<")) {
            throw new Unreadable("Unsupported start tag at byte offset " + escaped.indexOf('<'));
        }
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}
