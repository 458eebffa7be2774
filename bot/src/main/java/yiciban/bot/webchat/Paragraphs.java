package yiciban.bot.webchat;

import java.util.List;
import java.util.regex.Pattern;

/** An answer's text in paragraphs instead of line breaks, so that their distance grows with the letters (GB/T 37668). */
final class Paragraphs {

    private static final Pattern LISTED = Pattern.compile("\\d{1,2}\\. |· ");

    private Paragraphs() {}

    static List<String> of(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Whether a paragraph is a line of a list: lines of one list stand closer together than paragraphs do. */
    static boolean listed(String paragraph) {
        return LISTED.matcher(paragraph).lookingAt();
    }
}
