package yiciban.search;

import java.util.EnumMap;
import java.util.Map;

/** What is known of one hit for one question, each a number of about 0 to 1; the input of ranking and confidence. */
public record Features(Map<Name, Double> values) {

    /** One feature. */
    public enum Name {
        /** BM25 over words and bigrams, between the lowest and highest candidate. */
        LEXICAL,
        /** Cosine of the nearest passage, between the lowest and highest candidate. */
        SEMANTIC,
        /** Cosine of the nearest passage as it is. */
        COSINE,
        /** Cosine of the nearest name; of the nearest passage when the unit has none. */
        NAME_COSINE,
        /** Cosine of the nearest similar question; likewise. */
        QUESTION_COSINE,
        /** Cosine of the nearest piece of text; likewise. */
        TEXT_COSINE,
        /** Share of the question's idf found in the unit. */
        COVERAGE
    }

    public double get(Name name) {
        return values.getOrDefault(name, 0.0);
    }

    static Features of(double... inOrder) {
        var values = new EnumMap<Name, Double>(Name.class);
        Name[] names = Name.values();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], inOrder[i]);
        }
        return new Features(values);
    }
}
