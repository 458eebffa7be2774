package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.backup.Restore;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.AuditChain;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** verify: whether the audit log is the one that was written, or a backup the one that was made. */
@Command(name = "verify", header = "核对操作日志或一份备份有没有被改动、删减。", description = "完整时退出码 0；不完整说出在哪里，退出码 1。服务开着时也可以用。")
final class Verify implements Callable<Integer> {

    @Parameters(paramLabel = "备份", arity = "0..1", description = "./yiciban backup 存的文件；不写就核对操作日志")
    private @Nullable Path backup;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    Verify(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        if (backup != null) {
            Restore.Found found = Restore.verify(backup);
            spec.commandLine().getOut().printf("备份完整：%,d 行，做于 %s。%n", found.rows(), found.at());
            return 0;
        }
        AuditChain.Verdict verdict;
        try (HikariDataSource database = Database.open(folder.get().databaseUrl())) {
            verdict = AuditChain.check(Audit.on(database, clock));
        }
        boolean whole = verdict.broken().isEmpty();
        var to = whole ? spec.commandLine().getOut() : spec.commandLine().getErr();
        to.println(verdict.broken().orElse("操作日志 %d 条，完整。".formatted(verdict.entries())));
        to.flush();
        return whole ? 0 : 1;
    }
}
