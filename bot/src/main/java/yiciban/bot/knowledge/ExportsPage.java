package yiciban.bot.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import yiciban.bot.imports.Exports;
import yiciban.bot.imports.Form;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.Role;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;
import yiciban.catalog.Report;
import yiciban.catalog.SeedError;

/** 导出: everything of a kind as a file that can be imported again, templates, and reports. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER})
class ExportsPage {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static final MediaType TXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Shelves shelves;
    private final Sight sight;
    private final Audit audit;
    private final List<String> offices = Offices.read().all();

    ExportsPage(Shelves shelves, Sight sight, Audit audit) {
        this.shelves = shelves;
        this.sight = sight;
        this.audit = audit;
    }

    /** A post, because it is recorded. */
    @PostMapping("/staff/exports/{kind}/{format}")
    ResponseEntity<byte[]> export(
            Actor actor, @PathVariable String kind, @PathVariable String format, @RequestParam Map<String, String> sent)
            throws IOException {
        Form form = form(kind);
        List<Map<String, Object>> entries = entries(form, wanted(form, sent));
        var out = new ByteArrayOutputStream();
        if (format.equals("xlsx")) {
            Exports.xlsx(form, entries, out);
        } else if (format.equals("csv")) {
            Exports.csv(form, entries, out);
        } else {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        audit.record(actor, "导出", form.label(), null, "%d 条，%s".formatted(entries.size(), format));
        return file(form.label() + "." + format, format.equals("xlsx") ? XLSX : CSV, out);
    }

    @GetMapping("/staff/templates/{kind}/{format}")
    ResponseEntity<byte[]> template(@PathVariable String kind, @PathVariable String format) throws IOException {
        Form form = form(kind);
        var out = new ByteArrayOutputStream();
        if (format.equals("xlsx")) {
            Exports.xlsxTemplate(form, out);
        } else if (format.equals("csv")) {
            Exports.csvTemplate(form, out);
        } else {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return file(form.label() + "模板." + format, format.equals("xlsx") ? XLSX : CSV, out);
    }

    @PostMapping("/staff/exports/reports/{id}/docx")
    ResponseEntity<byte[]> report(Actor actor, @PathVariable String id) throws IOException {
        Filed filed = shelves.revisions
                .filed(id)
                .filter(found -> found.kind().equals(EntryKind.REPORT.name()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Report report = finished(filed);
        var out = new ByteArrayOutputStream();
        Exports.docx(report, out);
        audit.record(actor, "导出", id, null, "docx");
        return file(report.title() + ".docx", DOCX, out);
    }

    /** The newest text that is a whole report. */
    private Report finished(Filed filed) {
        for (Optional<Revision> one : List.of(newest(filed), live(filed))) {
            try {
                if (one.isPresent()) {
                    return (Report) one.get().text(filed).entry();
                }
            } catch (SeedError incomplete) {
                // a draft that somebody is writing
            }
        }
        throw new RejectedInput(RejectedInput.WHOLE, "“%s”的草稿还没有写完，也没有发布过，不能导出。".formatted(filed.id()));
    }

    /** A list of words as it is pasted into its page. */
    @PostMapping("/staff/exports/words/{list}/txt")
    ResponseEntity<byte[]> words(Actor actor, @PathVariable String list) throws IOException {
        if (!WordLists.ALL.contains(list)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String text = shelves.revisions
                .filed(list)
                .flatMap(this::newest)
                .map(Revision::content)
                .orElseGet(() -> WordLists.shipped(list));
        var out = new ByteArrayOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        audit.record(actor, "导出", list, null, "txt");
        return file(WordLists.title(list) + ".txt", TXT, out);
    }

    /** What the list of entries shows when it is narrowed down the same way. */
    private Set<String> wanted(Form form, Map<String, String> sent) {
        var narrowed = new LinkedHashMap<>(sent);
        narrowed.put("kind", form.kind().name());
        return sight.listing().fitting(Wanted.of(narrowed, offices));
    }

    /** Each entry by the text that is worked on, else the published one. */
    private List<Map<String, Object>> entries(Form form, Set<String> wanted) {
        var entries = new ArrayList<Map<String, Object>>();
        for (Filed filed : shelves.revisions.filed()) {
            if (wanted.contains(filed.id())) {
                newest(filed).ifPresent(revision -> {
                    Map<String, Object> fields = asCells(revision.text(filed).fields());
                    if (form != Form.UNCOVERED) {
                        fields.put("office", filed.office());
                    }
                    fields.put("version", revision.fingerprint());
                    entries.add(fields);
                });
            }
        }
        return entries;
    }

    /** Fields as a sheet can hold them: 联办事项 as lines. */
    static Map<String, Object> asCells(Map<String, Object> fields) {
        var cells = new LinkedHashMap<>(fields);
        cells.computeIfPresent("components", (name, all) -> ComponentLines.lines((List<?>) all));
        return cells;
    }

    private Optional<Revision> newest(Filed filed) {
        return shelves.revisions.open(filed.id()).or(() -> live(filed));
    }

    private Optional<Revision> live(Filed filed) {
        return Optional.ofNullable(filed.live()).flatMap(shelves.revisions::find);
    }

    private static Form form(String kind) {
        return Form.of(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, ByteArrayOutputStream bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes.toByteArray());
    }
}
