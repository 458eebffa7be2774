package yiciban.bot.knowledge;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import yiciban.bot.backup.Backups;
import yiciban.bot.imports.Form;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;

/** 导入导出: a file, what it would do row by row, yes or no, and all of it back; and everything as files. */
@Controller
@Allowed({Role.EDITOR, Role.REVIEWER})
class ImportsPage {

    /** What file systems allow. In characters. */
    private static final int FILE_NAME = 255;

    private static final Map<String, String> DONE = Map.of("undone", "已撤销，恢复原样。", "imported", "已写成草稿，请到“条目”里查看并提交审核。");

    private final Shelves shelves;
    private final Importing importing;
    private final Uploads uploads;
    private final ImportRuns runs;
    private final ReportDrafts reports;
    private final ObjectProvider<Backups> backups;

    ImportsPage(
            Shelves shelves,
            Importing importing,
            Uploads uploads,
            ImportRuns runs,
            ReportDrafts reports,
            ObjectProvider<Backups> backups) {
        this.shelves = shelves;
        this.importing = importing;
        this.uploads = uploads;
        this.runs = runs;
        this.reports = reports;
        this.backups = backups;
    }

    @GetMapping("/staff/imports")
    String list(StaffMember member, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("batches", shelves.batches.list());
        model.addAttribute("forms", Form.values());
        model.addAttribute("reports", shelves.revisions.reports());
        model.addAttribute(
                "lists",
                WordLists.ALL.stream()
                        .collect(Collectors.toMap(
                                list -> list, WordLists::title, (one, other) -> one, LinkedHashMap::new)));
        model.addAttribute("editor", member.is(Role.EDITOR));
        model.addAttribute("done", done == null ? null : DONE.get(done));
        return "knowledge/imports";
    }

    @PostMapping("/staff/imports")
    @Allowed(Role.EDITOR)
    String upload(
            StaffMember member,
            Actor actor,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "sheet") String what)
            throws IOException {
        if (file.isEmpty()) {
            throw new RejectedInput("file", "请先选一个文件。");
        }
        String name = file.getOriginalFilename() == null
                ? "文件"
                : Checks.remark("file", file.getOriginalFilename(), FILE_NAME);
        return "redirect:/staff/imports/"
                + uploads.begin(new Hand(member, actor), name, file.getBytes(), what.equals("report"));
    }

    @GetMapping("/staff/imports/{id}")
    @Allowed(Role.EDITOR)
    String plan(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String changed,
            Model model) {
        model.addAttribute("changed", changed != null);
        Optional<ImportRuns.Run> run = runs.find(member, id);
        if (run.isPresent()) {
            model.addAttribute("id", id);
            model.addAttribute("run", run.get());
            return "knowledge/writing";
        }
        Uploads.Upload upload = known(new Hand(member, actor), id);
        model.addAttribute("upload", upload);
        if (upload.report() != null) {
            ReportDrafts.Said said = reports.said(upload.report());
            model.addAttribute("said", said);
            if (reports.isThere(said.name())) {
                Plan plan = reports.plan(new Hand(member, actor), upload.report(), said, upload.name());
                model.addAttribute("there", plan.lines().getFirst());
            }
        }
        model.addAttribute("verdicts", Plan.Verdict.values());
        return "knowledge/plan";
    }

    @PostMapping("/staff/imports/{id}")
    @Allowed(Role.EDITOR)
    String apply(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<Integer> overwrite,
            @RequestParam(defaultValue = "") Set<Integer> skip,
            @RequestParam(defaultValue = "") String overwriteRows,
            @RequestParam(defaultValue = "") String skipRows,
            @RequestParam(defaultValue = "") String seen) {
        Set<Integer> overwritten = RowNumbers.read("overwriteRows", overwriteRows);
        Set<Integer> skipped = RowNumbers.read("skipRows", skipRows);
        Optional<ImportRuns.Run> pressed = runs.find(member, id);
        if (pressed.isPresent()) {
            return "redirect:/staff/imports/" + id;
        }
        Plan plan = there(uploads.awaited(new Hand(member, actor), id)).plan();
        if (plan == null || !plan.mark().equals(seen)) {
            return "redirect:/staff/imports/" + id + "?changed"; // nobody says yes to what they have not seen
        }
        plan.check("overwriteRows", overwritten, Set.of(Plan.Verdict.CONFLICT));
        plan.check("skipRows", skipped, Set.of(Plan.Verdict.NEW, Plan.Verdict.CHANGED));
        backups.ifAvailable(Backups::beforeImport);
        ImportRuns.Run run =
                runs.begin(id, new Hand(member, actor), plan, both(overwrite, overwritten), both(skip, skipped));
        if (run.writing()) {
            return "redirect:/staff/imports/" + id;
        }
        if (!run.problem().isEmpty()) {
            if (run.refused()) {
                runs.release(id);
            }
            throw new RejectedInput(RejectedInput.WHOLE, run.problem());
        }
        runs.forget(id);
        uploads.forget(id);
        return "redirect:/staff/imports?done=imported";
    }

    /** Ticked, and typed since the page has no room for them. */
    private static Set<Integer> both(Set<Integer> ticked, Set<Integer> typed) {
        var all = new HashSet<Integer>(ticked);
        all.addAll(typed);
        return all;
    }

    @PostMapping("/staff/imports/{id}/stop")
    @Allowed(Role.EDITOR)
    String stop(StaffMember member, @PathVariable String id) {
        runs.stop(member, id);
        return "redirect:/staff/imports/" + id;
    }

    /** A report becomes one draft, verbatim. */
    @PostMapping("/staff/imports/{id}/report")
    @Allowed(Role.EDITOR)
    String report(
            StaffMember member,
            Actor actor,
            @PathVariable String id,
            @RequestParam String name,
            @RequestParam String year,
            @RequestParam String region,
            @RequestParam String source,
            @RequestParam(defaultValue = "false") boolean overwrite) {
        Uploads.Upload upload = there(uploads.awaited(new Hand(member, actor), id));
        if (upload.report() == null) {
            throw new RejectedInput(RejectedInput.WHOLE, "文件还没有读完，请返回上一页，稍后再点一次。");
        }
        var said = new ReportDrafts.Said(name.strip(), year.strip(), region.strip(), source.strip());
        reports.file(new Hand(member, actor), upload.report(), said, upload.name(), overwrite);
        uploads.forget(id);
        return "redirect:/staff/imports?done=imported";
    }

    @PostMapping("/staff/imports/{batch}/undo")
    @Allowed(Role.EDITOR)
    String undo(StaffMember member, Actor actor, @PathVariable String batch) {
        importing.undo(new Hand(member, actor), batch);
        return "redirect:/staff/imports?done=undone";
    }

    private Uploads.Upload known(Hand by, String id) {
        return there(uploads.find(by, id));
    }

    private static Uploads.Upload there(Optional<Uploads.Upload> upload) {
        return upload.orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, "这个文件已经导入过，或放得太久了，请重新上传。"));
    }
}
