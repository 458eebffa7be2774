package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.system.Masking;

/** 脱敏: what would be kept of a citizen's message. Nothing typed here is kept, nor in an address. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER, Role.ADMIN, Role.AUDITOR})
class MaskingPage {

    /** As long as a citizen's question that is read to its end. */
    private static final int LONGEST = 2_000;

    @GetMapping("/staff/masking")
    String empty(Model model) {
        return shown(List.of(), "", "", model);
    }

    @PostMapping("/staff/masking")
    String masked(@RequestParam String text, @RequestParam(defaultValue = "") String next, Model model) {
        String first = Masking.mask(cut(text)).text();
        String second = Masking.mask(cut(next)).text();
        List<String> kept = Masking.split(first, second)
                .map(both -> List.of(both.earlier(), both.later()))
                .orElse(List.of(first, second));
        var shown = new ArrayList<>(kept);
        shown.removeIf(String::isBlank);
        return shown(shown, text, next, model);
    }

    private static String shown(List<String> kept, String text, String next, Model model) {
        model.addAttribute("kept", kept);
        model.addAttribute("text", text);
        model.addAttribute("next", next);
        return "knowledge/masking";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
