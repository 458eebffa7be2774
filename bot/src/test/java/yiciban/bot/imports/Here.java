package yiciban.bot.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** The parser without a process of its own, for what is read and not how: the same messages, by the same wire. */
public final class Here {

    private Here() {}

    public static Imports imports() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        return new Imports(new OfficeFiles(
                folder, Limits.WAIT, (own, file, wanted, limit, messages) -> read(file, wanted, messages)));
    }

    private static String read(Path file, Parser.Wanted wanted, Consumer<Message> messages) throws IOException {
        var out = new ByteArrayOutputStream();
        Parser.send(file, wanted, new Wire(out));
        String refused = ParserProcess.read(new ByteArrayInputStream(out.toByteArray()), messages);
        return Objects.requireNonNull(refused, "a file without an end");
    }
}
