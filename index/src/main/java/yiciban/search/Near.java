package yiciban.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Facet;
import yiciban.passage.Passage;

/** The passages of one unit that lie nearest to a question: of all, of each kind, and of those about a facet. */
final class Near {

    /** By kind; some thousand passages are added for a question, so no objects are made for each. */
    private final double[] ofKind = new double[Passage.Kind.values().length];

    private double cosine = Double.NEGATIVE_INFINITY;
    private double aboutFacet = Double.NEGATIVE_INFINITY;
    private @Nullable Passage passage;
    private @Nullable Facet facet;

    Near() {
        Arrays.fill(ofKind, Double.NEGATIVE_INFINITY);
    }

    /** Of passages that lie equally near, the first one counts. */
    void add(Passage added, double at) {
        int kind = added.kind().ordinal();
        ofKind[kind] = Math.max(ofKind[kind], at);
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
        return has(kind) ? ofKind[kind.ordinal()] : cosine();
    }

    boolean has(Passage.Kind kind) {
        return ofKind[kind.ordinal()] != Double.NEGATIVE_INFINITY;
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
