package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.Status;
import yiciban.passage.Passage;
import yiciban.passage.Passages;

/** 撞题索引: the questions and names of many entries, looked up word for word but for signs. Not for several threads. */
final class TwinIndex {

    private record Held(int order, Entry entry, String wording, boolean question) {}

    private final Map<String, List<Held>> held = new HashMap<>();
    private int order;

    TwinIndex(Collection<Entry> entries) {
        entries.forEach(this::add);
    }

    /** One more; what is withdrawn asks nothing. */
    void add(Entry entry) {
        if (entry.head().status() == Status.WITHDRAWN) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Passage passage : Passages.of(entry)) {
            String bare = passage.kind() == Passage.Kind.TEXT ? "" : Normaliser.bare(passage.shape());
            if (!bare.isEmpty() && seen.add(bare)) {
                held.computeIfAbsent(bare, key -> new ArrayList<>(1))
                        .add(new Held(order, entry, passage.shape(), Twins.question(passage, entry)));
                order++;
            }
        }
    }

    /**
     * Questions and names of an entry that others have.
     *
     * @param fields of the entry, complete or not
     * @param officeOf the office that keeps an entry
     */
    List<Twin> exact(EntryKind kind, Map<String, ?> fields, Function<String, String> officeOf) {
        Map<String, Twins.Wording> mine = new LinkedHashMap<>();
        Twins.wordings(kind, fields).forEach(wording -> mine.putIfAbsent(Normaliser.bare(wording.text()), wording));
        record Found(int order, Twin twin) {}
        var found = new ArrayList<Found>();
        mine.forEach((bare, wording) -> {
            for (Held one : held.getOrDefault(bare, List.of())) {
                if (one.entry().id().value().equals(fields.get("id")) || Twins.apart(fields, one.entry())) {
                    continue;
                }
                boolean refused = wording.question() && one.question() && Twins.refused(kind, fields, one.entry());
                if (refused || !Twins.sameMatter(kind, fields, one.entry())) {
                    found.add(new Found(
                            one.order(),
                            Twins.twin(wording.text(), one.wording(), one.entry(), officeOf, true, refused)));
                }
            }
        });
        return found.stream()
                .sorted(Comparator.comparingInt(Found::order))
                .map(Found::twin)
                .toList();
    }
}
