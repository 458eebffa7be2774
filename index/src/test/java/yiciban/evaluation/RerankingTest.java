package yiciban.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import yiciban.search.Features;

class RerankingTest {

    @Test
    void findsWhichFeatureTells() {
        Map<Features.Name, Double> weights = Reranking.fit(generated(1));
        assertThat(weights.get(Features.Name.SEMANTIC)).isGreaterThan(3);
        assertThat(weights.get(Features.Name.CROWDED)).isLessThan(-1);
        assertThat(weights.get(Features.Name.LEXICAL)).isBetween(-1.0, 1.0);
    }

    @Test
    void isDeterministic() {
        assertThat(Reranking.fit(generated(2))).isEqualTo(Reranking.fit(generated(2)));
    }

    @Test
    void questionsThatTellNothingChangeNothing() {
        var candidates = List.of(features(0.1, 0.2, 0.3), features(0.3, 0.2, 0.1));
        var more = new ArrayList<>(generated(3));
        more.add(new Reranking.Example(candidates, Set.of(), 1));
        more.add(new Reranking.Example(candidates, Set.of(0, 1), 1));
        assertThat(Reranking.fit(more)).isEqualTo(Reranking.fit(generated(3)));
    }

    /** Right is what is most semantic and least crowded; lexical is noise. */
    private static List<Reranking.Example> generated(long seed) {
        var random = new Random(seed);
        var examples = new ArrayList<Reranking.Example>();
        for (int question = 0; question < 300; question++) {
            var candidates = new ArrayList<Features>();
            int best = 0;
            for (int i = 0; i < 10; i++) {
                candidates.add(features(random.nextDouble(), random.nextDouble(), random.nextDouble()));
                if (worth(candidates.get(i)) > worth(candidates.get(best))) {
                    best = i;
                }
            }
            examples.add(new Reranking.Example(candidates, Set.of(best), 1.0 / 300));
        }
        return examples;
    }

    private static double worth(Features features) {
        return 2 * features.get(Features.Name.SEMANTIC) - features.get(Features.Name.CROWDED);
    }

    private static Features features(double lexical, double semantic, double crowded) {
        return new Features(Map.of(
                Features.Name.LEXICAL, lexical,
                Features.Name.SEMANTIC, semantic,
                Features.Name.CROWDED, crowded));
    }
}
