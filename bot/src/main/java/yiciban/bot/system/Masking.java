package yiciban.bot.system;

import java.util.ArrayList;
import java.util.List;

/**
 * 脱敏: takes personal numbers out of text before it is written anywhere: ID cards (18 digits, and the old 15), mobile
 * telephones, bank cards, e-mail addresses. Written by hand as one pass: a pattern for digits with anything invisible
 * between them would backtrack. Numbers that an office gives out (信用代码, 办件编号, hotlines, years, amounts) stay.
 */
public final class Masking {

    /**
     * Text that may be stored.
     *
     * @param text personal numbers shortened to their ends, such as {@code 138****1234}
     * @param found whether there was one
     */
    public record Masked(String text, boolean found) {}

    /** A stretch of the text and what stands in its place. */
    record Part(int from, int to, String instead) {}

    private Masking() {}

    /** Masks a text; masking the result again changes nothing. Linear in the length of the text. */
    public static Masked mask(String text) {
        List<Part> parts = new ArrayList<>(Addresses.in(text));
        for (Digits digits : Digits.in(text)) {
            collect(digits, parts);
        }
        return parts.isEmpty() ? new Masked(text, false) : new Masked(replaced(text, parts), true);
    }

    /** A masked text without what is left of the numbers: they are no part of any question. */
    public static String without(String masked) {
        return masked.replaceAll("[0-9A-Za-z]{0,3}\\*{4,15}[0-9A-Za-z@.-]{0,40}", " ")
                .strip();
    }

    /** From the left, the longest number that means something; a number never begins or ends within a group. */
    private static void collect(Digits digits, List<Part> parts) {
        int from = 0;
        while (from < digits.groups()) {
            int to = from;
            for (int end = digits.reach(from); end > from && to == from; end--) {
                String instead = Numbers.masked(digits.number(from, end), digits.before(from));
                if (instead != null) {
                    parts.add(digits.part(from, end, instead));
                    to = end;
                }
            }
            from = Math.max(to, from + 1);
        }
    }

    private static String replaced(String text, List<Part> parts) {
        parts.sort((a, b) -> Integer.compare(a.from(), b.from()));
        var out = new StringBuilder(text.length());
        int done = 0;
        for (Part part : parts) {
            if (part.from() >= done) { // digits of an e-mail address are gone already
                out.append(text, done, part.from()).append(part.instead());
                done = part.to();
            }
        }
        return out.append(text, done, text.length()).toString();
    }
}
