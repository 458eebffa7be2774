package yiciban.bot.imports;

import java.util.regex.Pattern;

/** 单元格文字: what is done to the text of every cell on its way in and out. */
final class CellText {

    /** What an office program takes for a formula, in both widths; and what may hide one. */
    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\t\r\u0000＝＋－＠].*", Pattern.DOTALL);

    private static final Pattern BLANK_ENDS = Pattern.compile("^[\\s\\h\u200B\uFEFF]+|[\\s\\h\u200B\uFEFF]+$");

    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\uFFFD\uFFFE\uFFFF&&[^\t\n]]");

    private CellText() {}

    /** With an apostrophe before what could run as a formula, and before what already looks as if it had been given one. */
    static String guard(String text) {
        return DANGEROUS.matcher(text).matches() ? "'" + text : text;
    }

    /** The text before {@link #guard}. */
    static String unguard(String text) {
        return text.startsWith("'") && DANGEROUS.matcher(text).matches() ? text.substring(1) : text;
    }

    /** As it came in: one kind of line break, no blanks around, no apostrophe of ours. */
    static String clean(String text) {
        return unguard(strip(text.replace("\r\n", "\n"))).replace('\r', '\n');
    }

    /** Without blanks of any kind and width around it. */
    static String strip(String text) {
        return BLANK_ENDS.matcher(text).replaceAll("");
    }

    static boolean isUnreadable(String text) {
        return UNREADABLE.matcher(text).find();
    }
}
