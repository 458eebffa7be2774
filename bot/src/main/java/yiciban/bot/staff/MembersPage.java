package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.system.RejectedInput;

/** 人员: all accounts; adding one, and what an administrator does to one. */
@Controller
@Allowed(Role.ADMIN)
class MembersPage {

    private static final Map<String, String> DONE = Map.of(
            "role", "角色已改，马上生效。",
            "office", "部门已改，马上生效。",
            "disable", "已停用，登录都已结束。",
            "enable", "已启用。",
            "unlock", "已解锁。",
            "sessions", "登录都已结束。",
            "code", "验证码已清除，请本人登录后重新绑定。");

    private final StaffMembers members;
    private final StaffSessions sessions;
    private final Clock clock;

    MembersPage(StaffMembers members, StaffSessions sessions, Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/staff/members")
    String list(Model model) {
        model.addAttribute("members", members.all());
        model.addAttribute("offices", OfficeNames.all());
        model.addAttribute("roles", Role.values());
        model.addAttribute("now", clock.instant());
        return "staff/members";
    }

    @PostMapping("/staff/members")
    String add(
            Actor actor,
            @RequestParam String name,
            @RequestParam String display,
            @RequestParam String office,
            @RequestParam String role,
            Model model,
            HttpServletResponse response) {
        try {
            String password = members.addForOnce(actor, name, display, office, role(role));
            return handedOut(members.find(name).orElseThrow(), password, model);
        } catch (RejectedInput problem) {
            model.addAttribute("problem", problem);
            model.addAttribute("typed", Map.of("name", name, "display", display, "office", office, "role", role));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(model);
        }
    }

    @GetMapping("/staff/members/{id}")
    String one(@PathVariable String id, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("member", known(id));
        model.addAttribute("offices", OfficeNames.all());
        model.addAttribute("sessions", sessions.of(id));
        model.addAttribute("roles", Role.values());
        model.addAttribute("now", clock.instant());
        model.addAttribute("done", done == null ? null : DONE.get(done));
        return "staff/member";
    }

    @PostMapping("/staff/members/{id}/role")
    String assign(Actor actor, @PathVariable String id, @RequestParam String role) {
        members.assign(actor, id, role(role));
        return done(id, "role");
    }

    @PostMapping("/staff/members/{id}/office")
    String move(Actor actor, @PathVariable String id, @RequestParam String office) {
        members.move(actor, id, office);
        return done(id, "office");
    }

    @PostMapping("/staff/members/{id}/disable")
    String disable(Actor actor, @PathVariable String id) {
        members.disable(actor, id);
        return done(id, "disable");
    }

    @PostMapping("/staff/members/{id}/enable")
    String enable(Actor actor, @PathVariable String id) {
        members.enable(actor, id);
        return done(id, "enable");
    }

    @PostMapping("/staff/members/{id}/unlock")
    String unlock(Actor actor, @PathVariable String id) {
        members.unlock(actor, id);
        return done(id, "unlock");
    }

    @PostMapping("/staff/members/{id}/sessions")
    String endSessions(Actor actor, @PathVariable String id) {
        members.endSessions(actor, id);
        return done(id, "sessions");
    }

    @PostMapping("/staff/members/{id}/code")
    String removeSecondFactor(Actor actor, @PathVariable String id) {
        members.removeSecondFactor(actor, id);
        return done(id, "code");
    }

    @PostMapping("/staff/members/{id}/password")
    String reset(Actor actor, @PathVariable String id, Model model) {
        return handedOut(known(id), members.reset(actor, id), model);
    }

    private static String done(String id, String what) {
        return "redirect:/staff/members/" + id + "?done=" + what;
    }

    /** The only time that somebody sees it. */
    private static String handedOut(StaffMember member, String password, Model model) {
        model.addAttribute("member", member);
        model.addAttribute("password", password);
        return "staff/once";
    }

    private StaffMember known(String id) {
        return members.byId(id).orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, "没有这个人员，请回到人员列表。"));
    }

    private static Role role(String word) {
        return Role.named(word).orElseThrow(() -> new RejectedInput("role", "请选一个角色。"));
    }
}
