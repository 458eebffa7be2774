package yiciban.bot.answer;

import java.util.Set;
import yiciban.catalog.Facet;

/**
 * 要点: what a question is about as far as its words say it, for whoever puts questions of one need together.
 *
 * @param bare the words as they are compared
 * @param names matters of the office's dictionary that it names, as the office calls them
 * @param actions numbers of the actions it wants, see {@code config/gaps.yml}
 * @param facets what it asks of the matter
 * @param places the prefectures it names, or provinces; all that are possible
 * @param reach how far these are
 * @param residual what is left of it without facets, actions and fillers
 */
public record Gist(
        String bare,
        Set<String> names,
        Set<Integer> actions,
        Set<Facet> facets,
        Set<String> places,
        Set<Reach> reach,
        String residual) {

    /** How far a place is, as far as answers about our matters depend on it. */
    public enum Reach {
        /** In the city of the office. */
        CITY,
        /** Elsewhere in its province. */
        PROVINCE,
        /** In another province. */
        BEYOND;

        static Reach of(Place place) {
            return place.outsideProvince() ? BEYOND : place.inCity() ? CITY : PROVINCE;
        }
    }

    public Gist {
        places = Set.copyOf(places);
        reach = Set.copyOf(reach);
        names = Set.copyOf(names);
        actions = Set.copyOf(actions);
        facets = Set.copyOf(facets);
    }
}
