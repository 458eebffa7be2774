package yiciban.bot.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;

/**
 * 所填: what stands in the boxes of a form, and the fields of an entry it is; pure.
 *
 * @param kind which boxes there are
 * @param texts by the box's name, line breaks as {@code \n}
 */
record Typed(EntryKind kind, Map<String, String> texts) {

    /** In characters; longer texts no browser's form sends. */
    private static final int LONGEST = 200_000;

    /** The fields of an entry, as they stand in the boxes. */
    static Typed of(EntryKind kind, Map<String, ?> fields) {
        var texts = new LinkedHashMap<String, String>();
        for (Box box : Boxes.of(kind)) {
            texts.put(box.name(), written(box, fields.get(box.name())));
        }
        return new Typed(kind, texts);
    }

    /** What a form sent: every box of the kind, and nothing else. */
    static Typed sent(EntryKind kind, Map<String, String> parameters) {
        var texts = new LinkedHashMap<String, String>();
        for (Box box : Boxes.of(kind)) {
            String text = parameters.getOrDefault(box.name(), "");
            if (text.length() > LONGEST) {
                throw new RejectedInput(box.name(), "太长了，最多 %,d 字。".formatted(LONGEST));
            }
            texts.put(box.name(), text.replace("\r\n", "\n").replace('\r', '\n'));
        }
        return new Typed(kind, texts);
    }

    private static String written(Box box, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (box.look()) {
            case LINES -> ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining("\n"));
            case COMPONENTS -> ComponentLines.written((List<?>) value);
            case SECTIONS -> SectionLines.written((List<?>) value);
            case LINE, TEXT, CHOICE, YES, AREA -> String.valueOf(value);
        };
    }

    public String text(String box) {
        return texts.getOrDefault(box, "");
    }

    /**
     * The fields, in their order.
     *
     * @param id of the entry
     * @param status null for a kind that has none
     * @throws RejectedInput when lines of a box cannot be read
     */
    SequencedMap<String, Object> fields(String id, @Nullable String status) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", id);
        for (Box box : Boxes.of(kind)) {
            fields.put(box.name(), read(box));
            if (box.name().equals(kind.titleField()) && status != null) {
                fields.put("status", status);
            }
        }
        return fields;
    }

    private Object read(Box box) {
        String text = text(box.name());
        return switch (box.look()) {
            case LINES ->
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            case COMPONENTS -> ComponentLines.read(box.name(), text);
            case SECTIONS -> SectionLines.read(box.name(), text);
            case LINE -> text.replace('\n', ' ').strip();
            case AREA -> AreaField.read(text);
            case YES -> text.equals("true") ? "true" : "";
            case TEXT, CHOICE -> text.strip();
        };
    }
}
