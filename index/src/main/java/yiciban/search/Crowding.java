package yiciban.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;
import yiciban.catalog.EntryId;
import yiciban.passage.Passage;

/**
 * How near a unit's neighbours on other matters are. Some texts lie near everything; a cosine with one of these says
 * less (hubness; the correction is that of CSLS, Conneau et al. 2018, with a weight that is learnt).
 */
final class Crowding {

    /** Neighbours that are averaged. */
    private static final int UNITS = 5;

    /** Passages looked at to find that many: many are the unit's own. */
    private static final int PASSAGES = 60;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final List<Passage> passages;
    private final List<float[]> vectors;
    private final BiPredicate<EntryId, EntryId> sameMatter;

    Crowding(
            DirectoryReader reader,
            List<Passage> passages,
            List<float[]> vectors,
            BiPredicate<EntryId, EntryId> sameMatter) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.passages = passages;
        this.vectors = vectors;
        this.sameMatter = sameMatter;
    }

    /** Mean cosine of the nearest units on other matters to the unit of these passages; 0 when there is none. */
    float of(List<Integer> numbers) throws IOException {
        float[] centre = centre(numbers);
        Passage own = passages.get(numbers.getFirst());
        int count = Math.min(PASSAGES, passages.size());
        Map<String, Double> nearest = new HashMap<>();
        for (ScoreDoc hit :
                searcher.search(new KnnFloatVectorQuery(IndexBuilder.VECTOR, centre, count), count).scoreDocs) {
            int number = number(hit.doc);
            Passage other = passages.get(number);
            boolean same = other.unit().equals(own.unit())
                    || (!other.entry().equals(own.entry()) && sameMatter.test(own.entry(), other.entry()));
            if (!same) {
                nearest.merge(other.unit(), (double) VectorUtil.dotProduct(centre, vectors.get(number)), Math::max);
            }
        }
        return (float) nearest.values().stream()
                .sorted((a, b) -> Double.compare(b, a))
                .limit(UNITS)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** Mean direction of the unit's texts; of all its passages when it has no text. */
    private float[] centre(List<Integer> numbers) {
        List<Integer> texts = numbers.stream()
                .filter(number -> passages.get(number).kind() == Passage.Kind.TEXT)
                .toList();
        float[] sum = new float[vectors.getFirst().length];
        for (int number : texts.isEmpty() ? numbers : texts) {
            float[] vector = vectors.get(number);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return VectorUtil.l2normalize(sum, false);
    }

    private int number(int document) throws IOException {
        var leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        var numbers = leaf.reader().getNumericDocValues(IndexBuilder.NUMBER);
        if (!numbers.advanceExact(document - leaf.docBase)) {
            throw new IOException("a vector without its passage");
        }
        return (int) numbers.longValue();
    }
}
