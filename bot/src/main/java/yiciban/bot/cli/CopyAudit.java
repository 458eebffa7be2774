package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.AuditCopy;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** audit: the audit log, copied to where whoever may change the database cannot. */
@Command(
        name = "audit",
        header = "把操作日志抄到另一个文件，并核对以前抄的有没有对不上。",
        description = "一条一行 JSON，只添新的。文件放在另一台机器或另一块盘上，放进 cron。对不上时不抄，退出码 1。服务开着时也可以用。")
final class CopyAudit implements Callable<Integer> {

    @Parameters(paramLabel = "抄本", description = "文件；没有就新建")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path copy;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    CopyAudit(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            AuditCopy.Result result = AuditCopy.bring(Audit.on(database, clock), copy);
            if (result.differs().isPresent()) {
                spec.commandLine().getErr().println(result.differs().get());
                return 1;
            }
            spec.commandLine().getOut().printf("抄本有 %,d 条操作日志，和数据库里的一致。%n", result.entries());
            return 0;
        }
    }
}
