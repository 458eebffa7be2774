package yiciban.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import yiciban.passage.Passage;

/** The units of an index: where each one's terms stand, and what is known of it. */
final class Units {

    private record Unit(int document, UnitFacts facts) {}

    private final Map<String, Unit> byName = new HashMap<>();

    Units(IndexReader reader, List<Passage> passages) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues documents = leaf.reader().getNumericDocValues(UnitFacts.LENGTH);
            NumericDocValues numbers = leaf.reader().getNumericDocValues(IndexBuilder.NUMBER);
            if (documents == null || numbers == null) {
                continue;
            }
            var facts = new UnitFacts.Reader(leaf.reader());
            for (int at = documents.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = documents.nextDoc()) {
                if (!numbers.advanceExact(at) || numbers.longValue() >= passages.size()) {
                    throw new IOException("a unit without its passages");
                }
                byName.put(passages.get((int) numbers.longValue()).unit(), new Unit(leaf.docBase + at, facts.of(at)));
            }
        }
    }

    int count() {
        return byName.size();
    }

    /** The document that holds the unit's terms. */
    int document(String unit) {
        return get(unit).document();
    }

    UnitFacts facts(String unit) {
        return get(unit).facts();
    }

    private Unit get(String unit) {
        Unit known = byName.get(unit);
        if (known == null) {
            throw new IllegalArgumentException("not a unit of this index: " + unit);
        }
        return known;
    }
}
