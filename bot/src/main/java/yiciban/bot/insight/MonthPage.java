package yiciban.bot.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.system.RejectedInput;

/** 月报: the figures of a month in plain words, to print. */
@Controller
@Allowed({Role.ADMIN, Role.AUDITOR})
class MonthPage {

    private final Overviews overviews;

    MonthPage(Overviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/staff/reports/month")
    String show(@RequestParam(defaultValue = "") String month, Model model, HttpServletResponse response) {
        YearMonth wanted = YearMonth.from(overviews.today()).minusMonths(1);
        Period period = Period.of(wanted);
        if (!month.isBlank()) {
            try {
                YearMonth asked = month(month);
                period = Period.of(asked);
                wanted = asked;
            } catch (RejectedInput problem) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("problem", problem);
            }
        }
        Overview overview = overviews.of(new Scope(period, "", ""));
        model.addAttribute("month", wanted);
        model.addAttribute("heading", "%d 年 %d 月 群众提问月报".formatted(wanted.getYear(), wanted.getMonthValue()));
        model.addAttribute("sentences", MonthWords.of(overview, overviews.today()));
        model.addAttribute("tables", Tables.details(overview));
        model.addAttribute("today", overviews.today());
        return "insight/month";
    }

    private static YearMonth month(String written) {
        try {
            return YearMonth.parse(written.strip());
        } catch (DateTimeException e) {
            throw new RejectedInput("month", "月份请写成 2026-10 的样子。");
        }
    }
}
