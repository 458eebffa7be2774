package yiciban.bot.cli;

import java.nio.file.Path;
import java.util.Optional;
import yiciban.bot.answer.Library;

/** Opens the library for a verb, beside a server or without one; says on standard error when it has to build first. */
final class Libraries {

    private Libraries() {}

    static Library open() {
        return Library.open(dataFolder().resolve("index"), (done, all) -> {
            if (done == all || done % 1024 == 0) {
                System.err.printf("正在为 %,d 段内容建索引… %d%%%n", all, 100 * done / all);
            }
        });
    }

    static Path dataFolder() {
        return Path.of(Optional.ofNullable(System.getenv("YICIBAN_DATA_DIR")).orElse("data"));
    }
}
