package yiciban.bot.knowledge;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

/** 词表: synonyms, pairs that must not be merged, and whole words; with a look at the questions whose answer changes. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER})
class WordsPage {

    /**
     * A list as the page shows it.
     *
     * @param problem why what was typed is not saved; empty when it is
     * @param changes from what is published to the draft; or from what somebody else saved meanwhile to what was typed
     */
    record Shown(
            Filed filed,
            String title,
            String text,
            int version,
            @Nullable Revision open,
            String problem,
            List<FieldDiff> changes) {
        Shown typed(String text, String problem, List<FieldDiff> changes) {
            return new Shown(filed, title, text, version, open, problem, changes);
        }
    }

    private final Shelves shelves;
    private final Editing editing;
    private final TrialRuns runs;
    private final Clock clock;

    WordsPage(Shelves shelves, Editing editing, TrialRuns runs, Clock clock) {
        this.shelves = shelves;
        this.editing = editing;
        this.runs = runs;
        this.clock = clock;
    }

    @GetMapping("/staff/words")
    String show(StaffMember member, Model model) {
        return page(member, WordLists.ALL.stream().map(this::shown).toList(), model);
    }

    private static String page(StaffMember member, List<Shown> lists, Model model) {
        model.addAttribute("lists", lists);
        model.addAttribute("editor", Rights.mayEdit(member, lists.getFirst().filed()));
        model.addAttribute("reviewer", Rights.mayReview(member, lists.getFirst().filed()));
        return "knowledge/words";
    }

    /** What cannot be saved stays in its box. */
    @PostMapping("/staff/words/{list}")
    @Allowed(Role.EDITOR)
    String save(
            StaffMember member,
            Actor actor,
            @PathVariable String list,
            @RequestParam int version,
            @RequestParam String text,
            Model model,
            HttpServletResponse response) {
        Function<Shown, Shown> typed;
        try {
            editing.saveWords(new Hand(member, actor), known(list), version, text);
            return "redirect:/staff/words";
        } catch (SavedMeanwhile meanwhile) {
            response.setStatus(HttpStatus.CONFLICT.value());
            typed = shown -> shown.typed(
                    text,
                    meanwhile.sentence(),
                    List.of(FieldDiff.of("词表", meanwhile.theirs().content(), text)));
        } catch (RejectedInput problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            typed = shown -> shown.typed(text, problem.sentence(), List.of());
        }
        return page(
                member,
                WordLists.ALL.stream()
                        .map(one -> one.equals(list) ? typed.apply(shown(one)) : shown(one))
                        .toList(),
                model);
    }

    /** The same while somebody types; nothing but a short word comes back, and the version there is now. */
    @PostMapping("/staff/words/{list}/autosave")
    @Allowed(Role.EDITOR)
    String autosave(
            StaffMember member,
            Actor actor,
            @PathVariable String list,
            @RequestParam int version,
            @RequestParam String text,
            Model model) {
        try {
            if (!shown(known(list))
                    .text()
                    .strip()
                    .equals(text.replace("\r\n", "\n").strip())) {
                editing.saveWords(new Hand(member, actor), list, version, text);
            }
            model.addAttribute("list", shown(list));
            model.addAttribute("saved", EditPage.autosaved(clock));
        } catch (RejectedInput problem) {
            model.addAttribute("unsaved", "还没有自动保存：" + problem.sentence());
        }
        return "knowledge/words :: autosaved";
    }

    /** The questions whose answer a draft would change. */
    @PostMapping("/staff/words/{list}/trial")
    String tryOut(StaffMember member, Actor actor, @PathVariable String list) {
        Revision draft = shelves.revisions
                .open(known(list))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return "redirect:/staff/trials/"
                + runs.begin(new Hand(member, actor), List.of(draft)).id();
    }

    @PostMapping("/staff/words/{list}/{step}")
    String move(
            StaffMember member,
            Actor actor,
            @PathVariable String list,
            @PathVariable String step,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String remark) {
        Hand by = new Hand(member, actor);
        switch (step) {
            case "submit" -> editing.submit(by, known(list));
            case "recall" -> editing.recall(by, known(list));
            case "discard" -> editing.discard(by, known(list));
            case "approve" -> editing.approve(by, known(list), version);
            case "send-back" -> editing.sendBack(by, known(list), version, remark);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/staff/words";
    }

    private Shown shown(String list) {
        Filed filed = shelves.revisions.filed(list).orElseThrow();
        Optional<Revision> open = shelves.revisions.open(list);
        String published = Optional.ofNullable(filed.live())
                .flatMap(shelves.revisions::find)
                .map(Revision::content)
                .orElse("");
        String text = open.map(Revision::content).orElse(published);
        return new Shown(
                filed,
                WordLists.title(list),
                text,
                open.map(Revision::version).orElse(0),
                open.orElse(null),
                "",
                text.equals(published) ? List.of() : List.of(FieldDiff.of("词表", published, text)));
    }

    private static String known(String list) {
        if (!WordLists.ALL.contains(list)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return list;
    }
}
