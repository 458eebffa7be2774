package yiciban.bot.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a long text where a reader would: between paragraphs, else lines, else sentences, else characters. Plain text,
 * cut before any markup is added, so no tag or entity can be torn. The parts put together are the text.
 */
final class Splitting {

    /** A link, a number, a word: what has no Chinese and no space in it. */
    private static final Pattern UNIT = Pattern.compile("[\\x21-\\x7e]+");

    /** These end a sentence wherever they stand; the Latin ones in a link or a number end nothing. */
    private static final String ENDS = "。！？；…";

    private static final String LATIN_ENDS = ".!?;";

    private static final String CLOSES = "”’」』）》";

    /** How far past the limit to look in order to see a character composed of several. */
    private static final int LOOK_AHEAD = 64;

    private Splitting() {}

    /** @param limit in UTF-16 units, at least 2 */
    static List<String> split(String text, int limit) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (text.length() - start > limit) {
            int cut = cut(text, start, start + limit);
            parts.add(text.substring(start, cut));
            start = cut;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** A nicer place is not worth a part less than half full. */
    private static int cut(String text, int start, int end) {
        int half = start + (end - start) / 2;
        int paragraph = text.lastIndexOf("\n\n", end - 2) + 2;
        if (paragraph > half) {
            return paragraph;
        }
        int line = text.lastIndexOf('\n', end - 1) + 1;
        if (line > half) {
            return line;
        }
        for (int at = end; at > half; at--) {
            if (endsSentence(text, at)) {
                return at;
            }
        }
        return outsideUnit(text, start, betweenCharacters(text, start, end));
    }

    private static boolean endsSentence(String text, int at) {
        int last = at - 1;
        while (last > 0 && CLOSES.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        if (CLOSES.indexOf(text.charAt(at)) >= 0) {
            return false;
        }
        return ENDS.indexOf(text.charAt(last)) >= 0
                || (LATIN_ENDS.indexOf(text.charAt(last)) >= 0 && Character.isWhitespace(text.charAt(at)));
    }

    /** Between what a reader sees as characters, such as a family emoji; when one fills it all, between code points. */
    private static int betweenCharacters(String text, int start, int end) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(start, Math.min(text.length(), end + LOOK_AHEAD)));
        int length = end - start;
        int cut = characters.isBoundary(length) ? length : characters.preceding(length);
        if (cut > 0) {
            return start + cut;
        }
        boolean tearsPair = Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
        return tearsPair ? end - 1 : end;
    }

    /** Half a figure is a wrong figure. */
    private static int outsideUnit(String text, int start, int cut) {
        Matcher unit = UNIT.matcher(text).region(start, text.length());
        while (unit.find() && unit.start() < cut) {
            if (unit.end() > cut && unit.start() > start) {
                return unit.start();
            }
        }
        return cut;
    }
}
