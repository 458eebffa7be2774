package yiciban.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Terms;
import yiciban.catalog.Facet;
import yiciban.embedding.Embedding;
import yiciban.passage.Passage;

/** Gathers units that may answer a question, by words and by meaning, with their features. */
final class Candidates {

    /** k1 .9, b .4: measured best on short Chinese texts, see index/README.md. */
    static final Similarity SIMILARITY = new BM25Similarity(0.9f, 0.4f);

    /** What a term in a title or everyday name adds to the same term in the text. */
    private static final float NAME = 0.3f;

    /** Units taken from each side. */
    private static final int DEPTH = 60;

    /** Passages looked at to get that many units. */
    private static final int NEIGHBOURS = 150;

    /** A question has fewer terms; more are dropped, so that no text can make a search slow. */
    private static final int MAX_TERMS = 300;

    /** What one unit is known by. */
    record Candidate(String unit, Passage passage, @Nullable Facet facet, Features features) {}

    private final IndexSearcher searcher;
    private final List<Passage> passages;
    private final Terms terms;
    private final Embedding embedding;
    private final Map<String, List<Integer>> numbersOf = new HashMap<>();
    private final Vectors vectors;
    private final int units;

    Candidates(IndexSearcher searcher, List<Passage> passages, Terms terms, Embedding embedding) throws IOException {
        this.searcher = searcher;
        this.searcher.setSimilarity(SIMILARITY);
        this.passages = passages;
        this.terms = terms;
        this.embedding = embedding;
        this.vectors = new Vectors(searcher.getIndexReader(), passages.size());
        for (int number = 0; number < passages.size(); number++) {
            numbersOf
                    .computeIfAbsent(passages.get(number).unit(), unit -> new ArrayList<>())
                    .add(number);
        }
        this.units = numbersOf.size();
    }

    List<Candidate> of(Query query) {
        if (query.text().isBlank() || passages.isEmpty()) {
            return List.of();
        }
        try {
            return gather(query);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index", e);
        }
    }

    private List<Candidate> gather(Query query) throws IOException {
        Map<String, Float> words = weights(IndexBuilder.WORDS, terms.words(query.text()));
        Map<String, Float> bigrams = weights(IndexBuilder.BIGRAMS, terms.bigrams(query.text()));
        List<String> official = terms.official(query.text());

        var lexicalQuery = new BooleanQuery.Builder();
        bm25(lexicalQuery, IndexBuilder.WORDS, words.keySet(), 1);
        bm25(lexicalQuery, IndexBuilder.BIGRAMS, bigrams.keySet(), 1);
        bm25(lexicalQuery, IndexBuilder.NAME_WORDS, words.keySet(), NAME);
        bm25(lexicalQuery, IndexBuilder.NAME_BIGRAMS, bigrams.keySet(), NAME);
        for (String word : official) {
            bm25(lexicalQuery, IndexBuilder.WORDS, terms.words(word), 0.6f);
            bm25(lexicalQuery, IndexBuilder.BIGRAMS, terms.bigrams(word), 0.6f);
        }
        Map<String, Float> lexical = search(lexicalQuery.build(), DEPTH);

        float[] vector = embedding.of(query.text());
        Set<String> found = new LinkedHashSet<>(lexical.keySet());
        found.addAll(nearest(vector));
        Vectors.Comparison comparison = vectors.with(vector);
        Map<String, List<Near>> near = new HashMap<>();
        for (String unit : found) {
            near.put(unit, near(comparison, unit));
        }
        return features(near, lexical, search(coverage(words, bigrams), units));
    }

    private static List<Candidate> features(
            Map<String, List<Near>> near, Map<String, Float> lexical, Map<String, Float> coverage) {
        double[] lexicalRange = range(near.keySet().stream()
                .mapToDouble(u -> lexical.getOrDefault(u, 0f))
                .toArray());
        double[] cosineRange =
                range(near.values().stream().mapToDouble(n -> best(n, null)).toArray());
        var candidates = new ArrayList<Candidate>();
        near.forEach((unit, passages) -> {
            double cosine = best(passages, null);
            candidates.add(new Candidate(
                    unit,
                    passages.getFirst().passage(),
                    facet(passages),
                    Features.of(
                            within(lexical.getOrDefault(unit, 0f), lexicalRange),
                            within(cosine, cosineRange),
                            cosine,
                            or(best(passages, Passage.Kind.NAME), cosine),
                            or(best(passages, Passage.Kind.QUESTION), cosine),
                            or(best(passages, Passage.Kind.TEXT), cosine),
                            coverage.getOrDefault(unit, 0f))));
        });
        return candidates;
    }

