package yiciban.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import yiciban.catalog.EntryId;
import yiciban.config.OfficeFile;

/**
 * Weights that turn features into an order and into a confidence.
 *
 * @param order weight per feature; the score is their sum
 * @param confidence weight per feature of the first hit, in log odds
 * @param bias log odds when everything is zero
 * @param answerFrom confidence from which the first hit is given as the answer
 * @param offerFrom confidence from which the hits are worth offering
 * @param nearly points of the score within which a hit is as good as the first
 */
public record Ranking(
        Map<Features.Name, Double> order,
        Map<Features.Name, Double> confidence,
        double bias,
        double answerFrom,
        double offerFrom,
        double nearly) {

    /** Matters among which the probability is shared. */
    private static final int MATTERS = 10;

    /** The weights of {@code config/ranking.yml}. */
    public static Ranking shipped() {
        Map<String, Object> file = OfficeFile.yaml("ranking.yml");
        return new Ranking(
                weights(file, "order"),
                weights(file, "confidence"),
                number(file, "bias"),
                number(file, "answer_from"),
                number(file, "offer_from"),
                number(file, "nearly"));
    }

    double score(Features features) {
        return weighted(order, features);
    }

    /** Probability that the first hit answers the question; its features must have {@link Features.Name#LEAD} and SHARE. */
    public double confidence(Features first) {
        return 1 / (1 + Math.exp(-(weighted(confidence, first) + bias)));
    }

    /**
     * Hits in their order, scored; ties go by unit. The first one's features get its lead and share over other matters.
     *
     * @param sameMatter whether two entries are about the same need, so that neither makes the other less sure
     */
    public List<Hit> rank(List<Hit> found, BiPredicate<EntryId, EntryId> sameMatter) {
        var ranked = new ArrayList<>(found.stream()
                .map(hit -> hit.scored(score(hit.features())))
                .sorted(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::unit))
                .toList());
        if (!ranked.isEmpty()) {
            Hit first = ranked.getFirst();
            List<Double> others = others(ranked, sameMatter);
            double lead = first.score() - (others.isEmpty() ? 0 : others.getFirst());
            double rest = others.stream()
                    .mapToDouble(score -> Math.exp(score - first.score()))
                    .sum();
            ranked.set(
                    0,
                    first.with(
                            first.features().with(Features.Name.LEAD, lead).with(Features.Name.SHARE, 1 / (1 + rest))));
        }
        return ranked;
    }

    /** Scores of the best hits of other matters than the first, one per matter, best first. */
    private static List<Double> others(List<Hit> ranked, BiPredicate<EntryId, EntryId> sameMatter) {
        var matters = new ArrayList<EntryId>();
        matters.add(ranked.getFirst().entry());
        var scores = new ArrayList<Double>();
        for (Hit hit : ranked) {
            if (matters.size() < MATTERS && matters.stream().noneMatch(seen -> sameMatter.test(seen, hit.entry()))) {
                matters.add(hit.entry());
                scores.add(hit.score());
            }
        }
        return scores;
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
