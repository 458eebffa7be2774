package yiciban.bot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.backup.Backups;
import yiciban.bot.imports.Entries;
import yiciban.bot.imports.Imports;
import yiciban.bot.imports.Progress;
import yiciban.bot.imports.Reading;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.knowledge.ImportedFile;
import yiciban.bot.knowledge.Importing;
import yiciban.bot.knowledge.Plan;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.RejectedInput;

/** import: entries of a sheet become drafts, a line per row. */
@Command(
        name = "import",
        header = "导入 xlsx 或 csv：每行写成一条草稿，等提交和审核。",
        description = {
            "表头：question,similar,answer,source,valid_from,valid_to（后两项可不写，相似问法用分号隔开），中文表头也可以。",
            "有错的行不导入，其余照常；--dry-run 只看每行会怎样。",
            "例：./yiciban import faqs.csv --as zhangsan --dry-run"
        })
final class ImportFile implements Callable<Integer> {

    @Parameters(paramLabel = "文件", description = "xlsx，或 UTF-8、GBK 的 csv")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private As as;

    @Option(names = "--dry-run", description = "只看结果，什么都不写。")
    private boolean dryRun;

    @Option(names = "--overwrite", description = "别人正在改的草稿也用文件里的覆盖。")
    private boolean overwrite;

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
        try (Office office = Office.open(folder.get(), clock)) {
            Hand by = office.acting(as.name);
            Importing importing = office.shelves().importing();
            String name = String.valueOf(file.getFileName());
            Plan plan = ImportedFile.plan(importing, by, name, read());
            plan.lines()
                    .forEach(line -> out.printf(
                            "第 %d 行  %s  %s%s%n",
                            line.row(),
                            line.verdict().label(),
                            line.title(),
                            line.reason().isEmpty() ? "" : "：" + line.reason()));
            out.printf(
                    "新增 %d，有改动 %d，相同 %d，冲突 %d，有错 %d%n",
                    plan.count(Plan.Verdict.NEW),
                    plan.count(Plan.Verdict.CHANGED),
                    plan.count(Plan.Verdict.SAME),
                    plan.count(Plan.Verdict.CONFLICT),
                    plan.count(Plan.Verdict.ERROR));
            out.flush();
            if (dryRun) {
                return 0;
            }
            Set<Integer> over = new HashSet<>();
            if (overwrite) {
                plan.lines().forEach(line -> over.add(line.row()));
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

    private Entries read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (new Imports().entries(in, Progress.NONE)) {
                case Reading.Read<Entries>(var entries) -> entries;
                case Reading.Refused<Entries>(String reason) -> throw new RejectedInput(RejectedInput.WHOLE, reason);
            };
        } catch (NoSuchFileException e) {
            throw new RejectedInput("file", "没有这个文件：" + file);
        }
    }
}