    /** One passage and its cosine with the question. */
    private record Near(Passage passage, double cosine) {}

    /** Units of the passages nearest to the question. */
    private Set<String> nearest(float[] vector) throws IOException {
        int count = Math.min(NEIGHBOURS, passages.size());
        var units = new LinkedHashSet<String>();
        var query = new KnnFloatVectorQuery(IndexBuilder.VECTOR, vector, count);
        for (ScoreDoc hit : searcher.search(query, count).scoreDocs) {
            units.add(passage(hit).unit());
        }
        return units;
    }

    /** All passages of a unit, the nearest first. */
    private List<Near> near(Vectors.Comparison comparison, String unit) throws IOException {
        var near = new ArrayList<Near>();
        for (int number : numbersOf.getOrDefault(unit, List.of())) {
            near.add(new Near(passages.get(number), comparison.cosine(number)));
        }
        near.sort(Comparator.comparingDouble(Near::cosine).reversed());
        return near;
    }

    private Map<String, Float> search(org.apache.lucene.search.Query query, int count) throws IOException {
        var scores = new LinkedHashMap<String, Float>();
        for (ScoreDoc hit : searcher.search(query, Math.max(1, count)).scoreDocs) {
            scores.put(passage(hit).unit(), hit.score);
        }
        return scores;
    }

    private Passage passage(ScoreDoc hit) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
        var numbers = leaf.reader().getNumericDocValues(IndexBuilder.NUMBER);
        if (!numbers.advanceExact(hit.doc - leaf.docBase)) {
            throw new IOException("document without a number");
        }
        return passages.get((int) numbers.longValue());
    }

    private static void bm25(BooleanQuery.Builder query, String field, Collection<String> terms, float boost) {
        for (String term : terms) {
            query.add(new BoostQuery(new TermQuery(new Term(field, term)), boost), BooleanClause.Occur.SHOULD);
        }
    }

    /** Sums idf over the question's terms a unit has, as a share of all of the question's idf. */
    private static org.apache.lucene.search.Query coverage(Map<String, Float> words, Map<String, Float> bigrams) {
        var query = new BooleanQuery.Builder();
        add(query, IndexBuilder.WORDS, words);
        add(query, IndexBuilder.BIGRAMS, bigrams);
        return query.build();
    }

    private static void add(BooleanQuery.Builder query, String field, Map<String, Float> weights) {
        double total = weights.values().stream().mapToDouble(Float::doubleValue).sum();
        weights.forEach((term, idf) -> query.add(
                new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, term))), (float) (idf / total / 2)),
                BooleanClause.Occur.SHOULD));
    }

    /** Inverse document frequency per distinct term, over units. */
    private Map<String, Float> weights(String field, List<String> terms) throws IOException {
        var weights = new LinkedHashMap<String, Float>();
        for (String term : terms) {
            if (weights.size() >= MAX_TERMS) {
                break;
            }
            if (!weights.containsKey(term)) {
                int documents = searcher.getIndexReader().docFreq(new Term(field, term));
                weights.put(term, (float) Math.log(1 + (units - documents + 0.5) / (documents + 0.5)));
            }
        }
        return weights;
    }

    private static double best(List<Near> passages, Passage.@Nullable Kind kind) {
        return passages.stream()
                .filter(p -> kind == null || p.passage().kind() == kind)
                .mapToDouble(Near::cosine)
                .max()
                .orElse(0);
    }

    private static double or(double value, double instead) {
        return value == 0 ? instead : value;
    }

    private static @Nullable Facet facet(List<Near> passages) {
        for (Near near : passages) {
            if (near.passage().facet() != null) {
                return near.passage().facet();
            }
        }
        return null;
    }

    private static double[] range(double[] values) {
        double low = Double.MAX_VALUE;
        double high = 0;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new double[] {low, high};
    }

    private static double within(double value, double[] range) {
        return range[1] <= range[0] ? 0 : (value - range[0]) / (range[1] - range[0]);
    }
}
