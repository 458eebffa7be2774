package yiciban.bot.review;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 筛选: which gaps a list shows.
 *
 * @param queue null for both
 * @param office empty for any
 * @param status null for what is to be done
 * @param overdue only what is late
 * @param noise what is no matter of the office, instead of what is
 * @param page from 1
 */
record GapFilter(
        Gap.@Nullable Queue queue,
        String office,
        Gap.@Nullable Status status,
        boolean overdue,
        boolean noise,
        int page) {

    /** Rows of a page. */
    static final int PAGE = 50;

    private static final int MOST_PAGES = 200;

    /** What a browser sent; what is not among the choices is as if it had not been sent. */
    static GapFilter of(Map<String, String> sent, List<String> offices) {
        String office = sent.getOrDefault("office", "");
        String page = sent.getOrDefault("page", "1");
        return new GapFilter(
                Arrays.stream(Gap.Queue.values())
                        .filter(one -> one.name().equalsIgnoreCase(sent.get("queue")))
                        .findFirst()
                        .orElse(null),
                offices.contains(office) ? office : "",
                Arrays.stream(Gap.Status.values())
                        .filter(one -> one.name().equalsIgnoreCase(sent.get("status")))
                        .findFirst()
                        .orElse(null),
                "true".equals(sent.get("overdue")),
                "true".equals(sent.get("noise")),
                page.matches("[0-9]{1,3}") ? Math.clamp(Integer.parseInt(page), 1, MOST_PAGES) : 1);
    }

    GapFilter at(int other) {
        return new GapFilter(queue, office, status, overdue, noise, other);
    }

    GapFilter in(Gap.Queue one) {
        return new GapFilter(one, office, status, overdue, noise, page);
    }

    String where() {
        return (status == null ? " where gap.status in ('open', 'drafted')" : " where gap.status = :status")
                + (queue == null ? "" : " and gap.queue = :queue")
                + (office.isEmpty() ? "" : " and gap.office = :office")
                + (overdue ? " and gap.due < :today" : "")
                + (noise ? " and gap.noise is not null" : " and gap.noise is null");
    }

    Map<String, Object> params(LocalDate today) {
        var params = new HashMap<String, Object>();
        if (status != null) {
            params.put("status", status.name().toLowerCase(Locale.ROOT));
        }
        if (queue != null) {
            params.put("queue", queue.name().toLowerCase(Locale.ROOT));
        }
        if (!office.isEmpty()) {
            params.put("office", office);
        }
        if (overdue) {
            params.put("today", today.toString());
        }
        return params;
    }
}
