package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 断句: headings, points and sentences of a report as they are written. */
final class Wording {

    private static final String NUMERAL = "[一二三四五六七八九十]{1,3}";

    private static final Pattern CHAPTER = Pattern.compile("^" + NUMERAL + "、");
    private static final Pattern POINT_HEADING = Pattern.compile("^[（(]" + NUMERAL + "[）)]");

    /** 一是 at the beginning of a sentence. */
    private static final Pattern POINT = Pattern.compile("^" + NUMERAL + "是");

    private static final Pattern SENTENCE = Pattern.compile("[^。！？]*[。！？]+[”’」』）》]*");
    private static final Pattern ENDED = Pattern.compile("[。！？；：…][”’」』）》]*$");

    /** How the part after the last chapter begins. */
    private static final Pattern CLOSING = Pattern.compile("^(虽然|尽管|下一步|今后|同时，?我们也|总之|.{0,12}也存在|20\\d\\d年，我)");

    private Wording() {}

    static boolean isChapter(String paragraph) {
        return CHAPTER.matcher(paragraph).find();
    }

    static boolean isPointHeading(String text) {
        return POINT_HEADING.matcher(text).find();
    }

    static boolean isPoint(String sentence) {
        return POINT.matcher(sentence).find();
    }

    static boolean isClosing(String paragraph) {
        return CLOSING.matcher(paragraph).find();
    }

    static boolean isEnded(String paragraph) {
        return ENDED.matcher(paragraph).find();
    }

    static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        Matcher matcher = SENTENCE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            sentences.add(CellText.strip(matcher.group()));
            end = matcher.end();
        }
        String rest = CellText.strip(text.substring(end));
        if (!rest.isEmpty()) {
            sentences.add(rest);
        }
        return sentences;
    }

    /** Two pieces of one text: Chinese needs nothing between them, words in letters need a blank. */
    static String join(String one, String other) {
        boolean letters = !one.isEmpty()
                && !other.isEmpty()
                && one.charAt(one.length() - 1) < 128
                && other.charAt(0) < 128
                && Character.isLetter(one.charAt(one.length() - 1))
                && Character.isLetter(other.charAt(0));
        return one + (letters ? " " : "") + other;
    }
}
