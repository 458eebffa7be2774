package yiciban.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/** The units of an index: where each one's terms stand, and what is known of it. */
final class Units {

    private record Known(int document, UnitFacts facts) {}

    private final Map<String, Known> byName = new HashMap<>();
    private final Map<Integer, String> byDocument = new HashMap<>();

    /** Fails when a unit has no terms: the index was made from other passages. */
    Units(IndexReader reader, Numbered passages) throws IOException {
        Map<Long, Numbered.Unit> units = passages.unitsByKey();
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues keys = leaf.reader().getNumericDocValues(IndexBuilder.KEY);
            if (keys == null) {
                throw new IOException("an index segment without keys");
            }
            var facts = new UnitFacts.Reader(leaf.reader());
            for (int at = keys.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = keys.nextDoc()) {
                Numbered.Unit unit = units.get(keys.longValue());
                if (unit == null) {
                    throw new IOException("a unit without its passages");
                }
                byName.put(unit.name(), new Known(leaf.docBase + at, facts.of(at)));
                byDocument.put(leaf.docBase + at, unit.name());
            }
        }
        if (byName.size() < units.size()) {
            throw new IOException("a unit without its terms");
        }
    }

    int count() {
        return byName.size();
    }

    /** The document that holds the unit's terms. */
    int document(String unit) {
        return get(unit).document();
    }

    /** The unit whose terms a document holds. */
    String at(int document) {
        String unit = byDocument.get(document);
        if (unit == null) {
            throw new IllegalArgumentException("not a unit's document: " + document);
        }
        return unit;
    }

    UnitFacts facts(String unit) {
        return get(unit).facts();
    }

    private Known get(String unit) {
        Known known = byName.get(unit);
        if (known == null) {
            throw new IllegalArgumentException("not a unit of this index: " + unit);
        }
        return known;
    }
}
