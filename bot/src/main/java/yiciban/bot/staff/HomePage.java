package yiciban.bot.staff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** 首页: where everybody begins, with what the role is for. */
@Controller
@Allowed
class HomePage {

    @GetMapping("/staff")
    String show() {
        return "staff/home";
    }
}
