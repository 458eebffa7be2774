package yiciban.bot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import yiciban.bot.answer.Library;

/** prepare: builds the index of the shipped content into a folder, so that a first start need not. */
@Command(
        name = "prepare",
        header = "预先建好自带资料的索引，第一次启动就不用等。",
        description = "构建时由启动脚本调用；程序用 -Dyiciban.prepared=目录 找到它。资料变了，它自动失效。")
final class Prepare implements Callable<Integer> {

    @Parameters(paramLabel = "目录", description = "索引放在哪里")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        if (folder == null) {
            throw new IllegalStateException("picocli asks for the folder");
        }
        try (Library library = Library.open(folder, Libraries::say)) {
            return library.passages() > 0 ? 0 : 1;
        }
    }
}
