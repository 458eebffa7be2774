package yiciban.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/** Where the vector of each passage stands, so that a handful of passages can be compared without a search. */
final class Vectors {

    private final List<LeafReaderContext> leaves;
    private final int[] leaf;
    private final int[] ordinal;
    private final int[] passageAt;

    /** Fails when a passage has no vector: the index was made from other passages. */
    Vectors(IndexReader reader, Numbered passages) throws IOException {
        this.leaves = reader.leaves();
        this.leaf = new int[passages.size()];
        this.ordinal = new int[passages.size()];
        this.passageAt = new int[reader.maxDoc()];
        Arrays.fill(leaf, -1);
        Arrays.fill(passageAt, -1);
        Map<Long, Integer> numbers = passages.byKey();
        for (LeafReaderContext context : leaves) {
            FloatVectorValues values = vectors(context);
            NumericDocValues keys = context.reader().getNumericDocValues(IndexBuilder.KEY);
            Bits live = context.reader().getLiveDocs();
            KnnVectorValues.DocIndexIterator at = values.iterator();
            for (int doc = at.nextDoc(); doc != KnnVectorValues.DocIndexIterator.NO_MORE_DOCS; doc = at.nextDoc()) {
                if (live != null && !live.get(doc)) {
                    continue;
                }
                Integer number = keys != null && keys.advanceExact(doc) ? numbers.get(keys.longValue()) : null;
                if (number == null) {
                    throw new IOException("a vector without its passage");
                }
                leaf[number] = context.ord;
                ordinal[number] = at.index();
                passageAt[context.docBase + doc] = number;
            }
        }
        if (Arrays.stream(leaf).anyMatch(at -> at < 0)) {
            throw new IOException("a passage without its vector");
        }
    }

    /** Number of the passage whose vector a document holds. */
    int passageAt(int document) {
        return passageAt[document];
    }

    /** Opened for one question: readers of vectors are not for two threads. */
    Opened open() throws IOException {
        var open = new ArrayList<FloatVectorValues>(leaves.size());
        for (LeafReaderContext context : leaves) {
            open.add(vectors(context));
        }
        return new Opened(open);
    }

    private static FloatVectorValues vectors(LeafReaderContext context) throws IOException {
        FloatVectorValues values = context.reader().getFloatVectorValues(IndexBuilder.VECTOR);
        if (values == null) {
            throw new IOException("an index segment without vectors");
        }
        return values;
    }

    /** Vectors that one thread reads. */
    final class Opened {

        private final List<FloatVectorValues> open;

        private Opened(List<FloatVectorValues> open) {
            this.open = open;
        }

        /** The passage's vector; another call may overwrite it. */
        float[] vector(int passage) throws IOException {
            return open.get(leaf[passage]).vectorValue(ordinal[passage]);
        }

        /** Cosine of a vector with a passage. */
        double cosine(float[] vector, int passage) throws IOException {
            return VectorUtil.dotProduct(vector, vector(passage));
        }
    }
}
