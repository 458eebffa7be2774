package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.EntryKind;
import yiciban.catalog.Faq;
import yiciban.catalog.Status;
import yiciban.catalog.Uncovered;
import yiciban.passage.Passage;
import yiciban.passage.Passages;

/** 撞题检查: which questions and names of an entry stand in another one, word for word but for signs; pure. */
final class Twins {

    private Twins() {}

    /** The fields an entry is found by. */
    record Wording(String text, boolean question) {}

    /**
     * Those of an entry that others have.
     *
     * @param fields of the entry, complete or not
     * @param officeOf the office that keeps an entry
     */
    static List<Twin> exact(
            EntryKind kind, Map<String, ?> fields, Collection<Entry> others, Function<String, String> officeOf) {
        Map<String, Wording> mine = new LinkedHashMap<>();
        wordings(kind, fields).forEach(wording -> mine.putIfAbsent(Normaliser.bare(wording.text()), wording));
        var twins = new ArrayList<Twin>();
        for (Entry other : others) {
            if (other.id().value().equals(fields.get("id")) || other.head().status() == Status.WITHDRAWN) {
                continue;
            }
            var seen = new HashMap<String, Boolean>();
            for (Passage passage : Passages.of(other)) {
                String bare = passage.kind() == Passage.Kind.TEXT ? "" : Normaliser.bare(passage.shape());
                Wording here = mine.get(bare);
                if (here == null || bare.isEmpty() || seen.put(bare, true) != null) {
                    continue;
                }
                boolean refused = here.question() && question(passage, other) && refused(kind, fields, other);
                if (refused || !sameMatter(kind, fields, other)) {
                    twins.add(twin(here.text(), passage.shape(), other, officeOf, true, refused));
                }
            }
        }
        return twins;
    }

    static Twin twin(
            String mine,
            String theirs,
            Entry other,
            Function<String, String> officeOf,
            boolean exact,
            boolean refused) {
        String id = other.id().value();
        return new Twin(id, other.title(), officeOf.apply(id), mine, theirs, firstLine(other), exact, refused);
    }

    /** The questions and names in the fields of an entry, complete or not. */
    static List<Wording> wordings(EntryKind kind, Map<String, ?> fields) {
        var wordings = new ArrayList<Wording>();
        if (fields.get(kind.titleField()) instanceof String title && kind != EntryKind.REPORT) {
            wordings.add(new Wording(title, kind == EntryKind.FAQ));
        }
        list(fields.get("aliases")).forEach(alias -> wordings.add(new Wording(String.valueOf(alias), false)));
        questions(fields).forEach(question -> wordings.add(new Wording(question, true)));
        return wordings;
    }

    private static Stream<String> questions(Map<?, ?> fields) {
        Stream<String> own = list(fields.get("similar")).stream().map(String::valueOf);
        Stream<String> below = Stream.of("sections", "sentences")
                .flatMap(part -> list(fields.get(part)).stream())
                .flatMap(part -> part instanceof Map<?, ?> nested ? questions(nested) : Stream.empty());
        return Stream.concat(own, below);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static boolean question(Passage passage, Entry entry) {
        return passage.kind() == Passage.Kind.QUESTION || entry instanceof Faq;
    }

    /** What is only known by name answers nothing, and a draft nobody. */
    private static boolean refused(EntryKind kind, Map<String, ?> fields, Entry other) {
        if ("withdrawn".equals(fields.get("status"))) {
            return false;
        }
        if (other.head().status() != Status.PUBLISHED || other instanceof Uncovered || kind == EntryKind.UNCOVERED) {
            return false;
        }
        if (other instanceof Faq faq && kind == EntryKind.FAQ) {
            return !Objects.equals(faq.answer(), fields.get("answer"));
        }
        return !sameMatter(kind, fields, other);
    }

    /** Entries that name each other, and two of one name, answer one need. */
    static boolean sameMatter(EntryKind kind, Map<String, ?> fields, Entry other) {
        Object id = fields.get("id");
        return list(fields.get("related")).contains(other.id().value())
                || other.head().related().stream().map(EntryId::value).anyMatch(named -> named.equals(id))
                || (other.title().equals(fields.get(kind.titleField())) && kind != EntryKind.of(other));
    }

    /** What stands first in its answer. */
    static String firstLine(Entry entry) {
        if (entry instanceof Faq faq) {
            return faq.answer().lines().findFirst().orElse("");
        }
        return entry.head().summary().isEmpty()
                ? entry.facets().values().stream()
                        .findFirst()
                        .map(lines -> String.join("；", lines))
                        .orElse("")
                : entry.head().summary();
    }
}
