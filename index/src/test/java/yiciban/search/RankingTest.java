package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Features NOTHING = Features.of(0, 0, 0, 0, 0, 0, 0);

    @Test
    void shippedWeightsAreThoseThatWereMeasured() {
        Ranking shipped = Ranking.shipped();
        assertThat(shipped.order()).isEqualTo(Map.of(Features.Name.LEXICAL, 0.33, Features.Name.SEMANTIC, 0.67));
        assertThat(shipped.confidence())
                .containsOnlyKeys(
                        Features.Name.NAME_COSINE,
                        Features.Name.QUESTION_COSINE,
                        Features.Name.TEXT_COSINE,
                        Features.Name.COVERAGE)
                .allSatisfy((feature, weight) -> assertThat(weight).isPositive());
        assertThat(shipped.margin()).isPositive();
        assertThat(shipped.bias()).isNegative();
        assertThat(shipped.answerFrom()).isEqualTo(0.5);
        assertThat(shipped.offerFrom()).isEqualTo(0.15);
    }

    @Test
    void scoreIsTheWeightedSumOfFeatures() {
        assertThat(Ranking.shipped().score(Features.of(1, 0.5, 0, 0, 0, 0, 0))).isCloseTo(0.665, within(1e-9));
        assertThat(Ranking.shipped().score(NOTHING)).isZero();
    }

    @Test
    void confidenceIsTheLogisticOfTheOdds() {
        var ranking = new Ranking(Map.of(), Map.of(Features.Name.COVERAGE, 2.0), 1, -2, 0.5, 0.15);
        assertThat(ranking.confidence(Features.of(0, 0, 0, 0, 0, 0, 1), 0)).isEqualTo(0.5);
        assertThat(ranking.confidence(Features.of(0, 0, 0, 0, 0, 0, 1), Math.log(3)))
                .isCloseTo(0.75, within(1e-9));
    }

    @Test
    void confidenceRisesWithTheLead() {
        Features good = Features.of(1, 1, 0.8, 0.8, 0.8, 0.8, 0.8);
        double before = 0;
        for (double lead : new double[] {0, 0.1, 0.2, 0.4, 0.8}) {
            double confidence = Ranking.shipped().confidence(good, lead);
            assertThat(confidence).isBetween(before, 1.0);
            before = confidence;
        }
        assertThat(before).isGreaterThan(Ranking.shipped().confidence(good, 0));
    }

    @Test
    void nothingInCommonIsNoConfidence() {
        assertThat(Ranking.shipped().confidence(NOTHING, 0)).isLessThan(0.001);
    }

    @Test
    void aFeatureThatIsNotThereIsZero() {
        assertThat(new Features(Map.of()).get(Features.Name.COSINE)).isZero();
    }
}
