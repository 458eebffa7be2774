package yiciban.bot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.answer.Library;
import yiciban.bot.backup.Backups;
import yiciban.bot.imports.Entries;
import yiciban.bot.imports.Imports;
import yiciban.bot.imports.Progress;
import yiciban.bot.imports.ReadReport;
import yiciban.bot.imports.Reading;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.knowledge.ImportedFile;
import yiciban.bot.knowledge.Importing;
import yiciban.bot.knowledge.Plan;
import yiciban.bot.knowledge.ReportDrafts;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.RejectedInput;

/** import: entries of a sheet become drafts, a line per row. */
@Command(
        name = "import",
        header = "导入 xlsx 或 csv：每行写成一条草稿，等提交和审核；docx 或 pdf 是一篇报告。",
        description = {
            "表头：question,similar,answer,source,valid_from,valid_to（后两项可不写，相似问法用分号隔开），中文表头也可以。",
            "有错的行不导入，其余照常；--dry-run 只看每行会怎样。",
            "报告的名称、年份、地区、来源，文件里没有写的用 --name --year --region --source 说明。",
            "例：./yiciban import faqs.csv --as zhangsan --dry-run"
        })
final class ImportFile implements Callable<Integer> {

    @Parameters(paramLabel = "文件", description = "xlsx，UTF-8、GBK 的 csv，或报告 docx、pdf")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private As as;

    @Option(names = "--dry-run", description = "只看结果，什么都不写。")
    private boolean dryRun;

    @Option(names = "--overwrite", description = "别人正在改的草稿也用文件里的覆盖。")
    private boolean overwrite;

    @Option(names = "--name", paramLabel = "名称", description = "报告的名称；不写用文件里的标题。")
    private String name = "";

    @Option(names = "--year", paramLabel = "年份", description = "报告里的数字是哪一年的。")
    private String year = "";

    @Option(names = "--region", paramLabel = "地区", description = "报告是哪个地区的。")
    private String region = "";

    @Option(names = "--source", paramLabel = "来源", description = "报告出自哪里。")
    private String source = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    ImportFile(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder data = folder.get();
        try (Office office = Office.open(data, clock);
                var library =
                        new LateLibrary(() -> Library.open(office.shelves().opening(), data.index(), Libraries::say))) {
            Hand by = office.acting(as.name);
            Importing importing = office.shelves().importing(library);
            Plan plan = isReport()
                    ? report(by, office.shelves().reports(importing), out)
                    : ImportedFile.plan(importing, by, fileName(), read(), Progress.NONE);
            plan.lines()
                    .forEach(line -> out.printf(
                            "第 %d 行  %s  %s%s%s%n",
                            line.row(),
                            line.verdict().label(),
                            line.title(),
                            line.changes().isEmpty() ? "" : "（" + line.changed() + "）",
                            line.reason().isEmpty() ? "" : "：" + line.reason()));
            out.printf(
                    "新增 %d，有改动 %d，相同 %d，冲突 %d，有错 %d%n",
                    plan.count(Plan.Verdict.NEW),
                    plan.count(Plan.Verdict.CHANGED),
                    plan.count(Plan.Verdict.SAME),
                    plan.count(Plan.Verdict.CONFLICT),
                    plan.count(Plan.Verdict.ERROR));
            out.flush();
            Set<Integer> over = new HashSet<>();
            if (overwrite) {
                plan.lines().forEach(line -> over.add(line.row()));
            }
            if (dryRun) {
                return plan.written(over, Set.of()).isEmpty()
                        ? 1
                        : 0; // as without --dry-run, when there is nothing to write
            }
            DataFolder from = folder.get();
            Backups.fromEnvironment(from.databaseUrl(), from.keyFile(), clock).beforeImport();
            Importing.Done done = importing.apply(by, plan, over, Set.of());
            out.printf(
                    "已写成 %d 条草稿，%d 行没有导入。撤销：./yiciban undo %s --as %s%n",
                    done.written(), done.skipped(), done.batch(), as.name);
        }
        out.flush();
        return 0;
    }

    private String fileName() {
        return String.valueOf(file.getFileName());
    }

    /** By its name, as the page asks: what is in it is looked at when it is read. */
    private boolean isReport() {
        String lower = fileName().toLowerCase(Locale.ROOT);
        return lower.endsWith(".docx") || lower.endsWith(".pdf");
    }

    private Plan report(Hand by, ReportDrafts reports, PrintWriter out) throws IOException {
        ReadReport read = read(in -> new Imports().report(in, ReportDrafts.region(), Progress.NONE));
        out.printf("读出 %d 段。%n", read.sections().size());
        read.slips().forEach(slip -> out.printf("疑误：%s%n", slip));
        return reports.plan(by, read, reports.said(read).or(name, year, region, source), fileName());
    }

    private Entries read() throws IOException {
        return read(in -> new Imports().entries(in, Progress.NONE));
    }

    private <T> T read(Function<InputStream, Reading<T>> reader) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (reader.apply(in)) {
                case Reading.Read<T>(T value) -> value;
                case Reading.Refused<T>(String reason) -> throw new RejectedInput(RejectedInput.WHOLE, reason);
            };
        } catch (NoSuchFileException e) {
            throw new RejectedInput("file", "没有这个文件：" + file);
        }
    }
}
