package yiciban.bot.knowledge;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
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
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/** 新建条目: the empty form of a kind; saved for the first time it has a number and is edited as any other. */
@Controller
@Allowed(Role.EDITOR)
class NewPage {

    private final Editing editing;
    private final Sight sight;
    private final Revisions revisions;
    private final Clock clock;

    NewPage(Editing editing, Sight sight, Shelves shelves, Clock clock) {
        this.editing = editing;
        this.sight = sight;
        this.revisions = shelves.revisions;
        this.clock = clock;
    }

    @GetMapping("/staff/entries/new")
    String empty(StaffMember member, @RequestParam(defaultValue = "") String kind, Model model) {
        EntryKind known = kind(kind);
        return form(member, "", new Typed(known, Map.of()), model);
    }

    /** Pressed twice, or again after going back, it finds what it made. */
    @PostMapping("/staff/entries/new")
    String create(
            StaffMember member,
            Actor actor,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        EntryKind kind = kind(sent.getOrDefault("kind", ""));
        Typed typed = Typed.sent(kind, sent);
        try {
            String id = kept(new Hand(member, actor), typed, sent.get("keeper"));
            return "redirect:/staff/entries/" + id + "/edit?done=saved";
        } catch (RejectedInput problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem);
            return form(member, sent.getOrDefault("keeper", ""), typed, model);
        }
    }

    /** The same while somebody types: the form becomes that of the draft, and stays where it is. */
    @PostMapping("/staff/entries/new/autosave")
    String autosave(
            StaffMember member,
            Actor actor,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        Typed typed = Typed.sent(kind(sent.getOrDefault("kind", "")), sent);
        try {
            String id = kept(new Hand(member, actor), typed, sent.get("keeper"));
            model.addAttribute("filed", sight.filed(id));
            model.addAttribute("saved", EditPage.autosaved(clock));
            response.setHeader("HX-Replace-Url", "/staff/entries/" + id + "/edit");
            response.setHeader("HX-Reswap", "none"); // what was to be filled is replaced
            return "knowledge/edit :: first";
        } catch (RejectedInput problem) {
            model.addAttribute("unsaved", "还没有自动保存：" + problem.sentence());
            return "knowledge/edit :: autosaved";
        }
    }

    /** Makes a draft, or finds the one that was made of the very same text. */
    private String kept(Hand by, Typed typed, @Nullable String keeper) {
        EntryKind kind = typed.kind();
        SequencedMap<String, Object> fields = fields(typed);
        if (String.valueOf(fields.get(kind.titleField())).isBlank()) {
            throw new RejectedInput(kind.titleField(), "先写%s，再保存。".formatted(Labels.of(kind.titleField())));
        }
        return made(by.member(), kind, fields)
                .orElseGet(
                        () -> editing.create(by, kind, fields, keeper, "form").entry());
    }

    @PostMapping("/staff/entries/new/preview")
    String preview(@RequestParam Map<String, String> sent, Model model) {
        Typed typed = Typed.sent(kind(sent.getOrDefault("kind", "")), sent);
        EditPage.preview(sight, () -> fields(typed), typed.kind(), model);
        return "knowledge/preview :: shown";
    }

    /** A draft of the same member with the very same text. */
    private Optional<String> made(StaffMember member, EntryKind kind, SequencedMap<String, Object> fields) {
        return revisions.in(State.DRAFT).stream()
                .filter(draft -> draft.number() == 1 && draft.author().equals(member.name()))
                .filter(draft -> draft.entry().startsWith(kind.prefix() + "-"))
                .filter(draft -> written(kind, fields, draft.entry()).equals(draft.content()))
                .map(Revision::entry)
                .findFirst();
    }

    /** Empty when it cannot be stored, which is said when that is tried. */
    private static String written(EntryKind kind, Map<String, Object> fields, String id) {
        var named = new LinkedHashMap<String, Object>(fields);
        named.put("id", id);
        try {
            return EntryText.of(kind, named).text();
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
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

    private String form(StaffMember member, String keeper, Typed typed, Model model) {
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
