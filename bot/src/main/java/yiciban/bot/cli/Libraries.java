package yiciban.bot.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import yiciban.bot.answer.Library;
import yiciban.bot.system.DataFolder;

/**
 * Opens the library for a verb, beside a server or without one; says on standard error when it has to build first.
 *
 * @param folder asked for only when a verb needs it, because it is made then
 */
record Libraries(Supplier<DataFolder> folder) {

    Library open() {
        Path index = folder.get().index();
        Library library = Library.open(index, Libraries::say);
        library.tidy(index);
        return library;
    }

    /** A line for about every fifth. */
    static void say(int done, int all) {
        if (done == all || done % 1024 == 0) {
            System.err.printf("正在为 %,d 段内容建索引… %d%%%n", all, 100 * done / all);
        }
    }
}
