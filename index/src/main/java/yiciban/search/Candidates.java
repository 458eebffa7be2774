package yiciban.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.AnswerShape;
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

    /** Searches the words of units. */
    private final IndexSearcher lexical;

    /** Searches the vectors of passages. */
    private final IndexSearcher semantic;

    private final Numbered passages;
    private final Terms terms;
    private final Embedding embedding;
    private final Vectors vectors;
    private final Units units;
    private final Held held;

    Candidates(Readers readers, Numbered passages, Terms terms, Embedding embedding) throws IOException {
        this.lexical = new IndexSearcher(readers.words());
        this.lexical.setSimilarity(SIMILARITY);
        this.semantic = new IndexSearcher(readers.vectors());
        this.passages = passages;
        this.terms = terms;
        this.embedding = embedding;
        this.vectors = new Vectors(readers.vectors(), passages);
        this.units = new Units(readers.words(), passages);
        this.held = new Held(passages);
    }

    Units units() {
        return units;
    }

    List<Candidate> of(Query query) {
        if (query.text().isBlank() || passages.size() == 0) {
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
        var only = held.at(query.area());
        Map<String, Float> lexicalScores = search(Held.only(lexicalQuery.build(), only));

        float[] vector = embedding.of(query.text());
        Set<String> found = new LinkedHashSet<>(lexicalScores.keySet());
        found.addAll(nearest(vector, only));
        Vectors.Opened opened = vectors.open();
        Map<String, Near> near = new HashMap<>();
        for (String unit : found) {
            near.put(unit, near(opened, vector, unit));
        }
        Map<String, TermMatches.Match> matches =
                TermMatches.of(lexical.getIndexReader(), units, List.copyOf(found), words, bigrams);
        return features(query.text(), near, lexicalScores, matches);
    }

    private List<Candidate> features(
            String question,
            Map<String, Near> near,
            Map<String, Float> lexicalScores,
            Map<String, TermMatches.Match> matches) {
        List<AnswerShape> asked = Arrays.stream(AnswerShape.values())
                .filter(shape -> shape.asked(question))
                .toList();
        double rarest = idf(0);
        double[] lexicalRange = range(near.keySet().stream()
                .mapToDouble(u -> lexicalScores.getOrDefault(u, 0f))
                .toArray());
        double[] cosineRange =
                range(near.values().stream().mapToDouble(Near::cosine).toArray());
        var candidates = new ArrayList<Candidate>();
        near.forEach((unit, nearest) -> {
            double cosine = nearest.cosine();
            var match = Objects.requireNonNull(matches.get(unit));
            var values = new EnumMap<Features.Name, Double>(Features.Name.class);
            values.put(Features.Name.LEXICAL, within(lexicalScores.getOrDefault(unit, 0f), lexicalRange));
            values.put(Features.Name.SEMANTIC, within(cosine, cosineRange));
            values.put(Features.Name.COSINE, cosine);
            values.put(Features.Name.NAME_COSINE, nearest.cosine(Passage.Kind.NAME));
            values.put(Features.Name.QUESTION_COSINE, nearest.cosine(Passage.Kind.QUESTION));
            values.put(Features.Name.COVERAGE, match.coverage());
            values.put(Features.Name.RAREST_FOUND, match.found() / rarest);
            values.put(Features.Name.RAREST_MISSED, match.missed() / rarest);
            if (!nearest.has(Passage.Kind.QUESTION)) {
                values.put(Features.Name.TEXT_COSINE, nearest.cosine(Passage.Kind.TEXT));
                ofPlainText(units.facts(unit), asked, values);
            }
            candidates.add(new Candidate(unit, nearest.passage(), nearest.facet(), new Features(values)));
        });
        return candidates;
    }

    /** Where nobody has written similar questions, the text must speak for itself. */
    private static void ofPlainText(UnitFacts facts, List<AnswerShape> asked, Map<Features.Name, Double> values) {
        values.put(Features.Name.CROWDED, (double) facts.crowded());
        values.put(Features.Name.LENGTH, (double) facts.length());
        asked.forEach(
                shape -> values.put(Features.of(shape), (double) facts.shapes().getOrDefault(shape, 0f)));
    }

    /** Units of the passages nearest to the question. */
    private Set<String> nearest(float[] vector, org.apache.lucene.search.@Nullable Query only) throws IOException {
        int count = Math.min(NEIGHBOURS, passages.size());
        var near = new LinkedHashSet<String>();
        var query = new KnnFloatVectorQuery(IndexBuilder.VECTOR, vector, count, only);
        for (ScoreDoc hit : semantic.search(query, count).scoreDocs) {
            near.add(passages.get(vectors.passageAt(hit.doc)).unit());
        }
        return near;
    }

    /** The nearest passages of a unit. */
    private Near near(Vectors.Opened opened, float[] question, String unit) throws IOException {
        var near = new Near();
        for (int number : Objects.requireNonNull(passages.units().get(unit)).numbers()) {
            near.add(passages.get(number), opened.cosine(question, number));
        }
        return near;
    }

    private Map<String, Float> search(org.apache.lucene.search.Query query) throws IOException {
        var scores = new LinkedHashMap<String, Float>();
        for (ScoreDoc hit : lexical.search(query, DEPTH).scoreDocs) {
            scores.put(units.at(hit.doc), hit.score);
        }
        return scores;
    }

    private static void bm25(BooleanQuery.Builder query, String field, Collection<String> terms, float boost) {
        for (String term : terms) {
            query.add(new BoostQuery(new TermQuery(new Term(field, term)), boost), BooleanClause.Occur.SHOULD);
        }
    }

    /** Inverse document frequency per distinct term, over units. */
    private Map<String, Float> weights(String field, List<String> terms) throws IOException {
        var weights = new LinkedHashMap<String, Float>();
        for (String term : terms) {
            if (weights.size() >= MAX_TERMS) {
                break;
            }
            if (!weights.containsKey(term)) {
                int documents = lexical.getIndexReader().docFreq(new Term(field, term));
                weights.put(term, (float) idf(documents));
            }
        }
        return weights;
    }

    private double idf(int documents) {
        return Math.log(1 + (units.count() - documents + 0.5) / (documents + 0.5));
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
