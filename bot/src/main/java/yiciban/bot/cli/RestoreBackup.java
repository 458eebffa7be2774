package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.backup.BackupPassword;
import yiciban.bot.backup.Restore;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.AuditChain;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** restore: a backup into an empty folder or an empty database, checked row by row. */
@Command(
        name = "restore",
        header = "恢复：把备份放进空的数据目录或空的数据库。",
        description = {
            "先停服务。不会覆盖已有的资料。旧版程序的备份也能恢复；SQLite 的备份可以恢复到 PostgreSQL，反过来也行。",
            "恢复后核对每张表的行数和摘要、核对操作日志；登录会话不恢复，大家要重新登录。",
            "加密的备份，用 YICIBAN_BACKUP_PASSWORD_FILE 指出做备份时的口令文件。"
        })
final class RestoreBackup implements Callable<Integer> {

    @Parameters(paramLabel = "文件", description = "./yiciban backup 存的文件")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    RestoreBackup(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder to = folder.get();
        Restore.Found found = Restore.into(
                Objects.requireNonNull(file), BackupPassword.fromEnvironment(), to.databaseUrl(), to.keyFile());
        spec.commandLine().getOut().printf("已恢复 %,d 行，备份做于 %s，逐表核对无误。%n", found.rows(), found.at());
        try (HikariDataSource database = Database.open(to.databaseUrl())) {
            AuditChain.Verdict verdict = AuditChain.check(Audit.on(database, clock));
            boolean whole = verdict.broken().isEmpty();
            var say = whole ? spec.commandLine().getOut() : spec.commandLine().getErr();
            say.println(verdict.broken().orElse("操作日志 %d 条，完整。".formatted(verdict.entries())));
            say.flush();
            return whole ? 0 : 1;
        }
    }
}
