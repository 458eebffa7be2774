package yiciban.bot.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.system.DataFolder;

/** undo: takes an import back as a whole. */
@Command(name = "undo", header = "撤销一次导入：新增的去掉，覆盖的恢复原样。", description = "导入之后有人改过或提交过的不能撤销。")
final class UndoImport implements Callable<Integer> {

    @Parameters(paramLabel = "编号", description = "import 打印的编号")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String batch;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private As as;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    UndoImport(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Office office = Office.open(folder.get(), clock)) {
            int rows = office.shelves().importing(new NoLibrary()).undo(office.acting(as.name), batch);
            spec.commandLine().getOut().printf("已撤销，%d 行恢复原样。%n", rows);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
