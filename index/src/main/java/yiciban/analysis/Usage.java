package yiciban.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 用字: which characters stand beside each other in the content and in questions, counted, so that what was taken out of
 * the content is taken out of the counts and the rest need not be read again. Immutable.
 */
public final class Usage {

    /** Stands before the first character of a question, and after what is no Chinese character. */
    static final int START = ' ';

    /**
     * Text that is counted.
     *
     * @param content as it may be quoted
     * @param questions as citizens type them
     */
    public record Text(Collection<String> content, Collection<String> questions) {}

    private final Map<String, Integer> known;
    private final Map<Integer, Integer> single;
    private final Map<Long, Integer> pairs;
    private int total;

    private Usage(Map<String, Integer> known, Map<Integer, Integer> single, Map<Long, Integer> pairs, int total) {
        this.known = known;
        this.single = single;
        this.pairs = pairs;
        this.total = total;
    }

    /** Of this text. */
    public static Usage of(Text text) {
        return new Usage(Map.of(), Map.of(), Map.of(), 0).changed(List.of(), List.of(text));
    }

    /** The same with text taken out that was in it, and with other text. */
    public Usage changed(Collection<Text> without, Collection<Text> with) {
        var changed = new Usage(new HashMap<>(known), new HashMap<>(single), new HashMap<>(pairs), total);
        without.forEach(text -> changed.count(text, -1));
        with.forEach(text -> changed.count(text, 1));
        return changed;
    }

    private void count(Text text, int by) {
        text.content()
                .forEach(content -> Grams.bigrams(Normaliser.normalise(content)).forEach(pair -> add(known, pair, by)));
        for (String question : text.questions()) {
            int before = START;
            for (int c : Normaliser.normalise(question).codePoints().toArray()) {
                if (!Normaliser.isHan(c)) {
                    before = START;
                    continue;
                }
                add(single, c, by);
                if (before == START) {
                    add(single, START, by);
                }
                add(pairs, pair(before, c), by);
                total += by;
                before = c;
            }
        }
    }

    private static <K> void add(Map<K, Integer> counts, K key, int by) {
        counts.merge(key, by, (one, other) -> one + other == 0 ? null : one + other);
    }

    /** Pairs of characters that occur in the content. */
    Set<String> known() {
        return known.keySet();
    }

    /** Characters of questions, and {@link #START}. */
    Set<Integer> characters() {
        return single.keySet();
    }

    /** How often a character stands in questions. */
    int count(int c) {
        return single.getOrDefault(c, 0);
    }

    /** How often one character follows another in questions. */
    int count(int before, int c) {
        return pairs.getOrDefault(pair(before, c), 0);
    }

    /** Characters of all questions. */
    int total() {
        return total;
    }

    private static long pair(int before, int c) {
        return ((long) before << 32) | c;
    }
}
