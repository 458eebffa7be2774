package yiciban.catalog;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

/** The fields of one YAML mapping, every value read as text; a wrong or unknown field is named with file and line. */
final class Fields {

    private final String file;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();

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
    static List<Fields> read(String file, Reader reader) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
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
        if (value == null) {
            return null;
        }
        String text = text(value, field).strip();
        if (text.isEmpty()) {
            throw error(field, "is empty; leave the field out when it is unknown");
        }
        return text;
    }

    List<String> list(String field) {
        return sequence(field).stream().map(item -> text(item, field)).toList();
    }

    List<Fields> mappings(String field) {
        return sequence(field).stream().map(item -> new Fields(file, item)).toList();
    }

    /** Reads a value with a parser of its own, whose complaint becomes the error at this field. */
    <T> T parsed(String field, String fallback, Function<String, T> parser) {
        String value = optional(field);
        return parse(field, value == null ? fallback : value, parser);
    }

    <T> List<T> parsedList(String field, Function<String, T> parser) {
        return list(field).stream().map(value -> parse(field, value, parser)).toList();
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
        Node at = values.get(field);
        return new SeedError(file, line(at == null ? node : at), field, problem);
    }

    private <T> T parse(String field, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (RuntimeException e) {
            throw error(field, String.valueOf(e.getMessage()));
        }
    }

    private List<Node> sequence(String field) {
        read.add(field);
        Node value = values.get(field);
        if (value == null) {
            return new ArrayList<>();
        }
        if (!(value instanceof SequenceNode list)) {
            throw error(field, "must be a list");
        }
        return list.getValue();
    }

    private String text(Node value, String field) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw new SeedError(file, line(value), field, "must be text");
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
