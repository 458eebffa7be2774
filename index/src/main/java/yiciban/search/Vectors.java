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

    /** Cosine of the question with each of these passages, in their order. */
    double[] cosines(float[] question, List<Integer> passages) throws IOException {
        var open = new ArrayList<FloatVectorValues>(leaves.size());
        for (LeafReaderContext context : leaves) {
            FloatVectorValues values = context.reader().getFloatVectorValues(IndexBuilder.VECTOR);
            if (values == null) {
                throw new IOException("an index segment without vectors");
            }
            open.add(values);
        }
        double[] cosines = new double[passages.size()];
        for (int i = 0; i < cosines.length; i++) {
            int passage = passages.get(i);
            float[] vector = open.get(leaf[passage]).vectorValue(ordinal[passage]);
            cosines[i] = VectorUtil.dotProduct(question, vector);
        }
        return cosines;
    }
}
