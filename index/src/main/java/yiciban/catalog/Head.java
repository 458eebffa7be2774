package yiciban.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 条目首部: what every kind of entry has.
 *
 * @param id kept for life
 * @param title official name, or the question of an FAQ, exactly as approved
 * @param summary one plain sentence for citizens, our own words; empty when the entry needs none
 * @param aliases everyday names of this entry and of no other
 * @param similar questions as citizens type them, each answered by this entry
 * @param related entries on the same matter, nearest first
 * @param unlike questions this entry must never answer, however near they seem
 * @param replacedBy the entry citizens are sent to when this one holds no longer
 * @param status whether it may be quoted
 * @param validity when it holds
 * @param provenance where the facts come from
 * @param area where it holds; null when that is everywhere
 */
public record Head(
        EntryId id,
        String title,
        String summary,
        List<String> aliases,
        List<String> similar,
        List<EntryId> related,
        List<String> unlike,
        @Nullable EntryId replacedBy,
        Status status,
        Validity validity,
        Provenance provenance,
        @Nullable Area area) {

    public Head {
        if (title.isBlank()) {
            throw new IllegalArgumentException("an entry needs a title: " + id);
        }
        aliases = List.copyOf(aliases);
        similar = List.copyOf(similar);
        related = List.copyOf(related);
        unlike = List.copyOf(unlike);
    }

    /** An entry that nothing replaces, that no question is kept away from and that holds everywhere. */
    public Head(
            EntryId id,
            String title,
            String summary,
            List<String> aliases,
            List<String> similar,
            List<EntryId> related,
            Status status,
            Validity validity,
            Provenance provenance) {
        this(id, title, summary, aliases, similar, related, List.of(), null, status, validity, provenance, null);
    }

    /** Whether it holds at a place. */
    public boolean holdsIn(Area here) {
        return area == null || area.contains(here);
    }

    /** Whether nobody is where both hold. */
    public boolean apart(Head other) {
        return area != null && other.area != null && area.apart(other.area);
    }

    /** Without an area as it was before there were any: contents, and with them publications and indexes, are named by it. */
    @Override
    public String toString() {
        return "Head[id=" + id + ", title=" + title + ", summary=" + summary + ", aliases=" + aliases + ", similar="
                + similar + ", related=" + related + ", unlike=" + unlike + ", replacedBy=" + replacedBy + ", status="
                + status + ", validity=" + validity + ", provenance=" + provenance
                + (area == null ? "]" : ", area=" + area + "]");
    }
}
