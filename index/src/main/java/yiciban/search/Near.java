package yiciban.search;

import org.jspecify.annotations.Nullable;
import yiciban.catalog.Facet;
import yiciban.passage.Passage;

/** The passages of one unit that lie nearest to a question: of all, of each kind, and of those about a facet. */
final class Near {

    private double name = Double.NEGATIVE_INFINITY;
    private double question = Double.NEGATIVE_INFINITY;
    private double text = Double.NEGATIVE_INFINITY;
    private double cosine = Double.NEGATIVE_INFINITY;
    private double aboutFacet = Double.NEGATIVE_INFINITY;
    private @Nullable Passage passage;
    private @Nullable Facet facet;

    /** Of passages that lie equally near, the first one counts. */
    void add(Passage added, double at) {
        switch (added.kind()) {
            case NAME -> name = Math.max(name, at);
            case QUESTION -> question = Math.max(question, at);
            case TEXT -> text = Math.max(text, at);
        }
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
        return has(kind) ? of(kind) : cosine();
    }

    boolean has(Passage.Kind kind) {
        return of(kind) > Double.NEGATIVE_INFINITY;
    }

    private double of(Passage.Kind kind) {
        return switch (kind) {
            case NAME -> name;
            case QUESTION -> question;
            case TEXT -> text;
        };
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
