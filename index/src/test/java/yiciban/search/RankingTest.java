package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import yiciban.analysis.AnswerShape;
import yiciban.catalog.EntryId;
import yiciban.passage.Passage;

class RankingTest {

    private static final Features NOTHING = new Features(Map.of());

    private static final Ranking PLAIN = new Ranking(
            Map.of(Features.Name.LEXICAL, 1.0, Features.Name.SEMANTIC, 2.0),
            Map.of(Features.Name.COVERAGE, 2.0),
            -2,
            0.5,
            0.15,
            0.1);

    @Test
    void shippedWeightsMakeSense() {
        Ranking shipped = Ranking.shipped();
        assertThat(shipped.order().get(Features.Name.SEMANTIC)).isPositive();
        assertThat(shipped.order().get(Features.Name.CROWDED))
                .as("a text near everything")
                .isNegative();
        assertThat(shipped.confidence().get(Features.Name.COSINE)).isPositive();
        assertThat(shipped.bias()).isNegative();
        assertThat(shipped.offerFrom()).isLessThan(shipped.answerFrom());
        assertThat(shipped.nearly()).isPositive();
    }

    @Test
    void scoreIsTheWeightedSumOfFeatures() {
        assertThat(PLAIN.score(features(1, 0.5))).isCloseTo(2, within(1e-9));
        assertThat(PLAIN.score(NOTHING)).isZero();
    }

    @Test
    void confidenceIsTheLogisticOfTheOdds() {
        assertThat(PLAIN.confidence(new Features(Map.of(Features.Name.COVERAGE, 1.0))))
                .isEqualTo(0.5);
        assertThat(PLAIN.confidence(new Features(Map.of(Features.Name.COVERAGE, 1 + Math.log(3) / 2))))
                .isCloseTo(0.75, within(1e-9));
    }

    @Test
    void theFirstIsKnownByItsLeadOverAnotherMatter() {
        List<Hit> ranked = PLAIN.rank(
                List.of(hit("faq-001", 0.2, 0.2), hit("guide-002", 0.9, 0.9), hit("guide-001", 1, 1)),
                (one, other) -> one.value().charAt(0) == other.value().charAt(0));
        assertThat(ranked).extracting(Hit::unit).containsExactly("guide-001", "guide-002", "faq-001");
        Features first = ranked.getFirst().features();
        assertThat(first.get(Features.Name.LEAD)).isCloseTo(3 - 0.6, within(1e-9));
        assertThat(first.get(Features.Name.SHARE)).isCloseTo(1 / (1 + Math.exp(0.6 - 3)), within(1e-9));
        assertThat(ranked.get(1).features().get(Features.Name.LEAD)).isZero();
    }

    @Test
    void aMatterCountsOnceHoweverManyEntriesItHas() {
        List<Hit> ranked = PLAIN.rank(
                List.of(hit("a", 1, 1), hit("b-1", 0.5, 0.5), hit("b-2", 0.5, 0.5)),
                (one, other) -> one.value().charAt(0) == other.value().charAt(0));
        assertThat(ranked.getFirst().features().get(Features.Name.SHARE))
                .isCloseTo(1 / (1 + Math.exp(-1.5)), within(1e-9));
    }

    @Test
    void aloneItHasAllTheProbability() {
        Features first =
                PLAIN.rank(List.of(hit("a", 1, 1)), EntryId::equals).getFirst().features();
        assertThat(first.get(Features.Name.SHARE)).isEqualTo(1);
        assertThat(first.get(Features.Name.LEAD)).isEqualTo(3);
        assertThat(PLAIN.rank(List.of(), EntryId::equals)).isEmpty();
    }

    @Test
    void nothingInCommonIsNoConfidence() {
        assertThat(Ranking.shipped().confidence(NOTHING)).isLessThan(0.01);
    }

    @Test
    void aFeatureThatIsNotThereIsZero() {
        assertThat(NOTHING.get(Features.Name.COSINE)).isZero();
    }

    @Test
    void everyShapeOfAnAnswerIsAFeatureOfItsName() {
        for (AnswerShape shape : AnswerShape.values()) {
            assertThat(Features.of(shape).name()).isEqualTo("SHAPE_" + shape.name());
        }
    }

    private static Features features(double lexical, double semantic) {
        return new Features(Map.of(Features.Name.LEXICAL, lexical, Features.Name.SEMANTIC, semantic));
    }

    private static Hit hit(String id, double lexical, double semantic) {
        var entry = new EntryId(id);
        var passage = new Passage(id + "#title", entry, id, Passage.Kind.NAME, null, "", id, id);
        return new Hit(id, entry, passage, null, 0, features(lexical, semantic));
    }
}
