package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.staff.StaffMember;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Status;

/** 条目列表: reads the rows that somebody wants to see. */
final class Listing {

    private static final int SOON_DAYS = 30;

    private final Revisions revisions;
    private final LiveLibrary library;
    private final Clock clock;

    Listing(Revisions revisions, LiveLibrary library, Clock clock) {
        this.revisions = revisions;
        this.library = library;
        this.clock = clock;
    }

    /**
     * One page of a list.
     *
     * @param found rows on all pages
     */
    record Page(List<Row> rows, int number, int pages, int found) {}

    /** What fits, the reader's own office first. */
    Page page(Wanted wanted, StaffMember reader) {
        List<Row> all = rows().stream()
                .filter(wanted::fits)
                .sorted(Comparator.comparing((Row row) -> !row.filed().office().equals(reader.office())))
                .toList();
        int pages = Math.max(1, (all.size() + Wanted.PAGE - 1) / Wanted.PAGE);
        int number = Math.min(wanted.page(), pages);
        int from = (number - 1) * Wanted.PAGE;
        return new Page(all.subList(from, Math.min(all.size(), from + Wanted.PAGE)), number, pages, all.size());
    }

    /** Ids of all that fits, on whatever page. */
    Set<String> fitting(Wanted wanted) {
        return rows().stream().filter(wanted::fits).map(row -> row.filed().id()).collect(Collectors.toSet());
    }

    private List<Row> rows() {
        Map<String, Revision> open = new HashMap<>();
        for (State state : List.of(State.DRAFT, State.SUBMITTED, State.APPROVED)) {
            revisions.in(state).forEach(revision -> open.put(revision.entry(), revision));
        }
        Map<String, String> titles = revisions.titles();
        var rows = new ArrayList<Row>();
        for (Filed filed : revisions.filed()) {
            if (!filed.isWords()) {
                rows.add(row(filed, titles.getOrDefault(filed.id(), ""), open.get(filed.id())));
            }
        }
        return rows;
    }

    private Row row(Filed filed, String title, @Nullable Revision open) {
        Optional<Entry> live = filed.live() == null
                ? Optional.empty()
                : library.current().catalog().find(new EntryId(filed.id()));
        LocalDateTime now = LocalDateTime.now(clock);
        boolean ending = live.map(entry -> entry.head().validity().until())
                .filter(until -> until.isAfter(now) && until.isBefore(now.plusDays(SOON_DAYS)))
                .isPresent();
        boolean over =
                live.filter(entry -> entry.head().validity().endedAt(now)).isPresent();
        boolean withdrawn =
                live.filter(entry -> entry.head().status() == Status.WITHDRAWN).isPresent();
        return new Row(
                filed,
                title,
                open,
                withdrawn,
                live.map(entry -> entry.head().validity().toText()).orElse(null),
                ending,
                over);
    }
}
