package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.AuditChain;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** verify: whether the audit log is the one that was written. */
@Command(name = "verify", header = "核对操作日志有没有被改动、删减。", description = "完整时退出码 0；被改动过说出在第几条，退出码 1。服务开着时也可以用。")
final class Verify implements Callable<Integer> {

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
    public Integer call() {
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
