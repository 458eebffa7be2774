package yiciban.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Vectors that another index has already, by key: the same text has the same vector. For one thread. */
final class KnownVectors {

    private record At(FloatVectorValues values, int ordinal) {}

    private final Map<Long, At> byKey = new HashMap<>();

    /** All that an index has. */
    void add(IndexReader reader) throws IOException {
        for (LeafReaderContext context : reader.leaves()) {
            FloatVectorValues values = context.reader().getFloatVectorValues(IndexBuilder.VECTOR);
            NumericDocValues keys = context.reader().getNumericDocValues(IndexBuilder.KEY);
            if (values == null || keys == null) {
                continue;
            }
            Bits live = context.reader().getLiveDocs();
            KnnVectorValues.DocIndexIterator at = values.iterator();
            for (int doc = at.nextDoc(); doc != KnnVectorValues.DocIndexIterator.NO_MORE_DOCS; doc = at.nextDoc()) {
                if ((live == null || live.get(doc)) && keys.advanceExact(doc)) {
                    byKey.putIfAbsent(keys.longValue(), new At(values, at.index()));
                }
            }
        }
    }

    Set<Long> keys() {
        return byKey.keySet();
    }

    /** The vector of a text, or null. */
    float @Nullable [] find(long key) throws IOException {
        At at = byKey.get(key);
        return at == null ? null : at.values().vectorValue(at.ordinal()).clone();
    }
}
