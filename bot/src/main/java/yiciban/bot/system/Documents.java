package yiciban.bot.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is made of letters and digits: passports, permits of travellers, number plates. */
final class Documents {

    /** What a province's vehicles begin with. */
    static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

    /** Eight or seven digits, as one writes them or with single blanks between. */
    private static final String EIGHT = "(?: ?\\d){8}";

    private static final String SEVEN = "(?: ?\\d){7}";
    private static final String ALONE = "(?<![A-Z0-9])";
    private static final String ENDS = "(?![A-Z0-9])";

    /**
     * Of a kind that proves itself: Chinese passports (E and eight digits, E and a letter and seven; G before 2012; DE, SE,
     * PE), permits for Hong Kong and Macao (C, W), for Taiwan (L), of residents from there (H, M).
     */
    private static final Pattern CARD = Pattern.compile(ALONE + "(?:[EGCWLHM]" + EIGHT
            + "(?: ?\\d ?\\d)?|[EC] ?[A-HJ-NP-Z]" + SEVEN + "|[DSP] ?E" + SEVEN + ")" + ENDS);

    /** Any other one, behind its name: passports of other countries, permits of residents from Taiwan. */
    private static final Pattern NAMED = Pattern.compile(
            "(?<!许可)(?:护照|通行证|台胞证|回乡证|证件)(?:号码?|证号|编号)?[是为:： ]{0,3}" + "((?:[A-Z] ?){0,3}(?:\\d ?){6,11}\\d)" + ENDS);

    /** Five characters behind province and letter, six on a car that runs on current; some have a word at the end. */
    private static final Pattern PLATE = Pattern.compile("[" + PROVINCES
            + "] ?[A-HJ-Z] ?(?=[A-Z ]{0,4}\\d)((?:[A-HJ-NP-Z0-9] ?){4,5}(?:[A-HJ-NP-Z0-9]|[挂学警港澳领]))" + ENDS);

    /** An office's number with a letter before the day: no passport, and hardly ever a permit. */
    private static final Pattern DAY = Pattern.compile("[^EG]?20[0-3]\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d*");

    /** What stands before a number and says whose it is. In characters. */
    private static final int CONTEXT = 12;

    private Documents() {}

    static List<Masking.Part> in(String text) {
        var folded = new Folded(text);
        CharSequence read = folded.read();
        var parts = new ArrayList<Masking.Part>();
        Matcher card = CARD.matcher(read);
        while (card.find()) {
            String number = card.group().replace(" ", "");
            if (!DAY.matcher(number).matches() && !Numbers.office(before(read, card.start()))) {
                parts.add(folded.part(card.start(), card.end(), Numbers.ends(number, 1, 2)));
            }
        }
        Matcher named = NAMED.matcher(read);
        while (named.find()) {
            String number = named.group(1).replace(" ", "");
            if (!DAY.matcher(number).matches()) {
                parts.add(folded.part(named.start(1), named.end(1), Numbers.ends(number, 1, 2)));
            }
        }
        Matcher plate = PLATE.matcher(read);
        while (plate.find()) {
            String stars = "*".repeat(plate.group(1).replace(" ", "").length());
            String region = plate.group().replace(" ", "").substring(0, 2);
            parts.add(folded.part(plate.start(), plate.end(), region + stars));
        }
        return parts;
    }

    private static String before(CharSequence read, int at) {
        return read.subSequence(Math.max(0, at - CONTEXT), at).toString();
    }
}
