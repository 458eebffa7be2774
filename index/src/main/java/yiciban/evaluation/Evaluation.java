package yiciban.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Terms;
import yiciban.catalog.EntryId;
import yiciban.embedding.Embedding;
import yiciban.passage.Passage;
import yiciban.passage.Passages;
import yiciban.search.Hit;
import yiciban.search.Hits;
import yiciban.search.PassageIndex;
import yiciban.search.Query;
import yiciban.search.Ranking;

/** 评测: runs questions with known answers over any corpus, through the bot's own analysis, search and confidence. */
public final class Evaluation {

    private static final int DEPTH = 10;

    private final Terms terms;
    private final Embedding embedding;
    private final Ranking ranking;

    public Evaluation(Terms terms, Embedding embedding, Ranking ranking) {
        this.terms = terms;
        this.embedding = embedding;
        this.ranking = ranking;
    }

    /** One query's outcome. */
    record Outcome(Judged query, List<String> run, double confidence, double millis) {
        boolean right() {
            return !run.isEmpty() && query.relevant().contains(run.getFirst());
        }
    }

    /** Builds the index in memory and runs every query, one after the other. */
    public Scores run(List<Text> corpus, List<Judged> queries, IntConsumer progress) {
        long start = System.nanoTime();
        var passages = new ArrayList<Passage>();
        for (int i = 0; i < corpus.size(); i++) {
            // The ids of a corpus can be anything; an entry id cannot.
            Text text = corpus.get(i);
            passages.addAll(Passages.of(new EntryId("t" + i), text.title(), text.text()));
        }
        try (PassageIndex index =
                PassageIndex.inMemory(passages, terms, embedding, ranking, EntryId::equals, progress)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            var outcomes = new ArrayList<Outcome>();
            for (Judged query : queries) {
                Query asked = new Query(Normaliser.normalise(query.text()), DEPTH);
                long from = System.nanoTime();
                Hits hits = index.search(asked);
                double millis = (System.nanoTime() - from) / 1e6;
                List<String> run = hits.hits().stream()
                        .map(Hit::unit)
                        .map(unit ->
                                corpus.get(Integer.parseInt(unit.substring(1))).id())
                        .toList();
                outcomes.add(new Outcome(query, run, hits.confidence(), millis));
            }
            return scores(corpus.size(), outcomes, seconds);
        } catch (IOException e) {
            throw new UncheckedIOException("closing an index in memory", e);
        }
    }

    private Scores scores(int documents, List<Outcome> outcomes, double seconds) {
        List<Outcome> answerable =
                outcomes.stream().filter(o -> o.query().answerable()).toList();
        List<Outcome> answered = outcomes.stream()
                .filter(o -> o.confidence() >= ranking.answerFrom())
                .toList();
        var values = new LinkedHashMap<String, Double>();
        values.put("docs", (double) documents);
        values.put("queries", (double) outcomes.size());
        values.put("hit@1", mean(answerable, o -> o.right() ? 1 : 0));
        values.put(
                "recall@5",
                mean(answerable, o -> Measures.recall(o.run(), o.query().relevant(), 5)));
        values.put(
                "recall@10",
                mean(answerable, o -> Measures.recall(o.run(), o.query().relevant(), 10)));
        values.put(
                "MRR@10",
                mean(answerable, o -> Measures.reciprocalRank(o.run(), o.query().relevant(), 10)));
        values.put(
                "nDCG@10",
                mean(answerable, o -> Measures.ndcg(o.run(), o.query().relevant(), 10)));
        values.put(
                "AUROC answerable",
                Measures.auroc(
                        confidences(outcomes, o -> o.query().answerable()),
                        confidences(outcomes, o -> !o.query().answerable())));
        values.put(
                "AUROC first right",
                Measures.auroc(confidences(outcomes, Outcome::right), confidences(outcomes, o -> !o.right())));
        values.put("threshold", ranking.answerFrom());
        values.put("share answered", (double) answered.size() / outcomes.size());
        values.put("precision", mean(answered, o -> o.right() ? 1 : 0));
        values.put("index seconds", seconds);
        List<Double> times = outcomes.stream().map(Outcome::millis).toList();
        values.put("p50 ms", Measures.percentile(times, 0.5));
        values.put("p99 ms", Measures.percentile(times, 0.99));
        return new Scores(values, reliability(outcomes));
    }

    private static List<Scores.Bin> reliability(List<Outcome> outcomes) {
        var bins = new ArrayList<Scores.Bin>();
        for (int tenth = 0; tenth < 10; tenth++) {
            int bin = tenth;
            List<Outcome> inside = outcomes.stream()
                    .filter(o -> Math.min(9, (int) (o.confidence() * 10)) == bin)
                    .toList();
            bins.add(new Scores.Bin(
                    tenth / 10.0,
                    inside.size(),
                    mean(inside, Outcome::confidence),
                    mean(inside, o -> o.right() ? 1 : 0)));
        }
        return bins;
    }

    private static List<Double> confidences(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.stream().filter(which).map(Outcome::confidence).toList();
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> of) {
        return outcomes.stream().mapToDouble(of).average().orElse(Double.NaN);
    }
}
