package yiciban.bot.answer;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The year a figure is wanted of; pure. */
final class Years {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)(\\d\\d)年?(?!\\d)");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<!\\d)(1\\d|2\\d)年(?!前|内|以|后|了|的?(房|车|社保|工龄))");
    private static final Pattern SPELT_YEAR = Pattern.compile("(?:二[零〇]|二十)?([一二])([零〇一二三四五六七八九])年(?!前|内|以|后|了)");
    private static final Pattern COMPARED = Pattern.compile("(比|较|跟|和|同)(去年|上年|前年)");
    private static final String DIGITS = "零一二三四五六七八九";

    private Years() {}

    /** This year and the ones before and after it by name, others by number; null when none is named. */
    static @Nullable Integer in(String normalised, LocalDate today) {
        Matcher year = YEAR.matcher(normalised);
        if (year.find()) {
            return Integer.parseInt(year.group(1) + year.group(2));
        }
        Matcher shortYear = SHORT_YEAR.matcher(normalised);
        if (shortYear.find()) {
            return 2000 + Integer.parseInt(shortYear.group(1));
        }
        Matcher spelt = SPELT_YEAR.matcher(normalised);
        if (spelt.find()) {
            return 2000
                    + 10 * DIGITS.indexOf(spelt.group(1))
                    + DIGITS.indexOf(spelt.group(2).replace('〇', '零'));
        }
        if (COMPARED.matcher(normalised).find()) {
            return null;
        }
        if (normalised.contains("大前年")) {
            return today.getYear() - 3;
        }
        if (normalised.contains("前年")) {
            return today.getYear() - 2;
        }
        if (normalised.contains("去年") || normalised.contains("上一年")) {
            return today.getYear() - 1;
        }
        if (normalised.contains("明年") || normalised.contains("下一年")) {
            return today.getYear() + 1;
        }
        return normalised.contains("今年") || normalised.contains("本年") || normalised.contains("这一年")
                ? today.getYear()
                : null;
    }
}
