package yiciban.bot.insight;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 说法: figures as people read them. */
final class Say {

    /** Where there is nothing to count. */
    static final String NOTHING = "—";

    private static final double PERCENT = 100;

    private Say() {}

    static String share(int part, int whole) {
        return whole == 0 ? NOTHING : String.format(Locale.ROOT, "%.1f%%", PERCENT * part / whole);
    }

    /** With how many it is of. */
    static String shareOf(int part, int whole) {
        return whole == 0 ? NOTHING : "%s（%d/%d）".formatted(share(part, whole), part, whole);
    }

    /** In the two largest units, the rest left out. */
    static String time(@Nullable Duration time) {
        if (time == null) {
            return NOTHING;
        }
        if (time.toDays() > 0) {
            return "%d 天 %d 小时".formatted(time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return "%d 小时 %d 分".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0 ? "%d 分".formatted(time.toMinutes()) : "不到 1 分";
    }

    /** An ending's name in the database. */
    static String outcome(String outcome) {
        return switch (outcome) {
            case "answered" -> "有答案";
            case "clarifying" -> "反问";
            case "not_found" -> "没有找到";
            case "declined" -> "不受理";
            case "urgent" -> "紧急";
            case "failed" -> "出错";
            case "" -> "还没回答";
            default -> outcome;
        };
    }
}
