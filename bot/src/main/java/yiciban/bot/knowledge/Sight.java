package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;
import yiciban.catalog.SeedError;

/** 查看: what the console shows of an entry; changes nothing. */
final class Sight {

    private final Revisions revisions;
    private final Previewing previewing;
    private final Alikes alikes;
    private final Clock clock;
    private final Listing listing;

    Sight(Revisions revisions, LiveLibrary library, Clock clock) {
        this.revisions = revisions;
        this.previewing = new Previewing(library, clock);
        this.alikes = new Alikes(revisions, library);
        this.clock = clock;
        this.listing = new Listing(revisions, library, clock);
    }

    /**
     * An entry as its page shows it.
     *
     * @param live the published text
     * @param open what is being worked on
     * @param shown what citizens are told now
     * @param next what they will be told once the open text is published
     * @param changes from the published text to the open one
     * @param twins of the open text
     */
    record Sheet(
            Filed filed,
            String title,
            @Nullable Revision live,
            @Nullable Revision open,
            List<Revision> history,
            List<Shown> shown,
            List<Shown> next,
            List<FieldDiff> changes,
            List<Twin> twins,
            String validity,
            boolean mayEdit,
            boolean mayReview,
            boolean own) {}

    Listing listing() {
        return listing;
    }

    Alikes alikes() {
        return alikes;
    }

    Previewing previewing() {
        return previewing;
    }

    Filed filed(String id) {
        return revisions
                .filed(id)
                .orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, "没有编号为 %s 的条目。".formatted(cut(id))));
    }

    private static String cut(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }

    Optional<Revision> open(String id) {
        return revisions.open(id);
    }

    Optional<Revision> live(Filed filed) {
        return Optional.ofNullable(filed.live()).flatMap(revisions::find);
    }

    /** What somebody who begins to edit finds: the open text, else the published one, else the last there was. */
    Revision base(Filed filed) {
        return open(filed.id())
                .or(() -> live(filed))
                .orElseGet(() -> revisions.history(filed.id()).getFirst());
    }

    Revision numbered(String id, int number) {
        return revisions.history(id).stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, "没有第 %d 版。".formatted(number)));
    }

    Sheet sheet(String id, StaffMember reader) {
        Filed filed = filed(id);
        Revision live = live(filed).orElse(null);
        Revision open = open(id).orElse(null);
        boolean mayEdit = Rights.mayEdit(reader, filed);
        boolean mayReview = Rights.mayReview(reader, filed);
        return new Sheet(
                filed,
                base(filed).title(),
                live,
                open,
                revisions.history(id),
                live == null ? List.of() : shown(filed, live),
                open == null ? List.of() : shown(filed, open),
                open == null || live == null ? List.of() : diff(filed, live, open),
                open == null || filed.isWords() || !(mayEdit || mayReview) ? List.of() : twins(filed, open),
                live == null ? "" : validity(filed, live),
                mayEdit,
                mayReview,
                open != null && open.authors().contains(reader.name()));
    }

    private List<Shown> shown(Filed filed, Revision revision) {
        if (filed.isWords()) {
            return List.of();
        }
        try {
            return previewing.of(
                    EntryKind.valueOf(filed.kind()), revision.text(filed).fields());
        } catch (RejectedInput unfinished) {
            return List.of();
        }
    }

    List<Twin> twins(Filed filed, Revision revision) {
        return alikes.of(EntryKind.valueOf(filed.kind()), revision.text(filed).fields());
    }

    List<FieldDiff> diff(Filed filed, Revision before, Revision after) {
        if (filed.isWords()) {
            return before.content().equals(after.content())
                    ? List.of()
                    : List.of(FieldDiff.of("词表", before.content(), after.content()));
        }
        return FieldDiff.of(
                EntryKind.valueOf(filed.kind()),
                before.text(filed).fields(),
                after.text(filed).fields());
    }

    private String validity(Filed filed, Revision live) {
        if (filed.isWords()) {
            return "";
        }
        Map<String, Object> fields = live.text(filed).fields();
        if ("withdrawn".equals(fields.get("status"))) {
            return "已撤下";
        }
        Object from = fields.get("valid_from");
        Object to = fields.get("valid_to");
        boolean over = false;
        try {
            over = live.text(filed).entry().head().validity().endedAt(LocalDateTime.now(clock));
        } catch (SeedError unreadable) {
            return "日期写错了";
        }
        String span = (from == null ? "" : from + " 起")
                + (from != null && to != null ? "，" : "")
                + (to == null ? "" : "到 " + to);
        return span.isEmpty() ? "没有期限" : over ? span + "（已经失效）" : span;
    }
}
