package yiciban.bot.staff;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 我的账号: who one is here, where one is signed in, and how to change both. */
@Controller
@Allowed
class MePage {

    private static final Map<String, String> DONE =
            Map.of("password", "口令已改好，其他地方的登录都已结束。", "code", "验证码已绑定，下次登录会用到。", "sessions", "其他地方的登录都已结束。");

    private final StaffSessions sessions;
    private final SignIns signIns;
    private final Audit audit;

    MePage(StaffSessions sessions, SignIns signIns, Audit audit) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.audit = audit;
    }

    @GetMapping("/staff/me")
    String show(SignedIn signed, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("member", signed.member());
        model.addAttribute("sessions", sessions.of(signed.member().id()));
        model.addAttribute("mine", signed.session().id());
        model.addAttribute("done", done == null ? null : DONE.get(done));
        return "staff/me";
    }

    @PostMapping("/staff/me/sessions")
    String endOthers(SignedIn signed, Actor actor) {
        signIns.endOthers(signed);
        audit.record(actor, "结束其他登录", signed.member().name(), null, null);
        return "redirect:/staff/me?done=sessions";
    }
}
