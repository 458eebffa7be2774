package yiciban.bot.answer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import yiciban.search.Hits;

/**
 * 为什么: an answer and how it came about, for staff.
 *
 * @param asked the question as it was searched, slips put right
 * @param terms the words it was cut into
 * @param official official words that its everyday words stand for
 * @param found what the search saw, best first
 * @param confidence probability that the first of them is right
 * @param answerFrom confidence from which the first is the answer
 * @param offerFrom confidence from which the nearest are offered
 */
public record Why(
        Answer answer,
        String asked,
        List<String> terms,
        List<String> official,
        List<Seen> found,
        double confidence,
        double answerFrom,
        double offerFrom) {

    /**
     * One thing the search saw.
     *
     * @param quotable whether citizens may be shown it
     * @param cited whether the answer rests on it
     * @param features what it is ranked by, by name
     */
    public record Seen(
            String unit,
            String entry,
            String title,
            String shape,
            double score,
            boolean quotable,
            boolean cited,
            Map<String, String> features) {}

    public Why {
        terms = List.copyOf(terms);
        official = List.copyOf(official);
        found = List.copyOf(found);
    }

    /** What a library says to a question, and why. */
    public static Why of(Library library, Question question) {
        Answer answer = library.answering().answer(question, List.of());
        Question spelt = library.spelt(question);
        Hits hits = library.answering().explain(spelt);
        List<Seen> seen = hits.hits().stream()
                .map(hit -> {
                    var entry = library.catalog().find(hit.entry());
                    return new Seen(
                            hit.unit(),
                            hit.entry().value(),
                            entry.map(found -> found.title()).orElse("闲谈"),
                            hit.passage().shape(),
                            hit.score(),
                            entry.filter(found -> found.quotableAt(question.askedAt()))
                                    .isPresent(),
                            answer.sources().stream()
                                    .anyMatch(source -> source.id().equals(hit.entry())),
                            hit.features().telling().entrySet().stream()
                                    .collect(Collectors.toMap(
                                            feature -> feature.getKey().name(),
                                            feature -> "%.2f".formatted(feature.getValue()),
                                            (one, other) -> one,
                                            TreeMap::new)));
                })
                .toList();
        return new Why(
                answer,
                spelt.normalised(),
                library.words(spelt.normalised()),
                library.official(spelt.normalised()),
                seen,
                hits.confidence(),
                library.ranking().answerFrom(),
                library.ranking().offerFrom());
    }
}
