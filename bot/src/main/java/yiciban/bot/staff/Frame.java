package yiciban.bot.staff;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 页框: what stands around every page of the console.
 *
 * @param me null before signing in is done
 * @param tabs where this role can go
 * @param zone the office's, for times on the page
 */
record Frame(@Nullable StaffMember me, List<Tab> tabs, ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** 栏目: one link of the navigation; {@code here} when the page shown belongs to it. */
    record Tab(String path, String title, boolean here) {}

    /** A moment as people in the office write it; 无 when there is none. */
    public String time(@Nullable Instant at) {
        return at == null ? "无" : MINUTE.format(at.atZone(zone));
    }
}
