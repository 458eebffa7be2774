package yiciban.bot.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** 数据目录: where the program keeps what it must not lose, and what it can build again; made when first needed. */
public record DataFolder(Path path) {

    private static final String OWNER_ONLY = "rwx------";

    /** The folder of a program without Spring: {@code YICIBAN_DATA_DIR}, else {@code ./data}. */
    public static DataFolder fromEnvironment() {
        String set = System.getenv("YICIBAN_DATA_DIR");
        return new DataFolder(Path.of(set == null || set.isBlank() ? "data" : set));
    }

    public DataFolder {
        path = path.toAbsolutePath().normalize();
        create(path);
    }

    /** Derived from the content; may be deleted at any time. */
    public Path index() {
        return path.resolve("index");
    }

    /** What secrets in the database are encrypted with, for whoever was not told another one by {@code YICIBAN_STAFF_KEY_FILE}. */
    public Path keyFile() {
        String set = System.getenv("YICIBAN_STAFF_KEY_FILE");
        return set == null || set.isBlank() ? path.resolve("staff.key") : Path.of(set);
    }

    /** The database in this folder, for whoever was not told another one by {@code YICIBAN_DB_URL}. */
    public String databaseUrl() {
        String set = System.getenv("YICIBAN_DB_URL");
        return set == null || set.isBlank() ? "jdbc:sqlite:" + path.resolve("yiciban.db") : set;
    }

    /** Citizens' questions are in it: nobody but the program's own account may look inside. */
    private static void create(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("无法创建数据目录 " + folder + "：请检查权限，或用 YICIBAN_DATA_DIR 指定别处", e);
        }
    }
}
