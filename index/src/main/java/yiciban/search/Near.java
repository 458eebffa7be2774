package yiciban.search;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Facet;
import yiciban.passage.Passage;

/** The passages of one unit that lie nearest to a question: of all, of each kind, and of those about a facet. */
final class Near {

    private final Map<Passage.Kind, Double> ofKind = new EnumMap<>(Passage.Kind.class);
    private double cosine = Double.NEGATIVE_INFINITY;
    private double aboutFacet = Double.NEGATIVE_INFINITY;
    private @Nullable Passage passage;
    private @Nullable Facet facet;

    /** Of passages that lie equally near, the first one counts. */
    void add(Passage added, double at) {
        ofKind.merge(added.kind(), at, Math::max);
        if (at > cosine) {
            cosine = at;
            passage = added;
        }
        if (added.facet() != null && at > aboutFacet) {
            aboutFacet = at;
            facet = added.facet();
        }
    }

    /** Cosine of the nearest passage, not below 0. */
    double cosine() {
        return Math.max(0, cosine);
    }

    /** Cosine of the nearest passage of a kind; of the nearest of all when the unit has none. */
    double cosine(Passage.Kind kind) {
        return ofKind.getOrDefault(kind, cosine());
    }

    boolean has(Passage.Kind kind) {
        return ofKind.containsKey(kind);
    }

    Passage passage() {
        if (passage == null) {
            throw new IllegalStateException("a unit without passages");
        }
        return passage;
    }

    /** The facet of the nearest passage that is about one. */
    @Nullable
    Facet facet() {
        return facet;
    }
}
