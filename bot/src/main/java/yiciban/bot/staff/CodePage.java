package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.system.RejectedInput;

/** 验证码: typed at login, and bound to a telephone the first time. */
@Controller
class CodePage {

    private final SecondFactors factors;
    private final Lockouts lockouts;
    private final SignIns signIns;
    private final Audit audit;

    CodePage(SecondFactors factors, Lockouts lockouts, SignIns signIns, Audit audit) {
        this.factors = factors;
        this.lockouts = lockouts;
        this.signIns = signIns;
        this.audit = audit;
    }

    @OnTheWay(Step.CODE)
    @GetMapping("/staff/code")
    String ask() {
        return "staff/code";
    }

    @OnTheWay(Step.CODE)
    @PostMapping("/staff/code")
    String enter(
            SignedIn signed,
            Actor actor,
            @RequestParam String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffMember member = signed.member();
        if (!lockouts.attempt(member) || !factors.accepts(member, code)) {
            audit.refused(actor, "登录", member.name(), "验证码不对");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", new RejectedInput("code", "验证码不对，或者用过了。请等手机换出下一个再输；连续输错会锁定一会儿。"));
            return ask();
        }
        lockouts.succeeded(member);
        signIns.renew(signed, true, request, response);
        return "redirect:/staff";
    }

    @Allowed
    @OnTheWay(Step.BIND)
    @GetMapping("/staff/code/bind")
    String offer(SignedIn signed, Model model) {
        return shown(signed, factors.offer(), model);
    }

    @Allowed
    @OnTheWay(Step.BIND)
    @PostMapping("/staff/code/bind")
    String bind(
            SignedIn signed,
            Actor actor,
            @RequestParam String secret,
            @RequestParam String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (signed.member().secondFactor()) {
                throw new RejectedInput("code", "已经绑定过了。换手机请让管理员先清除。");
            }
            factors.bind(signed.member(), secret, code);
        } catch (RejectedInput problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem);
            return shown(signed, Base32.decode(secret).isPresent() ? secret : factors.offer(), model);
        }
        signIns.endOthers(signed);
        signIns.renew(signed, true, request, response);
        audit.record(actor, "绑定验证码", signed.member().name(), null, null);
        return "redirect:/staff/me?done=code";
    }

    private static String shown(SignedIn signed, String secret, Model model) {
        String uri = SecondFactors.uri(signed.member().name(), secret);
        model.addAttribute("forced", signed.step() == Step.BIND);
        model.addAttribute("bound", signed.member().secondFactor());
        model.addAttribute("secret", secret);
        model.addAttribute("groups", String.join(" ", List.of(secret.split("(?<=\\G.{4})"))));
        model.addAttribute("uri", uri);
        model.addAttribute("picture", Picture.of(uri));
        return "staff/bind";
    }
}
