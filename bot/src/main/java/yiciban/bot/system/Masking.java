package yiciban.bot.system;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 脱敏: takes personal numbers out of text before it is written anywhere: ID cards (18 digits, and the old 15),
 * telephones, bank cards, passports and travellers' permits, number plates, e-mail addresses. Numbers that an office
 * gives out (信用代码, 办件编号, hotlines, years, amounts) stay.
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

    /**
     * Two messages, one after the other, that had a number between them.
     *
     * @param half what the earlier one ended with
     */
    public record Split(String earlier, String later, String half) {}

    /** In place of half a number. */
    private static final String HALF = "******";

    /** After half a number somebody may still say that the rest follows. In characters. */
    private static final int AROUND_HALF = 8;

    private static final Pattern LEFT =
            Pattern.compile("(?:[" + Documents.PROVINCES + "][A-Z]|[0-9A-Za-z]{0,3})\\*{4,15}[0-9A-Za-z@.-]{0,40}");

    private Masking() {}

    /** Masks a text; masking the result again changes nothing. Linear in the length of the text. */
    public static Masked mask(String text) {
        List<Part> parts = new ArrayList<>(Addresses.in(text));
        parts.addAll(Documents.in(text));
        for (Digits digits : Digits.in(text)) {
            collect(digits, parts);
        }
        return parts.isEmpty() ? new Masked(text, false) : new Masked(replaced(text, parts), true);
    }

    /** Whether a text has any digit, however it is written. */
    public static boolean hasDigits(String text) {
        return !Digits.in(text).isEmpty();
    }

    /**
     * Both masked, when the digits that end the one and begin the other are a personal number together.
     *
     * @param earlier masked, and still with its half
     * @param later likewise
     */
    public static Optional<Split> split(String earlier, String later) {
        List<Digits> before = Digits.in(earlier);
        List<Digits> after = Digits.in(later);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Digits first = before.getLast();
        Digits second = after.getFirst();
        for (int from = 0; from < first.groups(); from++) {
            for (int end = second.reach(0); end > 0; end--) {
                Part half = first.part(from, first.groups(), HALF);
                Part rest = second.part(0, end, HALF);
                String number = first.number(from, first.groups()) + second.number(0, end);
                if (earlier.length() - half.to() <= AROUND_HALF
                        && rest.from() <= AROUND_HALF
                        && Numbers.masked(number, first.before(from), second.after(end)) != null) {
                    return Optional.of(new Split(
                            replaced(earlier, List.of(half)),
                            replaced(later, List.of(rest)),
                            earlier.substring(half.from(), half.to())));
                }
            }
        }
        return Optional.empty();
    }

    /** A masked text without what is left of the numbers: they are no part of any question. */
    public static String without(String masked) {
        return LEFT.matcher(masked).replaceAll(" ").strip();
    }

    /** From the left, the longest number that means something; a number never begins or ends within a group. */
    private static void collect(Digits digits, List<Part> parts) {
        int from = 0;
        while (from < digits.groups()) {
            int to = from;
            for (int end = digits.reach(from); end > from && to == from; end--) {
                if (masked(digits, from, end) != null) {
                    to = digits.wordBegins(end) && masked(digits, from, end - 1) != null ? end - 1 : end;
                }
            }
            if (to > from) {
                parts.add(digits.part(from, to, Objects.requireNonNull(masked(digits, from, to))));
            }
            from = Math.max(to, from + 1);
        }
    }

    private static @Nullable String masked(Digits digits, int from, int end) {
        return from == end ? null : Numbers.masked(digits.number(from, end), digits.before(from), digits.after(end));
    }

    private static String replaced(String text, List<Part> parts) {
        var out = new StringBuilder(text.length());
        int done = 0;
        for (Part part :
                parts.stream().sorted(Comparator.comparingInt(Part::from)).toList()) {
            if (part.from() >= done) { // digits of an e-mail address or of a passport are gone already
                out.append(text, done, part.from()).append(part.instead());
                done = part.to();
            }
        }
        return out.append(text, done, text.length()).toString();
    }
}
