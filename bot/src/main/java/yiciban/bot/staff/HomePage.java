package yiciban.bot.staff;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 首页: where everybody begins, with what the role is for. */
@Controller
@Allowed
class HomePage {

    private final ObjectProvider<HomeNotice> notices;

    HomePage(ObjectProvider<HomeNotice> notices) {
        this.notices = notices;
    }

    @GetMapping("/staff")
    String show(StaffMember member, Model model) {
        model.addAttribute(
                "notices",
                notices.orderedStream()
                        .flatMap(notice -> notice.line(member).stream())
                        .toList());
        return "staff/home";
    }
}
