package yiciban.search;

import java.util.EnumMap;
import java.util.Map;

/**
 * Weights that turn features into an order and into a confidence.
 *
 * @param order weight per feature; the score is their sum
 * @param confidence weight per feature of the first hit, in log odds
 * @param margin weight of the lead of the first hit over the second, in log odds
 * @param bias log odds when everything is zero
 * @param answerFrom confidence from which the first hit is given as the answer
 * @param offerFrom confidence from which the hits are worth offering
 */
public record Ranking(
        Map<Features.Name, Double> order, Map<Features.Name, Double> confidence, double margin, double bias,
        double answerFrom, double offerFrom) {

    /** The plain blend: half BM25, half cosine. */
    public static final Ranking BLEND = new Ranking(
            new EnumMap<>(Map.of(Features.Name.LEXICAL, 0.45, Features.Name.SEMANTIC, 0.55)),
            new EnumMap<>(Map.of(Features.Name.COSINE, 12.0, Features.Name.COVERAGE, 3.0)),
            2.0,
            -11.0,
            0.5,
            0.2);

    double score(Features features) {
        return weighted(order, features);
    }

    double confidence(Features first, double lead) {
        return 1 / (1 + Math.exp(-(weighted(confidence, first) + margin * lead + bias)));
    }

    private static double weighted(Map<Features.Name, Double> weights, Features features) {
        double sum = 0;
        for (var weight : weights.entrySet()) {
            sum += weight.getValue() * features.get(weight.getKey());
        }
        return sum;
    }
}
