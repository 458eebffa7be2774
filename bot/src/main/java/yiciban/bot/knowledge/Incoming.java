package yiciban.bot.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * 导入的一行: fields of one entry, as a file has them.
 *
 * @param row as the file's program shows it
 * @param fields named as in {@code seeds/README.md}; the id may be missing
 */
public record Incoming(int row, SequencedMap<String, Object> fields) {

    public Incoming {
        fields = new LinkedHashMap<>(fields); // some are added
    }

    public Incoming(int row, Map<String, ?> fields) {
        this(row, (SequencedMap<String, Object>) new LinkedHashMap<String, Object>(fields));
    }

    String text(String field) {
        Object value = fields.get(field);
        return value == null ? "" : value.toString().strip();
    }
}
