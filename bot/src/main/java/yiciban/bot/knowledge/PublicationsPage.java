package yiciban.bot.knowledge;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.Validity;

/** 发布: what is approved, the trial before it goes to citizens, and the publications that can be taken back. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER})
class PublicationsPage {

    private static final Map<String, String> DONE =
            Map.of("published", "已发布，群众现在看到的是新内容。", "undone", "已回退，群众现在看到的是原来的内容。");

    private final Shelves shelves;
    private final Publishing publishing;
    private final TrialRuns runs;

    PublicationsPage(Shelves shelves, Publishing publishing, TrialRuns runs) {
        this.shelves = shelves;
        this.publishing = publishing;
        this.runs = runs;
    }

    @GetMapping("/staff/publications")
    String list(StaffMember member, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute(
                "approved",
                shelves.revisions.in(State.APPROVED).stream()
                        .filter(one -> member.worksFor(shelves.revisions
                                .filed(one.entry())
                                .orElseThrow()
                                .office()))
                        .toList());
        model.addAttribute("publications", shelves.publications.list());
        model.addAttribute("standing", shelves.publications.standing());
        model.addAttribute("reviewer", member.is(Role.REVIEWER));
        model.addAttribute("done", done == null ? null : DONE.get(done));
        return "knowledge/publications";
    }

    @PostMapping("/staff/trials")
    @Allowed(Role.REVIEWER)
    String tryOut(StaffMember member, Actor actor, @RequestParam(defaultValue = "") List<String> entries) {
        Hand by = new Hand(member, actor);
        if (entries.isEmpty()) {
            throw new RejectedInput(RejectedInput.WHOLE, "请先勾选要发布的条目。");
        }
        List<Revision> chosen = publishing.ready(by, entries);
        Trial known = publishing.tried(chosen).orElseGet(() -> runs.begin(by, chosen));
        return "redirect:/staff/trials/" + known.id();
    }

    @GetMapping("/staff/trials/{id}")
    String trial(StaffMember member, @PathVariable String id, Model model) {
        Trial trial = known(id);
        model.addAttribute("trial", trial);
        model.addAttribute(
                "texts", trial.changes().stream().map(Trial.Change::texts).toList());
        model.addAttribute("run", trial.finishedAt() == null ? runs.of(trial) : null);
        List<Revision> revisions = publishing.revisions(trial);
        model.addAttribute("revisions", revisions);
        model.addAttribute(
                "begin",
                publishing.begin(revisions).map(PublicationsPage::readable).orElse(null));
        model.addAttribute("publishable", member.is(Role.REVIEWER) && publishing.publishable(trial));
        return "knowledge/trial";
    }

    @PostMapping("/staff/trials/{id}/publish")
    @Allowed(Role.REVIEWER)
    String publish(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String override) {
        publishing.publish(new Hand(member, actor), publishing.revisions(known(id)), note, override);
        return "redirect:/staff/publications?done=published";
    }

    @PostMapping("/staff/publications/rollback")
    @Allowed(Role.REVIEWER)
    String rollBack(
            StaffMember member,
            Actor actor,
            @RequestParam(required = false) @Nullable Integer number,
            @RequestParam(defaultValue = "") String reason) {
        publishing.rollBack(new Hand(member, actor), number, reason);
        return "redirect:/staff/publications?done=undone";
    }

    private static String readable(LocalDateTime minute) {
        return Objects.requireNonNull(new Validity(minute, null).fromText()).replace('T', ' ');
    }

    private Trial known(String id) {
        return shelves.trials.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
