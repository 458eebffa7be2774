package yiciban.bot.telegram;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import yiciban.bot.system.Database;

/** A database file of its own that survives the bot on it; a copy of one that was migrated once. */
final class FakeStore {

    private static final Path EMPTY = migrated();

    private final Path folder;
    private final Path file;

    FakeStore() {
        try {
            folder = Files.createTempDirectory("yiciban-telegram");
            folder.toFile().deleteOnExit();
            file = folder.resolve("yiciban.db");
            file.toFile().deleteOnExit();
            Files.copy(EMPTY, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HikariDataSource open() {
        return Database.open("jdbc:sqlite:" + file);
    }

    Path folder() {
        return folder;
    }

    private static Path migrated() {
        try {
            Path file = Files.createTempDirectory("yiciban-telegram").resolve("empty.db");
            Database.open("jdbc:sqlite:" + file).close();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
