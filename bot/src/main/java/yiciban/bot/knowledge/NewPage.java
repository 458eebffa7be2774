package yiciban.bot.knowledge;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;

/** 新建条目: the empty form of a kind; saved for the first time it has a number and is edited as any other. */
@Controller
@Allowed(Role.EDITOR)
class NewPage {

    private final Editing editing;
    private final Sight sight;
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{20,40}");

    private final Placing placing;
    private final Ids ids;
    private final Clock clock;

    NewPage(Editing editing, Sight sight, Shelves shelves, Ids ids, Clock clock) {
        this.editing = editing;
        this.sight = sight;
        this.placing = shelves.placing();
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/staff/entries/new")
    String empty(StaffMember member, @RequestParam(defaultValue = "") String kind, Model model) {
        EntryKind known = kind(kind);
        return form(member, "", ids.next(), new Typed(known, Map.of()), model);
    }

    /** Pressed twice, or again after going back, it finds what it made. */
    @PostMapping("/staff/entries/new")
    String create(
            StaffMember member,
            Actor actor,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        Typed typed = Typed.sent(kind(sent.getOrDefault("kind", "")), sent);
        try {
            Revision draft = kept(new Hand(member, actor), typed, sent);
            return "redirect:/staff/entries/" + draft.entry() + "/edit?done=saved";
        } catch (RejectedInput problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem);
            return form(member, sent.getOrDefault("keeper", ""), key(sent), typed, model);
        }
    }

    /** The same while somebody types: the form stays, and what it sends later is saved over the draft it made. */
    @PostMapping("/staff/entries/new/autosave")
    String autosave(
            StaffMember member,
            Actor actor,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        Typed typed = Typed.sent(kind(sent.getOrDefault("kind", "")), sent);
        try {
            Revision draft = kept(new Hand(member, actor), typed, sent);
            model.addAttribute("saved", EditPage.autosaved(clock));
            model.addAttribute("version", draft.version());
            response.setHeader("HX-Replace-Url", "/staff/entries/" + draft.entry() + "/edit");
        } catch (RejectedInput problem) {
            model.addAttribute("unsaved", "还没有自动保存：" + problem.sentence());
        }
        return "knowledge/edit :: autosaved";
    }

    private Revision kept(Hand by, Typed typed, Map<String, String> sent) {
        EntryKind kind = typed.kind();
        SequencedMap<String, Object> fields = fields(typed);
        if (String.valueOf(fields.get(kind.titleField())).isBlank()) {
            throw new RejectedInput(kind.titleField(), "先写%s，再保存。".formatted(Labels.of(kind.titleField())));
        }
        Revision draft = editing.create(by, kind, fields, sent.get("keeper"), key(sent), EditPage.number(sent));
        String keeper = sent.getOrDefault("keeper", "");
        if (!keeper.isBlank() && !sight.filed(draft.entry()).office().equals(keeper) && Placing.may(by.member())) {
            placing.move(by, draft.entry(), keeper);
        }
        return draft;
    }

    /** Names one form that was opened; what is no such name is as if a form was opened now. */
    private String key(Map<String, String> sent) {
        String key = sent.getOrDefault("key", "");
        return KEY.matcher(key).matches() ? key : ids.next();
    }

    @PostMapping("/staff/entries/new/preview")
    String preview(@RequestParam Map<String, String> sent, Model model) {
        Typed typed = Typed.sent(kind(sent.getOrDefault("kind", "")), sent);
        EditPage.preview(sight, () -> fields(typed), typed.kind(), model);
        return "knowledge/preview :: shown";
    }

    private static SequencedMap<String, Object> fields(Typed typed) {
        return typed.fields(typed.kind().prefix() + "-new", typed.kind() == EntryKind.UNCOVERED ? null : "published");
    }

    private static EntryKind kind(String name) {
        return Arrays.stream(EntryKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, "请从条目列表选一种来新建。"));
    }

    private String form(StaffMember member, String keeper, String key, Typed typed, Model model) {
        model.addAttribute("key", key);
        if (Placing.may(member)) {
            model.addAttribute("offices", Offices.read().all());
            model.addAttribute("keeper", keeper.isEmpty() ? Offices.read().otherwise() : keeper);
        }
        model.addAttribute("filed", null);
        model.addAttribute("kind", typed.kind());
        model.addAttribute("version", 0);
        model.addAttribute("boxes", Boxes.of(typed.kind()));
        model.addAttribute("typed", typed);
        model.addAttribute("to", "/staff/entries/new");
        model.addAttribute("remark", "");
        EditPage.preview(sight, () -> fields(typed), typed.kind(), model);
        return "knowledge/edit";
    }
}
