package yiciban.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads files of one JSON object per line; an error names file and line and says what was expected. */
public final class JsonLines {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonLines() {}

    /** Corpus lines {@code {"id","title"?,"text"}}. */
    public static List<Text> corpus(Path file) {
        return read(
                file, node -> new Text(required(node, "id"), node.path("title").asString(""), required(node, "text")));
    }

    /** Query lines {@code {"id","text","relevant":[ids]}}. */
    public static List<Judged> queries(Path file) {
        return read(file, node -> {
            if (!node.path("relevant").isArray()) {
                throw new IllegalArgumentException("needs \"relevant\", a list of ids (empty = must be refused)");
            }
            var relevant = new ArrayList<String>();
            node.path("relevant").forEach(id -> relevant.add(id.asString()));
            return new Judged(required(node, "id"), required(node, "text"), relevant);
        });
    }

    /** Any lines. */
    public static <T> List<T> read(Path file, Function<JsonNode, T> parse) {
        var values = new ArrayList<T>();
        int number = 0;
        // Decoded line by line, so that a wrong byte has a line: as single bytes, line ends are the same as in UTF-8.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    values.add(parse.apply(JSON.readTree(utf8(line))));
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ":" + number + ": " + problem(e), e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ":" + number + ": is not UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        }
        return values;
    }

    private static String utf8(String bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
    }

    private static String problem(RuntimeException e) {
        return e instanceof JacksonException json
                ? "is not JSON: " + json.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }

    private static String required(JsonNode node, String field) {
        if (!node.path(field).isString()) {
            throw new IllegalArgumentException("needs \"" + field + "\", a text");
        }
        return node.path(field).asString();
    }
}
