package yiciban.catalog;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * 条目原文: an entry as text in the form of {@code seeds/}, one line a field: what is stored, compared and shown as a
 * difference. The same entry always has the same text.
 *
 * @param kind which fields there are
 * @param text a YAML mapping; every value is text, a list of texts or a list of mappings
 */
public record EntryText(EntryKind kind, String text) {

    /** As errors call it: there is no file. */
    private static final String FILE = "条目";

    /** An entry is shorter; what is longer was meant for a report of its own. In characters. */
    public static final int MAX_CHARACTERS = 400_000;

    public EntryText {
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("an entry has at most " + MAX_CHARACTERS + " characters");
        }
    }

    public static EntryText of(Entry entry) {
        return of(EntryKind.of(entry), new EntryWriter(entry).fields());
    }

    /**
     * Of fields named as in {@code seeds/README.md}; what is null, blank or empty is left out.
     *
     * @throws IllegalArgumentException when a value has a character nobody can see, or all are too long
     */
    public static EntryText of(EntryKind kind, Map<String, ?> fields) {
        var kept = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> {
            Object known = known(value);
            if (known != null) {
                kept.put(name, known);
            }
        });
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        return new EntryText(kind, new Yaml(options).dump(kept));
    }

    private static @Nullable Object known(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text.isBlank() ? null : readable(text.strip().replace("\r\n", "\n"));
            case List<?> list -> {
                var items = new ArrayList<>();
                list.stream().map(EntryText::known).filter(item -> item != null).forEach(items::add);
                yield items.isEmpty() ? null : items;
            }
            case Map<?, ?> map -> {
                var items = new LinkedHashMap<String, Object>();
                map.forEach((name, item) -> {
                    Object kept = known(item);
                    if (kept != null) {
                        items.put(String.valueOf(name), kept);
                    }
                });
                yield items.isEmpty() ? null : items;
            }
            default -> String.valueOf(value);
        };
    }

    /** Nobody sees such a character in a form, and everybody would wonder about it in an answer. */
    private static String readable(String text) {
        text.codePoints().filter(c -> !StreamReader.isPrintable(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("has the unreadable character U+%04X".formatted(c));
        });
        return text;
    }

    /**
     * The entry. Whether the ids it names exist is not known here.
     *
     * @throws SeedError naming line and field of what is wrong
     */
    public Entry entry() {
        var reader = new EntryReader();
        return parsed().build(fields -> reader.read(kind, fields));
    }

    /** Ids of other entries it names. */
    public List<EntryId> references() {
        var reader = new EntryReader();
        parsed().build(fields -> reader.read(kind, fields));
        return reader.references().stream().map(EntryReader.Reference::to).toList();
    }

    /** Everything an entry says, one line a value: what a quotation of it stands in. */
    public static String words(Entry entry) {
        var lines = new ArrayList<String>();
        collect(new EntryWriter(entry).fields(), lines);
        return String.join("\n", lines);
    }

    private static void collect(@Nullable Object value, List<String> lines) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.values().forEach(item -> collect(item, lines));
            case List<?> list -> list.forEach(item -> collect(item, lines));
            default -> lines.add(value.toString().strip().replace("\r\n", "\n"));
        }
    }

    private Fields parsed() {
        try {
            return Fields.read(FILE, new StringReader(text)).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields as they stand, unchecked: texts, lists of texts, lists of mappings. */
    public SequencedMap<String, Object> fields() {
        var yaml = new Yaml(
                new SafeConstructor(new LoaderOptions()),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                new LoaderOptions(),
                new AllText());
        Map<String, Object> loaded = yaml.load(text);
        return loaded == null ? new LinkedHashMap<>() : new LinkedHashMap<>(loaded);
    }

    /** The same with some fields set, or taken away where the value is null or blank. */
    public EntryText with(Map<String, ?> changed) {
        SequencedMap<String, Object> fields = fields();
        fields.putAll(changed);
        return of(kind, fields);
    }

    /** Nothing is a number, a day or yes. */
    private static final class AllText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none
        }
    }
}
