package yiciban.bot.webchat;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import yiciban.bot.conversation.ChecklistsToday;

/** 材料清单 of one life event, to be ticked off and printed. Its address stays the same as long as its id does. */
@Controller
class ChecklistPage {

    private final ChecklistsToday checklists;

    ChecklistPage(ChecklistsToday checklists) {
        this.checklists = checklists;
    }

    @GetMapping("/checklist/{id}")
    ModelAndView show(@PathVariable String id, @RequestParam(defaultValue = "") String size) {
        return checklists
                .find(id)
                .map(list ->
                        new ModelAndView("webchat/checklist", "page", new ShownChecklist(list, size.equals("large"))))
                .orElseGet(ChecklistPage::unknown);
    }

    /** Unknown, a draft, not valid today, or no life event: whoever comes is told the same. */
    private static ModelAndView unknown() {
        var page = new ModelAndView("webchat/error", HttpStatus.NOT_FOUND);
        page.addObject("title", "没有这份清单");
        page.addObject("advice", "网址可能写错了，或者这件事的资料还没有公布。请回到首页，用您自己的话说要办什么事。");
        return page;
    }
}
