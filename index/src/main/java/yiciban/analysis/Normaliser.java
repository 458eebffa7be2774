package yiciban.analysis;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings text to one written form: width, case, traditional characters, invisible characters, white space. */
public final class Normaliser {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** The library knows 份 and 分 only as two words; on the card it is one. */
    private static final String CARD = "身分证";

    private Normaliser() {}

    /**
     * The form in which text is compared and searched: NFKC, simplified, lower case, no control, format or private
     * characters (zero-width, bidi, Unicode tags), runs of white space as one blank. Never longer than 18 times its input
     * (NFKC's longest); idempotent but for 薴, 鏇 and loose accents behind capital letters.
     */
    public static String normalise(String text) {
        if (Plain.is(text) && !text.contains(CARD)) {
            return text;
        }
        String simplified = simplified(Normalizer.normalize(visible(text), Normalizer.Form.NFKC));
        return SPACE.matcher(simplified.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** The text without characters nobody sees; line breaks and tabs become blanks. */
    public static String visible(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL -> {
                    if (Character.isWhitespace(c)) {
                        out.append(' ');
                    }
                }
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** Letters, digits and Chinese characters only: what is left when two wordings are held against each other. */
    public static String bare(String text) {
        var out = new StringBuilder(text.length());
        normalise(text).codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static String simplified(String text) {
        String converted = text.chars().anyMatch(c -> c > 0x7f) ? ZhConverterUtil.toSimple(text) : text;
        return converted.replace(CARD, "身份证");
    }
}
