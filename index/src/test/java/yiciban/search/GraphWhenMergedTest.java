package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.search.Samples.TERMS;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.hnsw.HnswGraphProvider;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.catalog.EntryId;
import yiciban.passage.Passage;

/** More vectors than a part has become one segment with one graph, by which the nearest ones are found. */
class GraphWhenMergedTest {

    private static final int VECTORS = 1_000;
    private static final int DIMENSIONS = 32;
    private static final int NEAREST = 10;

    private static final List<Passage> PASSAGES = IntStream.range(0, VECTORS)
            .mapToObj(number -> passage("第" + number + "条"))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatIsAddedInPartsIsFoundByOneGraph(int threads) throws IOException {
        Directories directories = Directories.inMemory();
        var vectors = new VectorWriter(new KnownVectors(), GraphWhenMergedTest::vectors, done -> {});
        var numbered = new Numbered(PASSAGES);

        new IndexBuilder(TERMS, vectors, EntryId::equals, threads).build(directories, numbered, "1", VECTORS / 7);

        try (Readers readers = directories.open()) {
            assertThat(readers.vectors().leaves()).hasSize(1);
            var leaf = (CodecReader) readers.vectors().leaves().getFirst().reader();
            var fields = (PerFieldKnnVectorsFormat.FieldsReader) leaf.getVectorReader();
            var graph = (HnswGraphProvider) fields.getFieldReader(IndexBuilder.VECTOR);
            assertThat(graph.getGraph(IndexBuilder.VECTOR).size()).isEqualTo(VECTORS);
            assertThat(found(new IndexSearcher(readers.vectors()), new Vectors(readers.vectors(), numbered)))
                    .isGreaterThan(.95);
        }
    }

    /** Of the nearest passages of each passage, the share that the graph leads to. */
    private static double found(IndexSearcher searcher, Vectors vectors) throws IOException {
        int found = 0;
        for (Passage passage : PASSAGES.subList(0, 100)) {
            float[] question = vector(passage.shape());
            Set<Integer> nearest = new HashSet<>();
            var query = new KnnFloatVectorQuery(IndexBuilder.VECTOR, question, NEAREST);
            for (ScoreDoc hit : searcher.search(query, NEAREST).scoreDocs) {
                nearest.add(vectors.passageAt(hit.doc));
            }
            nearest.retainAll(nearest(question));
            found += nearest.size();
        }
        return found / (100.0 * NEAREST);
    }

    private static Set<Integer> nearest(float[] question) {
        double[] near = PASSAGES.stream()
                .mapToDouble(passage -> VectorUtil.dotProduct(question, vector(passage.shape())))
                .toArray();
        double least = Arrays.stream(near).sorted().toArray()[VECTORS - NEAREST];
        return IntStream.range(0, VECTORS)
                .filter(number -> near[number] >= least)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static List<float[]> vectors(List<String> texts) {
        return texts.stream().map(GraphWhenMergedTest::vector).toList();
    }

    private static float[] vector(String text) {
        var random = new Random(text.hashCode());
        var vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return VectorUtil.l2normalize(vector);
    }

    private static Passage passage(String question) {
        var id = new EntryId("faq-" + question.replaceAll("\\D", ""));
        return new Passage(id + "#q", id, id.value(), Passage.Kind.QUESTION, null, "", question, question, null);
    }
}
