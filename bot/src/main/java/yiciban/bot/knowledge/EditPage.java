package yiciban.bot.knowledge;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/** 填写: the form of an entry, with what citizens will see beside it. */
@Controller
@Allowed(Role.EDITOR)
class EditPage {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Editing editing;
    private final Sight sight;
    private final Clock clock;

    EditPage(Editing editing, Sight sight, Clock clock) {
        this.editing = editing;
        this.sight = sight;
        this.clock = clock;
    }

    @GetMapping("/staff/entries/{id}/edit")
    String edit(
            StaffMember member,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        Filed filed = mine(member, id);
        Optional<Revision> open = sight.open(id);
        if (open.isPresent() && open.get().state() != State.DRAFT) {
            throw new RejectedInput(RejectedInput.WHOLE, "这一条已经提交，先撤回才能再改。");
        }
        EntryKind kind = EntryKind.valueOf(filed.kind());
        SequencedMap<String, Object> fields = sight.base(filed).text(filed).fields();
        if ("saved".equals(done)) {
            model.addAttribute("done", "已保存。");
            model.addAttribute("twins", sight.alikes().of(kind, fields));
        }
        model.addAttribute("remark", open.map(Revision::remark).orElse(""));
        return form(filed, version(filed), Typed.of(kind, fields), fields, model);
    }

    /** Over the version that was seen; pressed twice it is saved once. */
    @PostMapping("/staff/entries/{id}")
    String save(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        Filed filed = mine(member, id);
        EntryKind kind = EntryKind.valueOf(filed.kind());
        Typed typed = Typed.sent(kind, sent);
        var by = new Hand(member, actor);
        SequencedMap<String, Object> fields = null;
        try {
            fields = fields(filed, typed);
            keep(by, filed, number(sent), fields);
            if ("submit".equals(sent.get("then"))) {
                editing.submit(by, id);
                return "redirect:/staff/entries/" + filed.id() + "?done=submitted";
            }
            return "redirect:/staff/entries/" + filed.id() + "/edit?done=saved";
        } catch (SavedMeanwhile meanwhile) {
            response.setStatus(HttpStatus.CONFLICT.value());
            Revision theirs = meanwhile.theirs();
            model.addAttribute("meanwhile", theirs);
            model.addAttribute("sentence", meanwhile.getMessage());
            model.addAttribute(
                    "changes", FieldDiff.of(kind, theirs.text(filed).fields(), Objects.requireNonNull(fields)));
        } catch (RejectedInput problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem);
        }
        model.addAttribute("remark", "");
        return form(filed, version(filed), typed, fields, model);
    }

    /** The same while somebody types; nothing but a short word comes back, and the version there is now. */
    @PostMapping("/staff/entries/{id}/autosave")
    String autosave(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Model model) {
        Filed filed = mine(member, id);
        try {
            Typed typed = Typed.sent(EntryKind.valueOf(filed.kind()), sent);
            keep(new Hand(member, actor), filed, number(sent), fields(filed, typed));
            model.addAttribute("saved", autosaved(clock));
            model.addAttribute("version", version(filed));
        } catch (SavedMeanwhile meanwhile) {
            model.addAttribute(
                    "unsaved",
                    "没有自动保存：%s 刚刚改过这一条，请按“保存”看差别。".formatted(meanwhile.theirs().author()));
        } catch (RejectedInput problem) {
            model.addAttribute("unsaved", "还没有自动保存：" + problem.sentence());
        }
        return "knowledge/edit :: autosaved";
    }

    static String autosaved(Clock clock) {
        return "已自动保存 " + MINUTE.format(LocalTime.now(clock));
    }

    @PostMapping("/staff/entries/{id}/preview")
    String preview(@PathVariable String id, @RequestParam Map<String, String> sent, Model model) {
        Filed filed = sight.filed(id);
        Typed typed = Typed.sent(EntryKind.valueOf(filed.kind()), sent);
        preview(sight, () -> fields(filed, typed), typed.kind(), model);
        return "knowledge/preview :: shown";
    }

    static int number(Map<String, String> sent) {
        String version = sent.getOrDefault("version", "");
        if (!version.matches("[0-9]{1,9}")) {
            throw new RejectedInput(RejectedInput.WHOLE, "页面不完整，请刷新后再做一次。");
        }
        return Integer.parseInt(version);
    }

    /** Saves what differs from what is there: who typed nothing new has begun no draft and meets no conflict. */
    private void keep(Hand by, Filed filed, int version, SequencedMap<String, Object> fields) {
        String content = written(filed, fields);
        if (!sight.base(filed).content().equals(content)) {
            editing.save(by, filed.id(), version, fields, "form");
        }
    }

    private static String written(Filed filed, Map<String, ?> fields) {
        try {
            return EntryText.of(EntryKind.valueOf(filed.kind()), fields).text();
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    /** With the id and the status as they are: these are no boxes. */
    private SequencedMap<String, Object> fields(Filed filed, Typed typed) {
        Object status = sight.base(filed).text(filed).fields().get("status");
        return typed.fields(filed.id(), status == null ? null : status.toString());
    }

    private int version(Filed filed) {
        return sight.open(filed.id()).map(Revision::version).orElse(0);
    }

    private Filed mine(StaffMember member, String id) {
        Filed filed = sight.filed(id);
        if (!Rights.mayEdit(member, filed) || filed.isWords()) {
            throw new RejectedInput(RejectedInput.WHOLE, "“%s”归%s管，您不能改。".formatted(id, filed.office()));
        }
        return filed;
    }

    private String form(
            Filed filed, int version, Typed typed, @Nullable SequencedMap<String, Object> fields, Model model) {
        model.addAttribute("filed", filed);
        model.addAttribute("kind", typed.kind());
        model.addAttribute("version", version);
        model.addAttribute("boxes", Boxes.of(typed.kind()));
        model.addAttribute("typed", typed);
        model.addAttribute("to", "/staff/entries/" + filed.id());
        preview(sight, () -> fields == null ? fields(filed, typed) : fields, typed.kind(), model);
        return "knowledge/edit";
    }

    /** What can be shown, or why it cannot. */
    static void preview(Sight sight, Supplier<SequencedMap<String, Object>> fields, EntryKind kind, Model model) {
        try {
            model.addAttribute("shown", sight.previewing().of(kind, fields.get()));
        } catch (RejectedInput problem) {
            model.addAttribute("shown", List.of());
            model.addAttribute("unseen", problem.sentence());
        }
    }
}
