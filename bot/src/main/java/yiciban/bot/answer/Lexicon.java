package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;
import yiciban.config.OfficeFile;

/**
 * 词表: the words by which a question is understood before anything is searched; {@code config/understanding.yml}.
 *
 * @param facets words per facet
 * @param fillers words without a subject
 * @param modifiers words that change the item in hand
 * @param local words that ask for what no source of ours says: telephone, address, hours
 * @param families bare names that several items share
 * @param urgent who is in danger, and the number to call
 * @param urgentNot words that make it an ordinary question all the same
 * @param calls whole messages that ask for one of these numbers itself
 * @param smallTalk whole messages and their replies
 * @param topicMarks characters by which a follow-up question names a matter of its own
 * @param human who wants a person
 * @param declined what no office helps with
 */
record Lexicon(
        Map<Facet, List<String>> facets,
        List<String> fillers,
        Set<String> modifiers,
        List<String> local,
        List<Family> families,
        List<Words> urgent,
        List<String> urgentNot,
        List<Words> calls,
        List<Words> smallTalk,
        List<String> topicMarks,
        Words human,
        Words declined) {

    /**
     * Words with what is said to them.
     *
     * @param number the number to call, empty when there is none
     */
    record Words(Set<String> words, String text, String number) {}

    /**
     * 家族: a bare name that several items share.
     *
     * @param vague whether it says nothing by itself, so that a question before it decides: 补贴, 注销
     */
    record Family(Set<String> names, String prompt, List<EntryId> items, List<String> labels, boolean vague) {
        Family {
            if (items.size() != labels.size() || items.size() < 2 || items.size() > 4) {
                throw new IllegalStateException(
                        "understanding.yml: a family has 2 to 4 items and as many labels: " + names);
            }
        }
    }

    static Lexicon read() {
        Map<String, Object> file = OfficeFile.yaml("understanding.yml");
        var facets = new EnumMap<Facet, List<String>>(Facet.class);
        map(file.get("facets")).forEach((name, words) -> facets.put(Facet.valueOf(name), longestFirst(words)));
        List<Words> urgent =
                list(file.get("urgent")).stream().map(Lexicon::words).toList();
        return new Lexicon(
                facets,
                longestFirst(file.get("fillers")),
                Set.copyOf(longestFirst(file.get("modifiers"))),
                longestFirst(file.get("local")),
                list(file.get("families")).stream().map(Lexicon::family).toList(),
                urgent,
                longestFirst(file.get("urgent_not")),
                map(file.getOrDefault("calls", Map.of())).entrySet().stream()
                        .map(call -> new Words(
                                Set.copyOf(longestFirst(call.getValue())), reply(urgent, call.getKey()), call.getKey()))
                        .toList(),
                list(file.get("small_talk")).stream().map(Lexicon::words).toList(),
                longestFirst(file.get("topic_marks")),
                words(file.get("human")),
                words(file.get("declined")));
    }

    /** Every phrase of small talk, longest first. */
    List<String> phrases() {
        return smallTalk.stream()
                .flatMap(words -> words.words().stream())
                .filter(word -> word.length() >= 2)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Every word of two or more characters, for spelling. */
    List<String> words() {
        var words = new ArrayList<String>();
        facets.values().forEach(words::addAll);
        words.addAll(modifiers.stream().sorted().toList());
        words.addAll(fillers);
        words.addAll(local);
        urgent.forEach(kind -> words.addAll(kind.words().stream().sorted().toList()));
        smallTalk.forEach(kind -> words.addAll(kind.words().stream().sorted().toList()));
        families.forEach(family -> words.addAll(family.names().stream().sorted().toList()));
        return words.stream().filter(word -> word.length() >= 2).toList();
    }

    private static String reply(List<Words> urgent, String number) {
        return urgent.stream()
                .filter(words -> words.number().equals(number))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("understanding.yml: calls: " + number + " is not under urgent"))
                .text();
    }

    private static Words words(@Nullable Object value) {
        Map<String, Object> fields = map(value);
        return new Words(
                Set.copyOf(longestFirst(fields.get("words"))),
                text(fields.get("text")),
                fields.get("number") == null ? "" : text(fields.get("number")));
    }

    private static Family family(@Nullable Object value) {
        Map<String, Object> fields = map(value);
        return new Family(
                Set.copyOf(longestFirst(fields.get("names"))),
                text(fields.get("prompt")),
                list(fields.get("items")).stream()
                        .map(id -> new EntryId(text(id)))
                        .toList(),
                list(fields.get("labels")).stream().map(Lexicon::text).toList(),
                Boolean.TRUE.equals(fields.get("vague")));
    }

    private static List<String> longestFirst(@Nullable Object words) {
        return list(words).stream()
                .map(word -> Normaliser.bare(text(word)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** A list of texts. */
    static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(Lexicon::text).toList();
    }

    static List<Object> list(@Nullable Object value) {
        if (value instanceof List<?> values) {
            return new ArrayList<>(values);
        }
        throw new IllegalStateException("understanding.yml: expected a list, found " + value);
    }

    static Map<String, Object> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> values) {
            var fields = new TreeMap<String, Object>();
            values.forEach((key, field) -> fields.put(String.valueOf(key), field));
            return fields;
        }
        throw new IllegalStateException("understanding.yml: expected fields, found " + value);
    }

    static String text(@Nullable Object value) {
        if (value instanceof String || value instanceof Number) {
            return String.valueOf(value);
        }
        throw new IllegalStateException(
                String.format(Locale.ROOT, "understanding.yml: expected text, found %s (quote it)", value));
    }
}
