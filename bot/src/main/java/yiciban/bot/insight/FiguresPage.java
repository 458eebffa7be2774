package yiciban.bot.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import yiciban.bot.imports.Exports;
import yiciban.bot.imports.Table;
import yiciban.bot.knowledge.Offices;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.Role;
import yiciban.bot.system.RejectedInput;

/** 报表: the figures of a period on a page, and the same to take away. */
@Controller
@Allowed({Role.ADMIN, Role.AUDITOR})
class FiguresPage {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Overviews overviews;
    private final Audit audit;
    private final List<String> offices = Offices.read().all();

    FiguresPage(Overviews overviews, Audit audit) {
        this.overviews = overviews;
        this.audit = audit;
    }

    @GetMapping("/staff/reports")
    String show(@RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        Scope scope = Scope.usual(overviews.today());
        try {
            scope = scope(sent);
        } catch (RejectedInput problem) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem);
        }
        model.addAttribute("scope", scope);
        model.addAttribute("tables", Tables.of(overviews.of(scope)));
        model.addAttribute("offices", offices);
        model.addAttribute("channels", Via.values());
        return "insight/figures";
    }

    /** A post, because it is recorded. */
    @PostMapping("/staff/reports/{format}")
    ResponseEntity<byte[]> export(Actor actor, @PathVariable String format, @RequestParam Map<String, String> sent)
            throws IOException {
        Scope scope = scope(sent);
        List<Table> tables =
                Tables.of(overviews.of(scope)).stream().map(Shown::table).toList();
        var out = new ByteArrayOutputStream();
        if (format.equals("xlsx")) {
            Exports.xlsx(tables, out);
        } else if (format.equals("csv")) {
            Exports.csv(tables, out);
        } else {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.record(actor, "导出", "报表", null, "%s，%s".formatted(scope.period().text(), format));
        return ResponseEntity.ok()
                .contentType(format.equals("xlsx") ? XLSX : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("报表 %s.%s".formatted(scope.period().text(), format), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(out.toByteArray());
    }

    private Scope scope(Map<String, String> sent) {
        return Scope.of(sent, offices, overviews.today());
    }
}
