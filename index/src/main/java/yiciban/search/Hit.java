package yiciban.search;

import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;
import yiciban.passage.Passage;

/**
 * One unit that was found.
 *
 * @param unit an entry, or one sentence of a report
 * @param entry the entry it belongs to
 * @param passage the passage nearest to the question
 * @param facet the facet whose text is nearest to the question, when the unit has facets
 * @param score what it is ranked by; comparable within one search only
 * @param features why
 */
public record Hit(
        String unit,
        EntryId entry,
        Passage passage,
        @Nullable Facet facet,
        double score,
        Features features) {

    Hit scored(double points) {
        return new Hit(unit, entry, passage, facet, points, features);
    }

    Hit with(Features more) {
        return new Hit(unit, entry, passage, facet, score, more);
    }
}
