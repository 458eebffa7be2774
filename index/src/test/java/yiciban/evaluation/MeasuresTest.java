package yiciban.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class MeasuresTest {

    private static final List<String> RUN = List.of("x", "a", "b", "y");

    @Test
    void recallIsTheShareOfRelevantIdsFound() {
        assertThat(Measures.recall(RUN, List.of("a", "b"), 1)).isZero();
        assertThat(Measures.recall(RUN, List.of("a", "b"), 2)).isEqualTo(0.5);
        assertThat(Measures.recall(RUN, List.of("a", "b"), 10)).isEqualTo(1);
        assertThat(Measures.recall(RUN, List.of("a", "z"), 10)).isEqualTo(0.5);
        assertThat(Measures.recall(List.of(), List.of("a"), 10)).isZero();
        assertThat(Measures.recall(List.of("a", "a"), List.of("a", "b"), 10)).isEqualTo(0.5);
    }

    @Test
    void reciprocalRankIsOneOverTheRankOfTheFirstRight() {
        assertThat(Measures.reciprocalRank(RUN, List.of("x"), 10)).isEqualTo(1);
        assertThat(Measures.reciprocalRank(RUN, List.of("b", "a"), 10)).isEqualTo(0.5);
        assertThat(Measures.reciprocalRank(RUN, List.of("y"), 10)).isEqualTo(0.25);
        assertThat(Measures.reciprocalRank(RUN, List.of("y"), 3)).isZero();
        assertThat(Measures.reciprocalRank(RUN, List.of("z"), 10)).isZero();
    }

    @Test
    void ndcgDiscountsByTheLogarithmOfTheRank() {
        assertThat(Measures.ndcg(List.of("a", "b", "x"), List.of("a", "b"), 10)).isEqualTo(1);
        // (1/log2(3) + 1/log2(4)) / (1/log2(2) + 1/log2(3)) = 1.1309 / 1.6309
        assertThat(Measures.ndcg(RUN, List.of("a", "b"), 10)).isCloseTo(0.6934, within(1e-4));
        assertThat(Measures.ndcg(RUN, List.of("b"), 10)).isCloseTo(0.5, within(1e-12));
        assertThat(Measures.ndcg(RUN, List.of("b"), 2)).isZero();
        assertThat(Measures.ndcg(RUN, List.of("z"), 10)).isZero();
    }

    @Test
    void moreRelevantIdsThanLookedAtCanStillBePerfect() {
        assertThat(Measures.ndcg(List.of("a"), List.of("a", "b", "c"), 1)).isEqualTo(1);
    }

    @Test
    void aurocIsTheShareOfPairsInOrder() {
        assertThat(Measures.auroc(List.of(0.9, 0.8), List.of(0.2, 0.1))).isEqualTo(1);
        assertThat(Measures.auroc(List.of(0.1), List.of(0.9))).isZero();
        assertThat(Measures.auroc(List.of(0.9, 0.3), List.of(0.5, 0.1))).isEqualTo(0.75);
    }

    @Test
    void aTieIsHalfAPair() {
        assertThat(Measures.auroc(List.of(0.5), List.of(0.5))).isEqualTo(0.5);
        assertThat(Measures.auroc(List.of(0.9, 0.5), List.of(0.5, 0.1))).isEqualTo(0.875);
    }

    @Test
    void oneSideAloneHasNoAuroc() {
        assertThat(Measures.auroc(List.of(), List.of(0.5))).isNaN();
        assertThat(Measures.auroc(List.of(0.5), List.of())).isNaN();
    }

    @Test
    void percentileIsTheNearestRank() {
        List<Double> hundred =
                IntStream.rangeClosed(1, 100).asDoubleStream().boxed().toList();
        assertThat(Measures.percentile(hundred, 0.5)).isEqualTo(50);
        assertThat(Measures.percentile(hundred, 0.99)).isEqualTo(99);
        assertThat(Measures.percentile(List.of(3.0, 1.0, 2.0), 0.5)).isEqualTo(2);
        assertThat(Measures.percentile(List.of(3.0, 1.0, 2.0), 0)).isEqualTo(1);
        assertThat(Measures.percentile(List.of(3.0, 1.0, 2.0), 1)).isEqualTo(3);
        assertThat(Measures.percentile(List.of(7.0), 0.99)).isEqualTo(7);
        assertThat(Measures.percentile(List.of(), 0.5)).isNaN();
    }
}
