package yiciban.bot.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import yiciban.catalog.EntryKind;

/** 条目: the list, one entry, and the difference between two of its versions. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER})
class EntriesPage {

    static final Map<String, String> DONE = Map.of(
            "submitted", "已提交，等审核人员审核。",
            "recalled", "已撤回，可以接着改。",
            "discarded", "草稿已作废，历史里还看得到。",
            "withdrawing", "撤下的草稿已建好，提交审核、发布之后才会撤下。",
            "approved", "已通过，等待发布。",
            "back", "已退回给编辑。",
            "redrafted", "已用这个版本建好草稿。",
            "placed", "已交给这个部门管。");

    private final Sight sight;
    private final Placing placing;
    private final List<String> offices = Offices.read().all();

    EntriesPage(Sight sight, Shelves shelves) {
        this.sight = sight;
        this.placing = shelves.placing();
    }

    @GetMapping("/staff/entries")
    String list(StaffMember member, @RequestParam Map<String, String> sent, Model model) {
        Wanted wanted = Wanted.of(sent, offices);
        model.addAttribute("wanted", wanted);
        model.addAttribute("listing", sight.listing().page(wanted, member));
        model.addAttribute("kinds", EntryKind.values());
        model.addAttribute("standings", Wanted.Standing.values());
        model.addAttribute("offices", offices);
        model.addAttribute("editor", member.is(Role.EDITOR));
        return "knowledge/entries";
    }

    @GetMapping("/staff/entries/{id}")
    String one(
            StaffMember member,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        model.addAttribute("done", done == null ? null : DONE.get(done));
        return sheet(sight, member, id, model);
    }

    static String sheet(Sight sight, StaffMember member, String id, Model model) {
        model.addAttribute("sheet", sight.sheet(id, member));
        model.addAttribute("placing", Placing.may(member));
        model.addAttribute("offices", Offices.read().all());
        return "knowledge/entry";
    }

    @PostMapping("/staff/entries/{id}/office")
    @Allowed(Role.EDITOR)
    String place(StaffMember member, Actor actor, @PathVariable String id, @RequestParam String office) {
        placing.move(new Hand(member, actor), sight.filed(id).id(), office);
        return "redirect:/staff/entries/" + id + "?done=placed";
    }

    @GetMapping("/staff/entries/{id}/diff")
    String diff(@PathVariable String id, @RequestParam int from, @RequestParam int to, Model model) {
        Filed filed = sight.filed(id);
        Revision before = sight.numbered(id, from);
        Revision after = sight.numbered(id, to);
        model.addAttribute("filed", filed);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("changes", sight.diff(filed, before, after));
        return "knowledge/diff";
    }
}
