package yiciban.bot.review;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.conversation.AnsweredLater;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;

/** 办理缺口: the forms on the page of a gap, each one step; whose it is is asked in the verbs, too. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER, Role.ADMIN})
class GapWorkPage {

    static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("assign", "已分派。"),
            Map.entry("claim", "已认领。"),
            Map.entry("release", "已放手，别人可以认领。"),
            Map.entry("due", "期限已改。"),
            Map.entry("dismiss", "已标为不处理。以后又有人问，会自动重新打开。"),
            Map.entry("reopen", "已重新打开。"),
            Map.entry("noise", "已归为无关，排到最后。"),
            Map.entry("matter", "已放回待处理。"),
            Map.entry("comment", "备注已记下。"),
            Map.entry("merge", "已并到这里。"),
            Map.entry("split", "已拆成新的一条，就是这一条。"),
            Map.entry("answer", "草稿已写好。到条目里提交审核，发布之后会自动重问。"),
            Map.entry("attach", "问法已加进那一条的草稿。提交审核，发布之后会自动重问。"),
            Map.entry("note", "答复已写好，等审核人员批准。"),
            Map.entry("note-approve", "已批准，这些问题都有答复了。"),
            Map.entry("note-drop", "答复已退回。"));

    private final Working working;
    private final Responding responding;
    private final LiveLibrary library;
    private final GapSight sight;
    private final Clock clock;

    GapWorkPage(Ledger ledger, AnsweredLater later, LiveLibrary library, GapSight sight, Clock clock) {
        this.working = ledger.working();
        this.responding = ledger.responding(later);
        this.library = library;
        this.sight = sight;
        this.clock = clock;
    }

    /** What a form sent; what is missing is empty. */
    private record Sent(MultiValueMap<String, String> fields) {

        String text(String field) {
            return Objects.requireNonNullElse(fields.getFirst(field), "");
        }

        int version() {
            return text("version").matches("[0-9]{1,9}") ? Integer.parseInt(text("version")) : 0;
        }

        List<String> all(String field) {
            return fields.getOrDefault(field, List.of());
        }

        List<String> lines(String field) {
            return text(field)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    @PostMapping("/staff/gaps/{id}/{step}")
    String step(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            HttpServletResponse response) {
        try {
            Gap gap = taken(new Hand(member, actor), id, step, new Sent(fields));
            return "redirect:/staff/gaps/" + gap.id() + "?done=" + step;
        } catch (RejectedInput problem) {
            String page = GapsPage.sheet(sight, member, id, model);
            model.addAttribute("problem", problem);
            model.addAttribute("sent", fields.toSingleValueMap());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page;
        }
    }

    private Gap taken(Hand by, String id, String step, Sent sent) {
        int version = sent.version();
        return switch (step) {
            case "assign" -> working.assign(by, id, version, sent.text("office"));
            case "claim" -> working.claim(by, id, version);
            case "release" -> working.release(by, id, version);
            case "due" -> working.postpone(by, id, version, day(sent.text("due")));
            case "dismiss" -> working.dismiss(by, id, version, sent.text("reason"));
            case "reopen" -> working.reopen(by, id, version);
            case "noise" -> working.setAside(by, id, version, sent.text("reason"));
            case "matter" -> working.takeBack(by, id, version);
            case "comment" -> working.comment(by, id, sent.text("comment"));
            case "merge" -> working.merge(by, id, version, sent.text("into").strip());
            case "split" -> working.split(by, id, version, sent.all("words"));
            case "answer" ->
                responding.write(by, id, version, sent.lines("questions"), sent.text("answer"), sent.text("source"));
            case "attach" -> responding.attach(by, id, version, sent.text("entry"), sent.lines("questions"));
            case "note" ->
                library.use(now -> responding.note(
                        by, id, version, sent.text("note"), sent.text("entry"), now, LocalDateTime.now(clock)));
            case "note-approve" ->
                library.use(now -> responding.approveNote(by, id, version, now, LocalDateTime.now(clock)));
            case "note-drop" -> responding.dropNote(by, id, version);
            default -> throw new RejectedInput(RejectedInput.WHOLE, "没有这一步。");
        };
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new RejectedInput("due", "请写成 2026-12-03 这样。");
        }
    }
}
