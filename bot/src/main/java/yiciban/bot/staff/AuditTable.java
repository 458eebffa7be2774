package yiciban.bot.staff;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit log as CSV (RFC 4180) that a spreadsheet program reads as text and never as formulas. */
final class AuditTable {

    /** Without it Excel takes UTF-8 for the system's own encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What begins a formula, full-width forms included; OWASP, CSV Injection. */
    private static final String FORMULA = "=+-@\t\r\n\0＝＋－＠";

    private AuditTable() {}

    static String csv(List<AuditEntry> entries, ZoneId zone) {
        return BYTE_ORDER_MARK
                + line(Stream.of("编号", "时间", "操作人", "地址", "操作", "对象", "结果", "之前", "之后", "校验值"))
                + entries.stream()
                        .map(entry -> line(Stream.of(
                                Long.toString(entry.number()),
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                        entry.at().atZone(zone)),
                                entry.actor(),
                                entry.address(),
                                entry.action(),
                                entry.subject(),
                                entry.refused() ? "被拒" : "成功",
                                text(entry.before()),
                                text(entry.after()),
                                entry.hash())))
                        .collect(Collectors.joining());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String line(Stream<String> cells) {
        return cells.map(AuditTable::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
