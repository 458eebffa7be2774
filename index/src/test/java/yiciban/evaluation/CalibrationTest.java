package yiciban.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final double[] KNOWN = {4, -2, 0, 0.5};

    @Test
    void findsTheWeightsTheExamplesWereMadeWith() {
        double[] found = Calibration.fit(generated(1, 20_000));
        assertThat(found).hasSize(4);
        for (int i = 0; i < KNOWN.length; i++) {
            assertThat(found[i]).as("weight %d", i).isCloseTo(KNOWN[i], within(0.2));
        }
    }

    @Test
    void isDeterministic() {
        assertThat(Calibration.fit(generated(2, 500))).isEqualTo(Calibration.fit(generated(2, 500)));
    }

    @Test
    void staysFiniteWhenOneFeatureTellsAll() {
        var examples = new ArrayList<Calibration.Example>();
        for (int i = 0; i < 100; i++) {
            examples.add(new Calibration.Example(List.of(i / 100.0), i >= 50, 1));
        }
        double[] found = Calibration.fit(examples);
        assertThat(found[0]).isFinite().isPositive();
        assertThat(-found[1] / found[0]).as("where it is even").isCloseTo(0.5, within(0.02));
    }

    @Test
    void aFeatureThatNeverChangesWeighsNothing() {
        var examples = new ArrayList<Calibration.Example>();
        for (int i = 0; i < 100; i++) {
            examples.add(new Calibration.Example(List.of(i / 100.0, 0.7), i % 3 == 0, 1));
        }
        double[] found = Calibration.fit(examples);
        assertThat(found[1]).isCloseTo(0, within(1e-3));
        assertThat(found[0]).isFinite();
    }

    @Test
    void examplesThatAreAllRightAreNoMistake() {
        double[] found = Calibration.fit(List.of(
                new Calibration.Example(List.of(0.1), true, 1), new Calibration.Example(List.of(0.9), true, 1)));
        assertThat(found).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void anExampleOfWeightTwoCountsAsTwo() {
        var once = new Calibration.Example(List.of(0.2), false, 1);
        var right = new Calibration.Example(List.of(0.7), true, 1);
        assertThat(Calibration.fit(List.of(once, new Calibration.Example(List.of(0.7), true, 2)))[0])
                .isCloseTo(Calibration.fit(List.of(once, right, right))[0], within(0.5));
    }

    private static List<Calibration.Example> generated(long seed, int count) {
        var random = new Random(seed);
        var examples = new ArrayList<Calibration.Example>();
        for (int i = 0; i < count; i++) {
            List<Double> x = List.of(random.nextDouble(), random.nextDouble(), random.nextDouble());
            double odds = KNOWN[0] * x.get(0) + KNOWN[1] * x.get(1) + KNOWN[2] * x.get(2) + KNOWN[3];
            examples.add(new Calibration.Example(x, random.nextDouble() < 1 / (1 + Math.exp(-odds)), 1));
        }
        return examples;
    }
}
