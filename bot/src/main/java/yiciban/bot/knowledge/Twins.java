package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Area;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.EntryKind;
import yiciban.catalog.Faq;
import yiciban.catalog.Status;
import yiciban.catalog.Uncovered;
import yiciban.passage.Passage;

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
        return new TwinIndex(others).exact(kind, fields, officeOf);
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

    static boolean question(Passage passage, Entry entry) {
        return passage.kind() == Passage.Kind.QUESTION || entry instanceof Faq;
    }

    /** Whether nobody is asked both: they hold in different places. */
    static boolean apart(Map<String, ?> fields, Entry other) {
        Area theirs = other.head().area();
        return theirs != null
                && fields.get(AreaField.NAME) instanceof String mine
                && !mine.isBlank()
                && new Area(mine).apart(theirs);
    }

    /** What is only known by name answers nothing, and a draft nobody. */
    static boolean refused(EntryKind kind, Map<String, ?> fields, Entry other) {
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
