package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.answer.Library;
import yiciban.bot.backup.BackupPassword;
import yiciban.bot.backup.Restore;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.AuditChain;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** verify: whether database, index and audit log are whole, or a backup the one that was made. */
@Command(
        name = "verify",
        header = "核对数据库、索引和操作日志有没有损坏、改动，或核对一份备份。",
        description = "完整时退出码 0；不完整说出在哪里，退出码 1。服务开着时也可以用。索引损坏不用管：下次启动会重建。")
final class Verify implements Callable<Integer> {

    @Parameters(paramLabel = "备份", arity = "0..1", description = "./yiciban backup 存的文件；不写就核对数据库、索引和操作日志")
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
            Restore.Found found = Restore.verify(backup, BackupPassword.fromEnvironment());
            spec.commandLine().getOut().printf("备份完整：%,d 行，做于 %s。%n", found.rows(), found.at());
            return 0;
        }
        DataFolder data = folder.get();
        boolean whole;
        try (HikariDataSource database = Database.open(data.databaseUrl())) {
            AuditChain.Verdict log = AuditChain.check(Audit.on(database, clock));
            boolean logWhole = said(log.broken(), "操作日志 %d 条，完整。".formatted(log.entries()));
            boolean dataWhole = said(Database.damage(database).map("数据库有损坏：%s。请用备份恢复。"::formatted), "数据库完整。");
            boolean indexWhole = index(JdbcClient.create(database), data);
            whole = logWhole && dataWhole && indexWhole;
        }
        return whole ? 0 : 1;
    }

    private boolean index(JdbcClient sql, DataFolder data) {
        return Shelves.published(sql, clock)
                .map(content -> switch (Library.onDisk(content, data.index())) {
                    case WHOLE -> said(Optional.empty(), "索引完整。");
                    case MISSING -> said(Optional.empty(), "现在这份内容的索引还没有建，启动时会建好。");
                    case DAMAGED -> said(Optional.of("索引有损坏，下次启动时会重建。"), "");
                })
                .orElse(true);
    }

    /** Whether nothing is wrong; either way it is said. */
    private boolean said(Optional<String> wrong, String right) {
        PrintWriter to = wrong.isEmpty()
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        to.println(wrong.orElse(right));
        to.flush();
        return wrong.isEmpty();
    }
}
