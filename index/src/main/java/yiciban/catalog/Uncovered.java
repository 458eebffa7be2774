package yiciban.catalog;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * 未收录事项: a matter known by name only. It is found, so that its questions are not answered with a neighbour's text,
 * and never quoted, because there is nothing to quote.
 *
 * @param office the kind of office that usually handles it, such as 公安机关; no address, no number
 */
public record Uncovered(Head head, String office) implements Entry {

    public Uncovered {
        if (office.isBlank()) {
            throw new IllegalArgumentException("a matter needs the kind of office that handles it: " + head.id());
        }
    }

    @Override
    public String kind() {
        return "未收录事项";
    }

    @Override
    public SequencedMap<Facet, List<String>> facets() {
        return new LinkedHashMap<>();
    }

    @Override
    public boolean quotableAt(LocalDateTime time) {
        return false;
    }
}
