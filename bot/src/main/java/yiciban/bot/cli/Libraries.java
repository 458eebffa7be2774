package yiciban.bot.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Library;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/**
 * Opens the library for a verb, beside a server or without one; says on standard error when it has to build first.
 *
 * @param folder asked for only when a verb needs it, because it is made then
 * @param clock says which of the published texts hold already
 */
record Libraries(Supplier<DataFolder> folder, Clock clock) {

    private static final String SQLITE = "jdbc:sqlite:";

    /** What citizens are answered from: the published content, or what came with the program where none is yet. */
    Library open() {
        DataFolder data = folder.get();
        return Library.open(content(data), data.index(), Libraries::say);
    }

    /** What came with the program, whatever is published here: what is measured must be what is in the repository. */
    Library seeds() {
        return Library.open(folder.get().index(), Libraries::say);
    }

    /** Makes no database where there is none. */
    private Content content(DataFolder data) {
        String url = data.databaseUrl();
        if (url.startsWith(SQLITE) && !Files.exists(Path.of(url.substring(SQLITE.length())))) {
            return Content.seeds();
        }
        try (HikariDataSource database = Database.open(url)) {
            return Shelves.published(JdbcClient.create(database), clock).orElseGet(Content::seeds);
        }
    }

    /** A line for about every fifth. */
    static void say(int done, int all) {
        if (done == all || done % 1024 == 0) {
            System.err.printf("正在为 %,d 段内容建索引… %d%%%n", all, 100 * done / all);
        }
    }
}
