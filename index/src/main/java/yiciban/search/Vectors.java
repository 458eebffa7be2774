package yiciban.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.VectorUtil;

/** Where the vector of each passage stands, so that a handful of passages can be compared without a search. */
final class Vectors {

    private final List<LeafReaderContext> leaves;
    private final int[] leaf;
    private final int[] ordinal;

    Vectors(IndexReader reader, int passages) throws IOException {
        this.leaves = reader.leaves();
        this.leaf = new int[passages];
        this.ordinal = new int[passages];
        for (LeafReaderContext context : leaves) {
            FloatVectorValues values = context.reader().getFloatVectorValues(IndexBuilder.VECTOR);
            NumericDocValues numbers = context.reader().getNumericDocValues(IndexBuilder.NUMBER);
            if (values == null || numbers == null) {
                continue;
            }
            KnnVectorValues.DocIndexIterator at = values.iterator();
            for (int doc = at.nextDoc(); doc != KnnVectorValues.DocIndexIterator.NO_MORE_DOCS; doc = at.nextDoc()) {
                if (!numbers.advanceExact(doc) || numbers.longValue() >= passages) {
                    throw new IOException("a vector without its passage");
                }
                leaf[(int) numbers.longValue()] = context.ord;
                ordinal[(int) numbers.longValue()] = at.index();
            }
        }
    }

    /** Opened for one question: readers of vectors are not for two threads. */
    Comparison with(float[] question) throws IOException {
        var open = new ArrayList<FloatVectorValues>(leaves.size());
        for (LeafReaderContext context : leaves) {
            FloatVectorValues values = context.reader().getFloatVectorValues(IndexBuilder.VECTOR);
            if (values == null) {
                throw new IOException("an index segment without vectors");
            }
            open.add(values);
        }
        return new Comparison(question, open);
    }

    /** A question held against passages. */
    final class Comparison {

        private final float[] question;
        private final List<FloatVectorValues> open;

        private Comparison(float[] question, List<FloatVectorValues> open) {
            this.question = question;
            this.open = open;
        }

        /** Cosine of the question with a passage. */
        double cosine(int passage) throws IOException {
            return VectorUtil.dotProduct(question, open.get(leaf[passage]).vectorValue(ordinal[passage]));
        }
    }
}
