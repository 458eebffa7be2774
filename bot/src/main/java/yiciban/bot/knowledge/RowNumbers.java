package yiciban.bot.knowledge;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import yiciban.bot.system.RejectedInput;

/** 行号: rows of a file as somebody types them, such as {@code 601, 700-720}; pure. */
final class RowNumbers {

    /** Of the largest file that is read, and then some. */
    private static final int LAST = 20_000;

    private static final Pattern BETWEEN = Pattern.compile("[,，、;；\\s]+");
    private static final Pattern ROWS = Pattern.compile("(\\d{1,5})(?:[-－—~～](\\d{1,5}))?");

    private RowNumbers() {}

    /** @throws RejectedInput about this field when something in it is no row */
    static Set<Integer> read(String field, String typed) {
        var rows = new TreeSet<Integer>();
        for (String part : BETWEEN.splitAsStream(typed.strip()).toList()) {
            if (part.isEmpty()) {
                continue;
            }
            Matcher one = ROWS.matcher(part);
            int from = one.matches() ? Integer.parseInt(one.group(1)) : 0;
            int to = from > 0 && one.group(2) != null ? Integer.parseInt(one.group(2)) : from;
            if (from < 1 || to < from || to > LAST) {
                String shown = part.length() > 20 ? part.substring(0, 20) + "…" : part;
                throw new RejectedInput(field, "“%s”不是行号。请这样写：601, 700-720。".formatted(shown));
            }
            IntStream.rangeClosed(from, to).forEach(rows::add);
        }
        return rows;
    }
}
