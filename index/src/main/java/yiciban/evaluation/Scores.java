package yiciban.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found.
 *
 * @param values figure by name, in the order they are printed; NaN where the queries cannot show it
 * @param reliability for each tenth of the confidence: questions, mean confidence, share right
 */
public record Scores(SequencedMap<String, Double> values, List<Bin> reliability) {

    /** One tenth of the confidence scale. */
    public record Bin(double from, int questions, double confidence, double right) {}

    public Map<String, @Nullable Object> asJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> json.put(name, rounded(value)));
        json.put(
                "reliability",
                reliability.stream()
                        .map(bin -> {
                            var map = new LinkedHashMap<String, @Nullable Object>();
                            map.put("from", bin.from());
                            map.put("questions", bin.questions());
                            map.put("confidence", rounded(bin.confidence()));
                            map.put("right", rounded(bin.right()));
                            return map;
                        })
                        .toList());
        return json;
    }

    /** Null where there is no figure: JSON has no NaN. */
    private static @Nullable Number rounded(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        return value == Math.rint(value) ? (Number) (long) value : (Number) (Math.round(value * 10000) / 10000.0);
    }
}
