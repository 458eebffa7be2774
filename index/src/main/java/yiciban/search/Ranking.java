package yiciban.search;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import yiciban.config.OfficeFile;

/**
 * Weights that turn features into an order and into a confidence.
 *
 * @param order weight per feature; the score is their sum
 * @param confidence weight per feature of the first hit, in log odds
 * @param margin weight of the lead of the first hit over the next one on another matter, in log odds
 * @param bias log odds when everything is zero
 * @param answerFrom confidence from which the first hit is given as the answer
 * @param offerFrom confidence from which the hits are worth offering
 */
public record Ranking(
        Map<Features.Name, Double> order,
        Map<Features.Name, Double> confidence,
        double margin,
        double bias,
        double answerFrom,
        double offerFrom) {

    /** The weights of {@code config/ranking.yml}. */
    public static Ranking shipped() {
        Map<String, Object> file = OfficeFile.yaml("ranking.yml");
        return new Ranking(
                weights(file, "order"),
                weights(file, "confidence"),
                number(file, "margin"),
                number(file, "bias"),
                number(file, "answer_from"),
                number(file, "offer_from"));
    }

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

    private static Map<Features.Name, Double> weights(Map<String, Object> file, String field) {
        if (!(file.get(field) instanceof Map<?, ?> map)) {
            throw new IllegalStateException(
                    "config/ranking.yml: " + field + ": must be a mapping of feature to weight");
        }
        var weights = new EnumMap<Features.Name, Double>(Features.Name.class);
        map.forEach((name, value) -> weights.put(feature(field, String.valueOf(name)), asDouble(field, value)));
        return weights;
    }

    private static Features.Name feature(String field, String name) {
        return Arrays.stream(Features.Name.values())
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("config/ranking.yml: " + field + ": " + name
                        + " is no feature; known: " + Arrays.toString(Features.Name.values())));
    }

    private static double number(Map<String, Object> file, String field) {
        Object value = file.get(field);
        if (value == null) {
            throw new IllegalStateException("config/ranking.yml: " + field + ": is missing");
        }
        return asDouble(field, value);
    }

    private static double asDouble(String field, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("config/ranking.yml: " + field + ": must be a number, not " + value);
    }
}
