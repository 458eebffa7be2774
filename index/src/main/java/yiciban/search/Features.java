package yiciban.search;

import java.util.EnumMap;
import java.util.Map;
import yiciban.analysis.AnswerShape;

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
        /** Cosine of the nearest piece of text. This and what follows from CROWDED on only where there are no similar questions. */
        TEXT_COSINE,
        /** Share of the question's idf found in the unit. */
        COVERAGE,
        /** The rarest word of the question that the unit has: its idf, as a share of the highest there can be. */
        RAREST_FOUND,
        /** The rarest word of the question that the unit lacks, likewise. */
        RAREST_MISSED,
        /** How near the unit's own neighbours are: a text near everything is near this question, too, by chance. */
        CROWDED,
        /** Logarithm of the unit's length; long texts match by chance. */
        LENGTH,
        /** How much the unit looks like what is asked for, by {@link AnswerShape}; 0 when it is not asked for. */
        SHAPE_WHEN,
        SHAPE_WHERE,
        SHAPE_CONTACT,
        SHAPE_MONEY,
        SHAPE_PAPERS,
        SHAPE_HOW,
        SHAPE_WHY,
        SHAPE_WHAT,
        /** How far the first hit is ahead of the next one on another matter, in points of the score; 0 for others. */
        LEAD,
        /** Its share of the probability that a softmax of the scores gives to ten matters; 0 for others than the first. */
        SHARE
    }

    /** The feature of a shape. */
    static Name of(AnswerShape shape) {
        return switch (shape) {
            case WHEN -> Name.SHAPE_WHEN;
            case WHERE -> Name.SHAPE_WHERE;
            case CONTACT -> Name.SHAPE_CONTACT;
            case MONEY -> Name.SHAPE_MONEY;
            case PAPERS -> Name.SHAPE_PAPERS;
            case HOW -> Name.SHAPE_HOW;
            case WHY -> Name.SHAPE_WHY;
            case WHAT -> Name.SHAPE_WHAT;
        };
    }

    public double get(Name name) {
        return values.getOrDefault(name, 0.0);
    }

    Features with(Name name, double value) {
        var more = new EnumMap<>(values);
        more.put(name, value);
        return new Features(more);
    }

    /** Those that are not 0, for reading. */
    public Map<Name, Double> telling() {
        var telling = new EnumMap<Name, Double>(Name.class);
        values.forEach((name, value) -> {
            if (value != 0) {
                telling.put(name, value);
            }
        });
        return telling;
    }
}
