package yiciban.bot.system;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** What a store must work on: a file, and a server that the tests of this JVM share. Every folder has a database of its own. */
public enum Engine {
    SQLITE {
        @Override
        public String url(Path folder) {
            return "jdbc:sqlite:" + folder.resolve(FILE);
        }

        @Override
        public HikariDataSource open(Path folder) {
            if (!Files.exists(folder.resolve(FILE))) {
                MigratedFile.copyTo(folder.resolve(FILE));
            }
            return super.open(folder);
        }
    },
    POSTGRESQL {
        @Override
        public String url(Path folder) {
            return PostgresServer.url(folder);
        }
    };

    private static final String FILE = "yiciban.db";

    /** Address of the folder's database, the same each time, where at most the tables are. */
    public abstract String url(Path folder);

    /** As the program opens it; once more is another node. */
    public HikariDataSource open(Path folder) {
        return Database.open(url(folder));
    }

    /** Migrated once and copied for every test. */
    private static final class MigratedFile {
        private static final byte[] BYTES = made();

        static void copyTo(Path file) {
            try {
                Files.write(file, BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static byte[] made() {
            try {
                Path folder = Files.createTempDirectory("migrated");
                Path file = folder.resolve(FILE);
                Database.open("jdbc:sqlite:" + file).close();
                byte[] bytes = Files.readAllBytes(file);
                FileSystemUtils.deleteRecursively(folder);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
