package yiciban.bot.system;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits of a text that may belong together: groups of digits, between them nothing but what people and attackers put
 * there: blanks, dashes, dots, characters nobody sees.
 */
final class Digits {

    /** No personal number is longer: 19 digits of a bank card, or 4 of a country and 11 of a telephone. */
    private static final int LONGEST = 19;

    /** More than this between two groups, and they do not belong together. In characters. */
    private static final int GAP = 4;

    /** What stands around a number and says whose it is. In characters. */
    private static final int CONTEXT = 12;

    private static final String BETWEEN = " -_.·•~‐‑‒–—―−－＿．～〜/／()（）　";

    /** As one writes and says them: 幺 is one on the telephone. */
    private static final String CHINESE = "〇一二三四五六七八九";

    /** With 一 before them a word: 一直, 一下, 一共. */
    private static final String BEHIND_ONE = "直下共样般定起些会边个点位次";

    private record Group(int from, int to, String digits) {}

    private final String text;
    private final List<Group> groups;

    private Digits(String text, List<Group> groups) {
        this.text = text;
        this.groups = groups;
    }

    /** The runs of a text, from the left. */
    static List<Digits> in(String text) {
        var runs = new ArrayList<Digits>();
        var run = new ArrayList<Group>();
        int at = 0;
        while (at < text.length()) {
            if (digit(text, at) < 0) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            Group group = group(text, at);
            if (!run.isEmpty() && !joined(text, run.getLast().to(), group.from())) {
                runs.add(new Digits(text, run));
                run = new ArrayList<>();
            }
            run.add(group);
            at = group.to();
        }
        if (!run.isEmpty()) {
            runs.add(new Digits(text, run));
        }
        return runs;
    }

    int groups() {
        return groups.size();
    }

    /** The group after the last one that a number beginning at this group can have. */
    int reach(int from) {
        int length = 0;
        int end = from;
        while (end < groups.size()) {
            length += groups.get(end).digits().length();
            if (length > LONGEST) {
                break;
            }
            end++;
        }
        return end;
    }

    /** ASCII digits of some groups; the X that ends an ID number belongs to the last. */
    String number(int from, int end) {
        var number = new StringBuilder(LONGEST + 1);
        for (Group group : groups.subList(from, end)) {
            number.append(group.digits());
        }
        return number.toString();
    }

    /** Whether the group before this one may begin a word, as 一 in 2820001一直没人接. */
    boolean wordBegins(int end) {
        Group last = groups.get(end - 1);
        return last.to() - last.from() == 1
                && last.from() > 0
                && chinese(text.codePointAt(last.from())) >= 0
                && text.charAt(last.from() - 1) < 0x80;
    }

    /** What is written before a group. */
    String before(int group) {
        int at = groups.get(group).from();
        return text.substring(Math.max(0, at - CONTEXT), at);
    }

    /** What is written behind the group before this one. */
    String after(int end) {
        int at = groups.get(end - 1).to();
        return text.substring(at, Math.min(text.length(), at + CONTEXT));
    }

    /** Where these groups stand; the plus of a country code is part of the number. */
    Masking.Part part(int from, int end, String instead) {
        int start = groups.get(from).from();
        boolean plus = start > 0 && "+＋".indexOf(text.charAt(start - 1)) >= 0;
        return new Masking.Part(plus ? start - 1 : start, groups.get(end - 1).to(), instead);
    }

    private static Group group(String text, int from) {
        var digits = new StringBuilder();
        int at = from;
        boolean chinese = chinese(text.codePointAt(from)) >= 0;
        while (at < text.length()
                && digit(text, at) >= 0
                && chinese == chinese(text.codePointAt(at)) >= 0 // 13812345678一直打不通
                && (at == from || !isWord(text, at))) { // 一三八…八一直打不通
            digits.append(digit(text, at));
            at += Character.charCount(text.codePointAt(at));
        }
        if (at < text.length() && "xXｘＸ".indexOf(text.charAt(at)) >= 0) {
            digits.append('X');
            at++;
        }
        return new Group(from, at, digits.toString());
    }

    /** Whether 一 is the beginning of a word here, as in 一直, and no digit. */
    private static boolean isWord(String text, int at) {
        return text.charAt(at) == '一' && at + 1 < text.length() && BEHIND_ONE.indexOf(text.charAt(at + 1)) >= 0;
    }

    /** Full-width, Arabic-Indic and mathematical digits are digits, too; -1 when it is none. */
    private static int digit(String text, int at) {
        int c = text.codePointAt(at);
        int chinese = chinese(c);
        return chinese >= 0 ? chinese : Character.digit(c, 10);
    }

    private static int chinese(int c) {
        return c == '零' ? 0 : c == '幺' ? 1 : CHINESE.indexOf(c);
    }

    private static boolean joined(String text, int from, int to) {
        int shown = 0;
        for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (invisible(c)) {
                continue;
            }
            boolean between = Character.isSpaceChar(c) || Character.isWhitespace(c) || BETWEEN.indexOf(c) >= 0;
            if (!between || ++shown > GAP) {
                return false;
            }
        }
        return true;
    }

    static boolean invisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE
                || (type == Character.CONTROL && !Character.isWhitespace(c));
    }
}
