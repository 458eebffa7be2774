package yiciban.bot.telegram;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import yiciban.bot.system.Database;
import yiciban.bot.system.Engine;

/** A database of its own that survives the bot on it; a file is a copy of one that was migrated once. */
final class FakeStore {

    private static final Path EMPTY = migrated();

    private final Engine engine;
    private final Path folder;

    FakeStore() {
        this(Engine.SQLITE);
    }

    FakeStore(Engine engine) {
        this.engine = engine;
        try {
            folder = Files.createTempDirectory("yiciban-telegram");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("yiciban.db");
            file.toFile().deleteOnExit();
            Files.copy(EMPTY, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HikariDataSource open() {
        return engine.open(folder);
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
