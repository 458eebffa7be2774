package yiciban.bot.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import yiciban.bot.backup.Backup;
import yiciban.bot.backup.BackupPassword;
import yiciban.bot.system.DataFolder;

/** backup: all that the database holds, in one file, while the server runs. */
@Command(
        name = "backup",
        header = "备份：把数据库和密钥文件存成一个文件，服务开着也可以。",
        description =
                "SQLite 和 PostgreSQL 都用它。索引不在里面，恢复后自动重建。备份里有群众的问题（号码已遮住），请存到别的机器上；设了 YICIBAN_BACKUP_PASSWORD_FILE 就用里面的口令加密（AES-256，7-Zip 也能解）。")
final class MakeBackup implements Callable<Integer> {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'yiciban-'yyyyMMdd-HHmmss'.zip'");

    @Parameters(paramLabel = "文件", arity = "0..1", description = "新文件，不会覆盖已有的；默认当前目录里以时间命名")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Supplier<DataFolder> folder;
    private final Clock clock;

    MakeBackup(Supplier<DataFolder> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder from = folder.get();
        Path target = Objects.requireNonNullElseGet(
                file, () -> Path.of(NAME.format(clock.instant().atZone(clock.getZone()))));
        long rows = Backup.make(from.databaseUrl(), from.keyFile(), target, BackupPassword.fromEnvironment(), clock);
        spec.commandLine().getOut().printf("已备份 %,d 行到 %s%n", rows, target.toAbsolutePath());
        return 0;
    }
}
