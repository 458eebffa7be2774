package yiciban.bot.knowledge;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;

/** 办理: the buttons below an entry, each one step of a revision; whose they are is asked in {@link Editing}, too. */
@Controller
@Allowed(Role.EDITOR)
class DecidePage {

    private final Editing editing;
    private final Sight sight;

    DecidePage(Editing editing, Sight sight) {
        this.editing = editing;
        this.sight = sight;
    }

    /** A step that may be refused. */
    private interface Step {
        void take(Hand by);
    }

    @PostMapping("/staff/entries/{id}/submit")
    String submit(StaffMember member, Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
        return step(member, actor, id, "submitted", model, response, by -> editing.submit(by, id));
    }

    @PostMapping("/staff/entries/{id}/recall")
    String recall(StaffMember member, Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
        return step(member, actor, id, "recalled", model, response, by -> editing.recall(by, id));
    }

    @PostMapping("/staff/entries/{id}/discard")
    String discard(
            StaffMember member, Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
        return step(member, actor, id, "discarded", model, response, by -> editing.discard(by, id));
    }

    @PostMapping("/staff/entries/{id}/withdraw")
    String withdraw(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam("replaced_by") String replacedBy,
            Model model,
            HttpServletResponse response) {
        return step(member, actor, id, "withdrawing", model, response, by -> {
            String successor = replacedBy.strip();
            if (!successor.isEmpty()) {
                if (successor.equals(id)) {
                    throw new RejectedInput("replaced_by", "不能由自己替代，请填另一条的编号。");
                }
                named(successor);
            }
            editing.withdraw(by, id, successor.isEmpty() ? null : successor);
        });
    }

    private void named(String successor) {
        try {
            sight.filed(successor);
        } catch (RejectedInput unknown) {
            throw new RejectedInput("replaced_by", unknown.sentence());
        }
    }

    /** An old version becomes the draft. */
    @PostMapping("/staff/entries/{id}/redraft")
    String redraft(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam int number,
            @RequestParam int version,
            Model model,
            HttpServletResponse response) {
        return step(member, actor, id, "redrafted", model, response, by -> {
            Filed filed = sight.filed(id);
            Revision old = sight.numbered(id, number);
            if (filed.isWords()) {
                editing.saveWords(by, id, version, old.content());
            } else {
                editing.save(by, id, version, old.text(filed).fields(), "form");
            }
        });
    }

    @PostMapping("/staff/entries/{id}/approve")
    @Allowed(Role.REVIEWER)
    String approve(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String from,
            Model model,
            HttpServletResponse response) {
        String there = step(member, actor, id, "approved", model, response, by -> {
            editing.approve(by, id, version);
        });
        return back(there, from);
    }

    @PostMapping("/staff/entries/{id}/send-back")
    @Allowed(Role.REVIEWER)
    String sendBack(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String remark,
            @RequestParam(defaultValue = "") String from,
            Model model,
            HttpServletResponse response) {
        String there = step(member, actor, id, "back", model, response, by -> {
            if (remark.length() > 1000) {
                throw new RejectedInput("remark", "太长了，最多 1,000 字。");
            }
            editing.sendBack(by, id, version, remark);
        });
        return back(there, from);
    }

    private static String back(String there, String from) {
        return from.equals("review") && there.startsWith("redirect:")
                ? "redirect:/staff/review?done=" + there.substring(there.lastIndexOf('=') + 1)
                : there;
    }

    private String step(
            StaffMember member,
            Actor actor,
            String id,
            String done,
            Model model,
            HttpServletResponse response,
            Step step) {
        RejectedInput problem = refusal(() -> step.take(new Hand(member, actor)));
        if (problem == null) {
            return "redirect:/staff/entries/" + sight.filed(id).id() + "?done=" + done;
        }
        sight.filed(id);
        model.addAttribute("problem", problem);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return EntriesPage.sheet(sight, member, id, model);
    }

    private static @Nullable RejectedInput refusal(Runnable work) {
        try {
            work.run();
            return null;
        } catch (SavedMeanwhile meanwhile) {
            return new RejectedInput(
                    RejectedInput.WHOLE,
                    "%s 刚刚改过这一条，没有再动它。下面是现在的内容。".formatted(meanwhile.theirs().author()));
        } catch (RejectedInput refused) {
            return refused;
        }
    }
}
