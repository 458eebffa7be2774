package yiciban.bot.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * 导入的一行: fields of one entry, as a file has them.
 *
 * @param row as the file's program shows it
 * @param fields named as in {@code seeds/README.md}; the id may be missing
 * @param cleared fields that the file says have nothing in them
 * @param version {@link Revision#fingerprint} of the text that was exported; empty when the file does not say
 */
public record Incoming(int row, SequencedMap<String, Object> fields, Set<String> cleared, String version) {

    public Incoming {
        fields = new LinkedHashMap<>(fields); // some are added
        cleared = Set.copyOf(cleared);
    }

    public Incoming(int row, Map<String, ?> fields) {
        this(row, new LinkedHashMap<String, Object>(fields), Set.of(), "");
    }

    String text(String field) {
        Object value = fields.get(field);
        return value == null ? "" : value.toString().strip();
    }
}
