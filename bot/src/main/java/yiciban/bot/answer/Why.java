package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import yiciban.catalog.Entry;
import yiciban.search.Hit;
import yiciban.search.Hits;

/**
 * 为什么: an answer and how it came about, for staff.
 *
 * @param taken how the question was taken
 * @param asked what was searched: the question with slips put right, or what it means
 * @param terms the words that was cut into
 * @param official official words that its everyday words stand for
 * @param found what the search saw, best first
 * @param confidence probability that the first of them is right
 * @param answerFrom confidence from which the first is the answer
 * @param offerFrom confidence from which the nearest are offered
 */
public record Why(
        Answer answer,
        String taken,
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
     * @param use what became of it: 用了, or why not
     * @param features what it is ranked by, by name
     */
    public record Seen(
            String unit,
            String entry,
            String title,
            String shape,
            double score,
            String use,
            Map<String, String> features) {}

    public Why {
        terms = List.copyOf(terms);
        official = List.copyOf(official);
        found = List.copyOf(found);
    }

    /** What a library says to a question, and why. */
    public static Why of(Library library, Question question) {
        Answering answering = library.answering();
        Question spelt = library.spelt(question);
        List<String> several = answering.severalIn(spelt);
        Route route = answering.route(spelt);
        String query = searched(route, spelt);
        var looked = new Looked(
                library, question.askedAt(), answering.answer(question, List.of()), query, answering.search(query));
        return new Why(
                looked.answer,
                several.isEmpty() ? new RouteWords(library.catalog()).of(route) : "分开回答：" + String.join("；", several),
                query,
                library.words(query),
                library.official(query),
                looked.hits.hits().stream().map(looked::seen).toList(),
                looked.hits.confidence(),
                library.ranking().answerFrom(),
                library.ranking().offerFrom());
    }

    /** What is looked up; of what is answered without looking, what would be. */
    static String searched(Route route, Question spelt) {
        return switch (route) {
            case Route.Lookup lookup -> lookup.query();
            case Route.Ambiguous(Lexicon.Family ignored, Route.Lookup otherwise) -> otherwise.query();
            case Route.Compared(String ignored, String other, Route.Lookup otherwise) -> otherwise.query();
            default -> spelt.normalised();
        };
    }

    /** A search, and the answer there was to it. */
    private record Looked(Library library, LocalDateTime at, Answer answer, String query, Hits hits) {

        Seen seen(Hit hit) {
            return new Seen(
                    hit.unit(),
                    hit.entry().value(),
                    library.catalog().find(hit.entry()).map(Entry::title).orElse("闲谈"),
                    hit.passage().shape(),
                    hit.score(),
                    cited(hit)
                            ? "用了"
                            : library.answering().unfit(hit, query, at).orElseGet(this::passedOver),
                    hit.features().telling().entrySet().stream()
                            .collect(Collectors.toMap(
                                    feature -> feature.getKey().name(),
                                    feature -> "%.2f".formatted(feature.getValue()),
                                    (one, other) -> one,
                                    TreeMap::new)));
        }

        private boolean cited(Hit hit) {
            return answer.sources().stream().anyMatch(source -> source.id().equals(hit.entry()))
                    || (hit.equals(hits.hits().getFirst())
                            && library.answering().talk(hits).equals(Optional.of(answer)));
        }

        private String passedOver() {
            boolean sure = hits.confidence() >= library.ranking().answerFrom();
            return answer instanceof Answer.NotFound && !sure ? "把握不够" : "排在后面";
        }
    }
}
