package yiciban.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.lucene.index.IndexReader;
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

    private final IndexSearcher searcher;
    private final Numbered passages;
    private final Vectors vectors;
    private final Vectors.Opened opened;
    private final BiPredicate<EntryId, EntryId> sameMatter;
    private final Held held;

    Crowding(IndexReader reader, Numbered passages, BiPredicate<EntryId, EntryId> sameMatter) throws IOException {
        this.searcher = new IndexSearcher(reader);
        this.passages = passages;
        this.vectors = new Vectors(reader, passages);
        this.opened = vectors.open();
        this.sameMatter = sameMatter;
        this.held = new Held(passages);
    }

    /** Mean cosine of the nearest units on other matters that hold where this one does, the unit of these passages; 0 when there is none. */
    float of(List<Integer> numbers) throws IOException {
        float[] centre = centre(numbers);
        Passage own = passages.get(numbers.getFirst());
        int count = Math.min(PASSAGES, passages.size());
        Map<String, Double> nearest = new HashMap<>();
        var query = new KnnFloatVectorQuery(IndexBuilder.VECTOR, centre, count, held.at(own.area()));
        for (ScoreDoc hit : searcher.search(query, count).scoreDocs) {
            int number = vectors.passageAt(hit.doc);
            Passage other = passages.get(number);
            boolean same = other.unit().equals(own.unit())
                    || (!other.entry().equals(own.entry()) && sameMatter.test(own.entry(), other.entry()));
            if (!same) {
                nearest.merge(other.unit(), opened.cosine(centre, number), Math::max);
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
    private float[] centre(List<Integer> numbers) throws IOException {
        List<Integer> texts = numbers.stream()
                .filter(number -> passages.get(number).kind() == Passage.Kind.TEXT)
                .toList();
        float[] sum = new float[opened.vector(numbers.getFirst()).length];
        for (int number : texts.isEmpty() ? numbers : texts) {
            float[] vector = opened.vector(number);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return VectorUtil.l2normalize(sum, false);
    }
}
