package yiciban.search;

import org.jspecify.annotations.Nullable;
import yiciban.catalog.Area;

/**
 * 检索: what is looked for.
 *
 * @param text the question, normalised
 * @param limit hits wanted
 * @param area only what holds at this place; null for every place
 */
public record Query(String text, int limit, @Nullable Area area) {

    /** Longer text is cut: no question is that long, and a document is not a question. In characters. */
    public static final int MAX_CHARACTERS = 600;

    public Query {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit must be 1 to 100, not " + limit);
        }
        text = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
    }

    /** Wherever it holds. */
    public Query(String text, int limit) {
        this(text, limit, null);
    }
}
