package yiciban.catalog;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.StreamReader;

/** The fields of one YAML mapping, every value read as text; a wrong or unknown field is named with file and line. */
final class Fields {

    private final String file;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    private Fields(String file, Node node) {
        this.file = file;
        if (!(node instanceof MappingNode mapping)) {
            throw new SeedError(file, line(node), "-", "must be a mapping of fields");
        }
        this.node = mapping;
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode(), "-");
            if (values.put(key, tuple.getValueNode()) != null) {
                throw new SeedError(file, line(tuple.getKeyNode()), key, "stands twice");
            }
        }
    }

    /** Reads a file that is one mapping, or a list of mappings. */
    static List<Fields> read(String file, Reader reader) throws IOException {
        String text = reader.readAllAsString();
        refuseUnreadable(file, text);
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new SeedError(file, 1, "-", "the file is empty");
            }
            if (root instanceof SequenceNode list) {
                return list.getValue().stream()
                        .map(item -> new Fields(file, item))
                        .toList();
            }
            return List.of(new Fields(file, root));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new SeedError(file, line, "-", "is not YAML: " + e.getProblem());
        }
    }

    /** The parser knows no line for a character that YAML does not allow. */
    private static void refuseUnreadable(String file, String text) {
        int line = 1;
        for (int c : text.codePoints().toArray()) {
            if (!StreamReader.isPrintable(c)) {
                throw new SeedError(file, line, "-", "has the unreadable character U+%04X".formatted(c));
            }
            line += c == '\n' ? 1 : 0;
        }
    }

    String required(String field) {
        String value = optional(field);
        if (value == null) {
            throw error(field, "is missing");
        }
        return value;
    }

    String orEmpty(String field) {
        String value = optional(field);
        return value == null ? "" : value;
    }

    @Nullable
    String optional(String field) {
        read.add(field);
        Node value = values.get(field);
        return value == null ? null : text(value, field).strip();
    }

    List<String> list(String field) {
        return sequence(field).stream().map(item -> text(item, field)).toList();
    }

    List<Fields> mappings(String field) {
        return sequence(field).stream().map(item -> new Fields(file, item)).toList();
    }

    /** Reads a required value with a parser of its own, whose complaint becomes the error at this field. */
    <T> T parsed(String field, Function<String, T> parser) {
        return parse(line(field), field, required(field), parser);
    }

    /** The same for a value that may be missing. */
    <T> @Nullable T parsedIfPresent(String field, Function<String, T> parser) {
        String value = optional(field);
        return value == null ? null : parse(line(field), field, value, parser);
    }

    <T> List<T> parsedList(String field, Function<String, T> parser) {
        return sequence(field).stream()
                .map(item -> parse(line(item), field, text(item, field), parser))
                .toList();
    }

    /** Builds the value and refuses fields nobody asked for: a misspelt field is an error, not a silence. */
    <T> T build(Function<Fields, T> builder) {
        T value;
        try {
            value = builder.apply(this);
        } catch (IllegalArgumentException e) {
            throw error("-", String.valueOf(e.getMessage()));
        }
        for (var entry : values.entrySet()) {
            if (!read.contains(entry.getKey())) {
                throw new SeedError(
                        file, line(entry.getValue()), entry.getKey(), "is not a field here; known: " + read);
            }
        }
        return value;
    }

    SeedError error(String field, String problem) {
        return new SeedError(file, line(field), field, problem);
    }

    /** The same at one item of a list. */
    SeedError error(String field, int item, String problem) {
        return new SeedError(file, line(sequence(field).get(item)), field, problem);
    }

    /** File and line of a field, as errors name them. */
    String place(String field) {
        return file + ":" + line(field);
    }

    private <T> T parse(int line, String field, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new SeedError(file, line, field, String.valueOf(e.getMessage()));
        }
    }

    private List<Node> sequence(String field) {
        read.add(field);
        Node value = values.get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode list)) {
            throw error(field, "must be a list");
        }
        return list.getValue();
    }

    private String text(Node value, String field) {
        if (!(value instanceof ScalarNode scalar)) {
            throw new SeedError(file, line(value), field, "must be text");
        }
        if (scalar.getValue().isBlank()) {
            throw new SeedError(file, line(value), field, "is empty; leave the field out when it is unknown");
        }
        return scalar.getValue();
    }

    /** The entry's own first line when the field is missing. */
    private int line(String field) {
        Node at = values.get(field);
        return line(at == null ? node : at);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
