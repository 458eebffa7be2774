package yiciban.search;

import java.util.HashMap;
import java.util.Map;

/** How much of two wordings is the same. */
final class Overlap {

    private Overlap() {}

    /** Dice coefficient over pairs of neighbouring characters, 0 to 1; single characters count as one pair. */
    static double of(String one, String other) {
        Map<String, Integer> left = pairs(one);
        Map<String, Integer> right = pairs(other);
        int shared = 0;
        int total = 0;
        for (var pair : left.entrySet()) {
            shared += Math.min(pair.getValue(), right.getOrDefault(pair.getKey(), 0));
            total += pair.getValue();
        }
        for (int count : right.values()) {
            total += count;
        }
        return total == 0 ? 0 : 2.0 * shared / total;
    }

    private static Map<String, Integer> pairs(String text) {
        var pairs = new HashMap<String, Integer>();
        if (text.length() == 1) {
            pairs.put(text, 1);
        }
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
        }
        return pairs;
    }
}
