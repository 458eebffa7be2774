package yiciban.catalog;

import java.util.List;

/**
 * 条目首部: what every kind of entry has.
 *
 * @param id kept for life
 * @param title official name, or the question of an FAQ, exactly as approved
 * @param summary one plain sentence for citizens, our own words; empty when the entry needs none
 * @param aliases everyday names of this entry and of no other
 * @param similar questions as citizens type them, each answered by this entry
 * @param related entries on the same matter, nearest first
 * @param status whether it may be quoted
 * @param validity the days it holds
 * @param provenance where the facts come from
 */
public record Head(
        EntryId id,
        String title,
        String summary,
        List<String> aliases,
        List<String> similar,
        List<EntryId> related,
        Status status,
        Validity validity,
        Provenance provenance) {

    public Head {
        if (title.isBlank()) {
            throw new IllegalArgumentException("an entry needs a title: " + id);
        }
        aliases = List.copyOf(aliases);
        similar = List.copyOf(similar);
        related = List.copyOf(related);
    }
}
