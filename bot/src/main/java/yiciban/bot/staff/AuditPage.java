package yiciban.bot.staff;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.system.RejectedInput;

/** 日志: what was done, by day, by whom and by kind; to take away as a table. */
@Controller
@Allowed(Role.AUDITOR)
class AuditPage {

    /** On one page. In entries. */
    private static final int PAGE = 100;

    /** In one file: a spreadsheet program opens it, and memory holds it. In entries. */
    private static final int FILE = 50_000;

    private final Audit audit;
    private final Clock clock;

    AuditPage(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/staff/audit")
    String show(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long below,
            Model model) {
        List<AuditEntry> entries = audit.entries(filter(day, actor, action, below), PAGE + 1);
        boolean more = entries.size() > PAGE;
        model.addAttribute("entries", more ? entries.subList(0, PAGE) : entries);
        model.addAttribute("next", more ? entries.get(PAGE - 1).number() : null);
        model.addAttribute("actions", audit.actions());
        model.addAttribute("day", day);
        model.addAttribute("actor", actor);
        model.addAttribute("action", action);
        return "staff/audit";
    }

    /** A form and not a link: that somebody took the log away is itself in the log. */
    @PostMapping("/staff/audit/export")
    ResponseEntity<byte[]> export(
            Actor who,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action) {
        List<AuditEntry> entries = audit.entries(filter(day, actor, action, Long.MAX_VALUE), FILE);
        audit.record(who, "导出日志", day.isEmpty() ? "全部日期" : day, null, entries.size() + " 条");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("audit-" + LocalDate.now(clock) + ".csv")
                                .build()
                                .toString())
                .body(AuditTable.csv(entries, clock.getZone()).getBytes(StandardCharsets.UTF_8));
    }

    private AuditFilter filter(String day, String actor, String action, long below) {
        try {
            LocalDate from = day.isBlank() ? LocalDate.EPOCH : LocalDate.parse(day.strip());
            LocalDate to = day.isBlank() ? LocalDate.now(clock).plusDays(2) : from.plusDays(1);
            return new AuditFilter(
                    from.atStartOfDay(clock.getZone()).toInstant(),
                    to.atStartOfDay(clock.getZone()).toInstant(),
                    actor.strip(),
                    action.strip(),
                    below);
        } catch (DateTimeException e) {
            throw new RejectedInput("day", "日期请写成 2026-01-31 的样子。");
        }
    }
}
