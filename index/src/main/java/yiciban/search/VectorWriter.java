package yiciban.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.VectorSimilarityFunction;
import yiciban.analysis.Normaliser;

/** Writes the vectors of passages; a text that another index has a vector of is not embedded again. */
final class VectorWriter {

    private static final int BATCH = 256;

    private final KnownVectors known;
    private final Function<List<String>, List<float[]>> embedding;
    private final IntConsumer progress;

    /**
     * @param embedding vectors of normalised texts
     * @param progress hears how many passages are done
     */
    VectorWriter(KnownVectors known, Function<List<String>, List<float[]>> embedding, IntConsumer progress) {
        this.known = known;
        this.embedding = embedding;
        this.progress = progress;
    }

    /** Makes of an index that holds the vectors of some keys one that holds those of the passages. */
    void write(IndexWriter writer, Set<Long> there, Numbered passages) throws IOException {
        Set<Long> wanted = passages.byKey().keySet();
        Keys.delete(writer, there.stream().filter(key -> !wanted.contains(key)));
        List<Integer> missing = IntStream.range(0, passages.size())
                .filter(number -> !there.contains(passages.key(number)))
                .boxed()
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<Integer> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
            List<float[]> vectors = of(batch, passages);
            for (int i = 0; i < batch.size(); i++) {
                var document = new Document();
                document.add(new NumericDocValuesField(IndexBuilder.KEY, passages.key(batch.get(i))));
                document.add(Held.field(passages.get(batch.get(i)).area()));
                document.add(new KnnFloatVectorField(
                        IndexBuilder.VECTOR, vectors.get(i), VectorSimilarityFunction.DOT_PRODUCT));
                writer.addDocument(document);
            }
            progress.accept(passages.size() - missing.size() + from + batch.size());
        }
    }

    private List<float[]> of(List<Integer> numbers, Numbered passages) throws IOException {
        var vectors = new ArrayList<float[]>(numbers.size());
        var unknown = new ArrayList<String>();
        for (int number : numbers) {
            float[] vector = known.find(Keys.ofText(passages.text(number), 0));
            vectors.add(vector);
            if (vector == null) {
                unknown.add(Normaliser.normalise(passages.get(number).shape()));
            }
        }
        var embedded = embedding.apply(unknown).iterator();
        vectors.replaceAll(vector -> vector == null ? embedded.next() : vector);
        return vectors;
    }
}
