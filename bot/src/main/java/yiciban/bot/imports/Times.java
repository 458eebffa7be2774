package yiciban.bot.imports;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 日期: the ways in which people write a day, to 2026-11-30, or with a time of day to 2026-11-30T18:00. */
final class Times {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[\\sT]*(\\d{1,2})[:时](\\d{1,2})分?(?::\\d{1,2}(?:\\.\\d+)?)?)?");

    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    private Times() {}

    static Optional<String> read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        Matcher compact = COMPACT.matcher(plain);
        Matcher written = WRITTEN.matcher(plain);
        try {
            if (compact.matches()) {
                return Optional.of(day(compact).toString());
            }
            if (!written.matches()) {
                return Optional.empty();
            }
            LocalDate day = day(written);
            if (written.group(4) == null) {
                return Optional.of(day.toString());
            }
            LocalTime time = LocalTime.of(number(written, 4), number(written, 5));
            return Optional.of(
                    time.equals(LocalTime.MIN)
                            ? day.toString()
                            : day.atTime(time).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher matcher) {
        return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
