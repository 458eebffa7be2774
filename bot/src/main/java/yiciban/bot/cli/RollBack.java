package yiciban.bot.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import yiciban.bot.knowledge.Publication;
import yiciban.bot.system.DataFolder;

/** rollback: takes a publication back, the last one unless another is named. */
@Command(
        name = "rollback",
        header = "回退：撤回一次发布，群众又看到原来的内容。",
        description = "正在运行的服务两秒内换回。例：./yiciban rollback --as lisi --reason 收费写错了")
final class RollBack implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private As as;

    @Option(names = "--publication", paramLabel = "第几次", description = "回退第几次发布；不写是最近一次。")
    private @Nullable Integer number;

    @Option(names = "--reason", paramLabel = "理由", description = "为什么回退，记入操作日志。")
    private String reason = "命令行回退，未写理由";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    RollBack(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Office office = Office.open(folder.get(), clock)) {
            Publication back =
                    office.shelves().publishing(new NoLibrary()).rollBack(office.acting(as.name), number, reason);
            out.printf("已回退第 %d 次发布：%d 条恢复原样。%n", back.undoes(), back.changes().size());
        }
        out.flush();
        return 0;
    }
}
