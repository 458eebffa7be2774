package yiciban.bot.answer;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;

/**
 * A question taken apart, before it is decided what it is about.
 *
 * @param text normalised
 * @param residual what is left without facet words, fillers and places
 * @param where where the citizen is and is registered
 * @param elsewhere whether it is asked across provinces
 */
record Asked(
        String text, String residual, Set<Facet> facets, Whereabouts where, boolean elsewhere, Route.Limits limits) {

    Route.Lookup about(@Nullable EntryId subject) {
        return new Route.Lookup(text, subject, facets, where, elsewhere, limits);
    }

    Route.Lookup searching(String query) {
        return new Route.Lookup(query, null, facets, where, elsewhere, limits);
    }

    /** The same asked for other facets. */
    Asked of(Set<Facet> others) {
        return new Asked(text, residual, others, where, elsewhere, limits);
    }
}
