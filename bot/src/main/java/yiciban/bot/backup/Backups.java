package yiciban.bot.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import yiciban.bot.system.Database;

/** 自动备份: one a day, one before each import and one before each upgrade, in a folder of the operator's; of each kind the latest are kept. */
public final class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'yiciban-'yyyyMMdd'.zip'");
    private static final DateTimeFormatter IMPORT =
            DateTimeFormatter.ofPattern("'before-import-'yyyyMMdd-HHmmss'.zip'");
    private static final DateTimeFormatter UPGRADE =
            DateTimeFormatter.ofPattern("'before-upgrade-'yyyyMMdd-HHmmss'.zip'");

    private final String databaseUrl;
    private final Path keyFile;
    private final Optional<Path> folder;
    private final BackupPassword password;
    private final int keep;
    private final Clock clock;

    /**
     * Of one database.
     *
     * @param folder empty when none are wanted
     * @param keep how many of each kind
     */
    public Backups(
            String databaseUrl, Path keyFile, Optional<Path> folder, BackupPassword password, int keep, Clock clock) {
        this.databaseUrl = databaseUrl;
        this.keyFile = keyFile;
        this.folder = folder;
        this.password = password;
        this.keep = keep;
        this.clock = clock;
    }

    /** Where the environment wants them: {@code YICIBAN_BACKUP_DIR}. */
    public static Backups fromEnvironment(String databaseUrl, Path keyFile, Clock clock) {
        String set = System.getenv("YICIBAN_BACKUP_DIR");
        String kept = System.getenv("YICIBAN_BACKUP_KEEP");
        var settings = new BackupSettings(set == null ? "" : set, "", kept == null ? 14 : Integer.parseInt(kept));
        BackupPassword password = settings.dir().isBlank() ? BackupPassword.NONE : BackupPassword.fromEnvironment();
        return in(settings, password, databaseUrl, keyFile, clock);
    }

    static Backups in(BackupSettings settings, BackupPassword password, String databaseUrl, Path keyFile, Clock clock) {
        Optional<Path> folder = settings.dir().isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(settings.dir()).toAbsolutePath());
        return new Backups(databaseUrl, keyFile, folder, password, settings.keep(), clock);
    }

    /** Makes that of today when there is none; looks again every hour. */
    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            today().ifPresent(made -> LOG.info("已备份到 {}", made));
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.error("今天的备份没有做成，一小时后再试：{}", e.toString());
        }
    }

    /** Makes that of today; empty when there is one, or none are wanted. */
    Optional<Path> today() throws IOException, SQLException {
        return made(DAY);
    }

    /**
     * Makes one of this moment, before much is changed at once.
     *
     * @throws IllegalStateException when it cannot be made, and then nothing should be changed
     */
    public void beforeImport() {
        try {
            made(IMPORT).ifPresent(made -> LOG.info("导入前已备份到 {}", made));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the backup before an import could not be made", e);
        }
    }

    /**
     * Makes one of the tables of an older version, before they are changed.
     *
     * @throws IllegalStateException when it cannot be made, and then nothing should be changed
     */
    public void beforeUpgrade() {
        if (folder.isEmpty() || !Database.isOlder(databaseUrl)) {
            return;
        }
        try {
            made(UPGRADE).ifPresent(made -> LOG.info("升级前已备份到 {}", made));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(
                    "升级前的备份没有做成，数据库没有动：" + e.getMessage() + "。请看 YICIBAN_BACKUP_DIR 这个目录在不在、满没满", e);
        }
    }

    private Optional<Path> made(DateTimeFormatter name) throws IOException, SQLException {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path made = folder.get().resolve(name.format(clock.instant().atZone(clock.getZone())));
        if (Files.exists(made)) {
            return Optional.empty();
        }
        try {
            Backup.make(databaseUrl, keyFile, made, password, clock);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty(); // another node with the same folder was quicker
        }
        tidy(folder.get(), made.getFileName().toString().replaceFirst("[0-9].*", ""));
        return Optional.of(made);
    }

    /** Names sort by time. */
    private void tidy(Path from, String prefix) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(from)) {
            all = files.filter(file -> file.getFileName().toString().matches(prefix + "[0-9-]+\\.zip"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
            Files.delete(old);
        }
    }
}
