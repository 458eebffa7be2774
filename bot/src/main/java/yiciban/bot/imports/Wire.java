package yiciban.bot.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** 管道: messages as JSON lines from the parser to the program. */
final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private final OutputStream out;
    private long characters;

    Wire(OutputStream out) {
        this.out = out;
    }

    void send(Message message) {
        count(message);
        try {
            out.write(JSON.writerFor(Message.class).writeValueAsString(message).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Text is bounded here once, whatever kind of file it comes from. */
    private void count(Message message) {
        characters += switch (message) {
            case SheetRow row -> row.texts().stream().mapToLong(String::length).sum();
            case TextLine line -> line.text().length();
            case Message.Beginning begin -> 0;
            case Merge merge -> 0;
            case Message.End end -> 0;
            case Message.Refusal refusal -> 0;
        };
        if (characters > Limits.TEXT_CHARACTERS) {
            throw new RefusedFile("文字太多，一个文件最多 " + Limits.TEXT_CHARACTERS / 10_000 + " 万字。请分成几个文件再导入。");
        }
    }

    static Message read(String line) {
        return JSON.readValue(line, Message.class);
    }
}
