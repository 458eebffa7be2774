package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.system.RejectedInput;

/** 改口令: by choice, and before anything else with a one-time password or one that is too old. */
@Controller
@Allowed
@OnTheWay(Step.PASSWORD)
class PasswordPage {

    private final Passwords passwords;
    private final Lockouts lockouts;
    private final SignIns signIns;
    private final Audit audit;
    private final StaffSettings settings;

    PasswordPage(Passwords passwords, Lockouts lockouts, SignIns signIns, Audit audit, StaffSettings settings) {
        this.passwords = passwords;
        this.lockouts = lockouts;
        this.signIns = signIns;
        this.audit = audit;
        this.settings = settings;
    }

    @GetMapping("/staff/password")
    String show(SignedIn signed, Model model) {
        model.addAttribute("name", signed.member().name());
        model.addAttribute("forced", signed.step() == Step.PASSWORD);
        model.addAttribute("once", signed.member().mustChangePassword());
        model.addAttribute("profile", settings.passwords());
        return "staff/password";
    }

    @PostMapping("/staff/password")
    String change(
            SignedIn signed,
            Actor actor,
            @RequestParam String present,
            @RequestParam String password,
            @RequestParam String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            check(signed.member(), present, password, again);
            passwords.change(signed.member(), password);
        } catch (RejectedInput problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem);
            return show(signed, model);
        }
        signIns.endOthers(signed);
        signIns.renew(signed, signed.session().secondFactor(), request, response);
        audit.record(actor, "改口令", signed.member().name(), null, null);
        return "redirect:/staff/me?done=password";
    }

    private void check(StaffMember member, String present, String password, String again) {
        if (!password.equals(again)) {
            throw new RejectedInput("again", "两次输入的新口令不一样，请再输一次。");
        }
        if (!lockouts.attempt(member) || !passwords.matches(member, present)) {
            throw new RejectedInput("present", "现在的口令不对。连续输错会锁定一会儿。");
        }
        lockouts.succeeded(member);
    }
}
