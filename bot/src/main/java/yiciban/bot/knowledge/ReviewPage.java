package yiciban.bot.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;

/** 待审: what waits for a reviewer, the longest waiting first, and what waits to be published. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER})
class ReviewPage {

    /** Rows shown of each list; who has more begins with these. */
    private static final int SHOWN = 200;

    private final Revisions revisions;

    ReviewPage(Shelves shelves) {
        this.revisions = shelves.revisions;
    }

    /**
     * A revision that waits.
     *
     * @param decide whether the reader may decide on it
     * @param own whether the reader wrote in it
     * @param before number of the published version; null when it is the first
     */
    record Waiting(
            Filed filed,
            Revision revision,
            boolean decide,
            boolean own,
            @Nullable Integer before) {}

    @GetMapping("/staff/review")
    String list(StaffMember member, @RequestParam(required = false) @Nullable String done, Model model) {
        List<Waiting> submitted = waiting(State.SUBMITTED, member);
        List<Waiting> approved = waiting(State.APPROVED, member);
        model.addAttribute("submitted", submitted.stream().limit(SHOWN).toList());
        model.addAttribute("approved", approved.stream().limit(SHOWN).toList());
        model.addAttribute("waiting", submitted.size());
        model.addAttribute("ready", approved.size());
        model.addAttribute("done", done == null ? null : EntriesPage.DONE.get(done));
        return "knowledge/review";
    }

    private List<Waiting> waiting(State state, StaffMember member) {
        Map<String, Filed> filed = revisions.filed().stream().collect(Collectors.toMap(Filed::id, one -> one));
        return revisions.in(state).stream()
                .flatMap(revision -> Optional.ofNullable(filed.get(revision.entry()))
                        .filter(entry -> member.worksFor(entry.office()))
                        .map(entry -> waiting(entry, revision, member))
                        .stream())
                .toList();
    }

    private Waiting waiting(Filed filed, Revision revision, StaffMember member) {
        boolean own = revision.authors().contains(member.name());
        Integer before = Optional.ofNullable(filed.live())
                .flatMap(revisions::find)
                .map(Revision::number)
                .orElse(null);
        return new Waiting(filed, revision, Rights.mayReview(member, filed) && !own, own, before);
    }
}
