package yiciban.passage;

import org.jspecify.annotations.Nullable;
import yiciban.catalog.Area;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;

/**
 * 段落: the smallest text that can be found.
 *
 * @param id stable while the text stays the same, such as {@code guide-001#fee}
 * @param entry the entry it belongs to
 * @param unit what is ranked as one: the entry, but a single sentence of a report
 * @param kind what part of the entry it is
 * @param facet the facet it answers, when it is about one
 * @param heading where it stands, such as the chapter of a report; empty when it needs none
 * @param shape the text that is compared with questions: question-shaped where the source is not
 * @param text the text that may be quoted
 * @param area where it holds; null when that is everywhere
 */
public record Passage(
        String id,
        EntryId entry,
        String unit,
        Kind kind,
        @Nullable Facet facet,
        String heading,
        String shape,
        String text,
        @Nullable Area area) {

    /** One that holds everywhere. */
    public Passage(
            String id,
            EntryId entry,
            String unit,
            Kind kind,
            @Nullable Facet facet,
            String heading,
            String shape,
            String text) {
        this(id, entry, unit, kind, facet, heading, shape, text, null);
    }

    /** The same, as it holds at a place only. */
    public Passage in(Area place) {
        return new Passage(id, entry, unit, kind, facet, heading, shape, text, place);
    }

    /** What part of an entry a passage is. */
    public enum Kind {
        /** Its name, or an everyday name. */
        NAME,
        /** A question it answers, as a citizen types it. */
        QUESTION,
        /** Its own text. */
        TEXT
    }
}
