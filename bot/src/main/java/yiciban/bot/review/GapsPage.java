package yiciban.bot.review;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.knowledge.Offices;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.StaffMember;

/** 缺口: the two queues, and one gap with all that is known of it. */
@Controller
@Allowed
class GapsPage {

    private final Gaps gaps;
    private final GapSight sight;
    private final List<String> offices = Offices.read().all();

    GapsPage(Ledger ledger, GapSight sight) {
        this.gaps = ledger.gaps();
        this.sight = sight;
    }

    @GetMapping("/staff/gaps")
    String list(@RequestParam Map<String, String> sent, Model model) {
        GapFilter wanted = GapFilter.of(sent, offices);
        int found = gaps.count(wanted);
        int pages = Math.max(1, (found + GapFilter.PAGE - 1) / GapFilter.PAGE);
        GapFilter shown = wanted.at(Math.min(wanted.page(), pages));
        model.addAttribute("wanted", shown);
        model.addAttribute("gaps", gaps.list(shown));
        model.addAttribute("found", found);
        model.addAttribute("pages", pages);
        model.addAttribute("today", gaps.today());
        model.addAttribute("queues", Gap.Queue.values());
        model.addAttribute("statuses", Gap.Status.values());
        model.addAttribute("offices", offices);
        return "review/gaps";
    }

    @GetMapping("/staff/gaps/{id}")
    String one(
            StaffMember member,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        model.addAttribute("done", done == null ? null : GapWorkPage.DONE.get(done));
        return sheet(sight, member, id, model);
    }

    static String sheet(GapSight sight, StaffMember member, String id, Model model) {
        model.addAttribute("sheet", sight.sheet(id, member));
        return "review/gap";
    }
}
