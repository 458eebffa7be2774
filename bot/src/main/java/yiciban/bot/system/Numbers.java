package yiciban.bot.system;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells personal numbers from others by what they are made of: region, date, check digit, prefix. */
final class Numbers {

    /** GB/T 2260: first two digits of a region code; 83 Taiwan residents, 9x permanent residents from abroad. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91",
            "92", "93", "94", "95", "96", "97", "98", "99");

    /** GB 11643: weights of the 17 digits before the check digit, and the check digit by the remainder modulo 11. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECK = "10X98765432";

    private static final int BORN_FROM = 1900;
    private static final int BORN_BEFORE = 2100;

    /** Mobile numbers as dialled from here or from abroad. */
    private static final Pattern MOBILE = Pattern.compile("(?:0{0,2}86|0)?(1[3-9]\\d{9})");

    /** Issuers seen on cards in China: UnionPay, Visa, MasterCard, JCB, and cards older than UnionPay. */
    private static final Pattern CARD = Pattern.compile("(?:62|4|5[1-5]|35|9[05]).*");

    /** An office's own number announces itself. */
    private static final Pattern OFFICE =
            Pattern.compile(".*(?:(?:办件|受理|业务|流水|申报|申请|登记|注册|许可证|订单|查询|合同|案件|工单|运单|快递|回执)(?:号码?|编号|单号|编码|代码|码)"
                    + "|信用代码|文号)[是为:： 　]{0,3}");

    /** Of three digits and eight, or of four and seven or eight; the first of a subscriber's is none of 0, 1, 9. */
    private static final Pattern LANDLINE = Pattern.compile("0(?:10|2\\d)[2-8]\\d{7}|0[3-9]\\d{2}[2-8]\\d{6,7}");

    /** Without the area, only one that says that it is one. */
    private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");

    private static final Pattern AT_HOME = Pattern.compile(".*(?:座机|固话|固定电话|家里?的?电话)(?:号码?)?[是为:： 　]{0,3}");

    /** Said before the number of an office, which is nobody's own. */
    private static final Pattern DESK =
            Pattern.compile("热线|咨询|窗口|大厅|中心|[政局所委办校院司店](?:的?电话|[:：])|办公|投诉|客服|服务电话|官方|总机|举报");

    private static final Pattern WHOSE =
            Pattern.compile("^\\s*(?:这个?|的)?(?:号码?|电话)?(?:到底)?是(?:不是)?(?:哪|什么|谁|你们|.{0,6}(?:局|所|中心|大厅|窗口|热线|单位))");

    /** A shorter number is none of a person's. In digits. */
    private static final int SHORTEST = 7;

    /** Two digits of a year: who was born before 1930 has no use for a number that was replaced in 1999. */
    private static final int OLD_BORN_FROM = 30;

    private Numbers() {}

    /**
     * What may be kept of a personal number, null when it is none.
     *
     * @param before what stands before it, and may say whose it is
     * @param after what stands behind it
     */
    static @Nullable String masked(String number, String before, String after) {
        if (idCard(number)) {
            return office(before) ? null : ends(number, 2, 3);
        }
        // An x is the end of an ID number or the beginning of the next word.
        String digits = number.endsWith("X") ? number.substring(0, number.length() - 1) : number;
        if (digits.length() < SHORTEST || digits.indexOf('X') >= 0) {
            return null;
        }
        var mobile = MOBILE.matcher(digits);
        if (mobile.matches()) {
            return ends(mobile.group(1), 3, 4);
        }
        boolean personal = oldIdCard(digits) || bankCard(digits) || landline(digits, before, after);
        return personal && !office(before) ? ends(digits, 2, 3) : null;
    }

    private static boolean landline(String digits, String before, String after) {
        boolean number = LANDLINE.matcher(digits).matches()
                || (LOCAL.matcher(digits).matches() && AT_HOME.matcher(before).matches());
        return number && !DESK.matcher(before).find() && !WHOSE.matcher(after).find();
    }

    /** Whether the number that follows says that an office gave it out. */
    static boolean office(String before) {
        return OFFICE.matcher(before).matches();
    }

    private static boolean idCard(String number) {
        int x = number.indexOf('X');
        if (number.length() != 18 || (x >= 0 && x < WEIGHTS.length)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return number.charAt(17) == CHECK.charAt(sum % CHECK.length())
                && PROVINCES.contains(number.substring(0, 2))
                && date(number.substring(6, 14));
    }

    /** Until 1999: 15 digits without century and check digit; people still know theirs by heart. */
    private static boolean oldIdCard(String number) {
        return number.length() == 15
                && Integer.parseInt(number.substring(6, 8)) >= OLD_BORN_FROM
                && PROVINCES.contains(number.substring(0, 2))
                && date("19" + number.substring(6, 12));
    }

    private static boolean bankCard(String number) {
        if (number.length() < 16 || number.length() > 19) {
            return false;
        }
        // A region and a day at the front: an office's case number, of which every tenth passes Luhn's check by chance.
        boolean caseNumber = PROVINCES.contains(number.substring(0, 2))
                && !number.startsWith("62")
                && (date(number.substring(6, 14)) || date("20" + number.substring(6, 12)));
        return !caseNumber && CARD.matcher(number).matches() && luhn(number);
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static boolean date(String digits) {
        int year = Integer.parseInt(digits.substring(0, 4));
        if (year < BORN_FROM || year >= BORN_BEFORE) {
            return false;
        }
        try {
            LocalDate.of(year, Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6, 8)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Only the ends, and as many stars as there were digits. */
    static String ends(String number, int first, int last) {
        return number.substring(0, first)
                + "*".repeat(number.length() - first - last)
                + number.substring(number.length() - last);
    }
}
