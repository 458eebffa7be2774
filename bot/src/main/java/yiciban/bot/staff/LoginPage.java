package yiciban.bot.staff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** 登录页; the form itself goes to Spring Security, see {@link Guard}. */
@Controller
class LoginPage {

    @OnTheWay(Step.SIGN_IN)
    @GetMapping("/staff/login")
    String show() {
        return "staff/login";
    }
}
