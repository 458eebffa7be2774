package yiciban.bot.imports;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** 自动编号: the 一、 and （一） that Word counts by itself and that stand in no text. */
final class ListNumbers {

    private static final String DIGITS = "〇一二三四五六七八九";

    private final Map<BigInteger, int[]> counters = new HashMap<>();

    /** What Word shows before the paragraph; empty when it is not numbered. */
    String of(XWPFParagraph paragraph) {
        BigInteger list = paragraph.getNumID();
        BigInteger depth = paragraph.getNumIlvl();
        String pattern = paragraph.getNumLevelText();
        if (list == null || pattern == null || !pattern.contains("%")) {
            return "";
        }
        int level = depth == null ? 0 : Math.clamp(depth.intValue(), 0, 8);
        int[] counts = counters.computeIfAbsent(list, id -> new int[9]);
        counts[level]++;
        for (int deeper = level + 1; deeper < counts.length; deeper++) {
            counts[deeper] = 0;
        }
        String format = String.valueOf(paragraph.getNumFmt());
        String shown = pattern;
        for (int i = 0; i <= level; i++) {
            shown = shown.replace("%" + (i + 1), number(Math.max(1, counts[i]), i == level ? format : "decimal"));
        }
        return shown;
    }

    private static String number(int number, String format) {
        return format.toLowerCase(Locale.ROOT).contains("chinese") ? chinese(number) : String.valueOf(number);
    }

    /** 1 to 99 as Chinese counts; more chapters no report has. */
    static String chinese(int number) {
        if (number < 1 || number > 99) {
            return String.valueOf(number);
        }
        int tens = number / 10;
        int ones = number % 10;
        return (tens > 1 ? DIGITS.substring(tens, tens + 1) : "")
                + (tens > 0 ? "十" : "")
                + (ones > 0 ? DIGITS.substring(ones, ones + 1) : "");
    }
}
