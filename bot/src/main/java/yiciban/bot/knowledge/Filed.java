package yiciban.bot.knowledge;

import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryKind;

/**
 * 在册条目: an entry as the office keeps it, whatever its text says at the moment.
 *
 * @param kind an {@link EntryKind}, or {@link #WORDS}
 * @param office 部门 that keeps it
 * @param live id of the published revision; null when none is
 */
public record Filed(
        String id,
        String kind,
        String office,
        int position,
        @Nullable String live) {

    /** The kind of a list of words, whose text is the list. */
    public static final String WORDS = "WORDS";

    public boolean isWords() {
        return kind.equals(WORDS);
    }

    /** The kind's Chinese name. */
    public String kindLabel() {
        return isWords() ? "词表" : EntryKind.valueOf(kind).label();
    }
}
