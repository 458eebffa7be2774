package yiciban.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import yiciban.catalog.Area;
import yiciban.passage.Passage;

/**
 * Passages by number, with the {@link Keys} by which an index knows them. Numbers hold for one opened index only: that of
 * the next publication has others, of the same documents.
 */
final class Numbered {

    /**
     * What is ranked as one.
     *
     * @param key of everything that its terms and facts are made from
     * @param numbers its passages
     */
    record Unit(String name, long key, List<Integer> numbers) {}

    private final List<Passage> passages;
    private final long[] keys;
    private final SequencedMap<String, Unit> units = new LinkedHashMap<>();

    Numbered(List<Passage> passages) {
        this.passages = passages;
        this.keys = new long[passages.size()];
        var seen = new HashMap<String, Integer>();
        var parts = new LinkedHashMap<String, List<Integer>>();
        for (int number = 0; number < passages.size(); number++) {
            Passage passage = passages.get(number);
            int before = seen.merge(text(number), 1, Integer::sum) - 1;
            keys[number] = Keys.ofText(text(number), before);
            parts.computeIfAbsent(passage.unit(), unit -> new ArrayList<>()).add(number);
        }
        parts.forEach((name, numbers) -> units.put(name, new Unit(name, key(name, numbers), numbers)));
    }

    private long key(String name, List<Integer> numbers) {
        String all = numbers.stream()
                .map(passages::get)
                .map(p -> p.kind() + "\0" + p.heading() + "\0" + p.shape() + "\0" + p.text())
                .collect(Collectors.joining("\0", name + "\0", held(numbers.getFirst())));
        return Keys.ofText(all, 0);
    }

    /** Where a passage holds is part of its document; everywhere adds nothing. */
    private String held(int number) {
        Area area = passages.get(number).area();
        return area == null ? "" : "\0" + area;
    }

    /** What the key of a passage's vector is of, the first time that it stands here. */
    String text(int number) {
        return passages.get(number).shape() + held(number);
    }

    int size() {
        return passages.size();
    }

    Passage get(int number) {
        return passages.get(number);
    }

    /** Of the passage's vector: of its shape and where it holds, and of how many passages before it have the same ones. */
    long key(int number) {
        return keys[number];
    }

    /** Numbers by key. */
    Map<Long, Integer> byKey() {
        var numbers = new HashMap<Long, Integer>(keys.length * 2);
        for (int number = 0; number < keys.length; number++) {
            numbers.put(keys[number], number);
        }
        return numbers;
    }

    /** Units by name, in the order of their first passages. */
    SequencedMap<String, Unit> units() {
        return units;
    }

    Map<Long, Unit> unitsByKey() {
        return units.values().stream().collect(Collectors.toMap(Unit::key, Function.identity()));
    }

    List<Passage> parts(Unit unit) {
        return unit.numbers().stream().map(passages::get).toList();
    }
}
