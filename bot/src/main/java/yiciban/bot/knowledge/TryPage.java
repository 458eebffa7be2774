package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.answer.Question;
import yiciban.bot.answer.Why;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;

/** 试一试: what the bot says to a question now, what it would say with all drafts published, and why. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER})
class TryPage {

    private final LiveLibrary live;
    private final DraftLibrary drafts;
    private final Clock clock;

    TryPage(LiveLibrary live, DraftLibrary drafts, Clock clock) {
        this.live = live;
        this.drafts = drafts;
        this.clock = clock;
    }

    @GetMapping("/staff/try")
    String show(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("outcomes", TryLabels.OUTCOMES);
        model.addAttribute("features", TryLabels.FEATURES);
        if (!q.isBlank()) {
            Question question = Question.of(q, LocalDateTime.now(clock));
            model.addAttribute("now", live.use(library -> Why.of(library, question)));
            model.addAttribute("draft", drafts.use(library -> Why.of(library, question)));
            model.addAttribute("skipped", drafts.skipped());
        } else {
            model.addAttribute("skipped", List.of());
        }
        return "knowledge/try";
    }
}
