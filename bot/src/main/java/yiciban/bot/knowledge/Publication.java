package yiciban.bot.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 发布: revisions that came before citizens together.
 *
 * @param number from 1
 * @param overridden why golden questions were allowed to get worse; null when none did
 * @param undoes the publication it takes back
 */
public record Publication(
        int number,
        Instant publishedAt,
        String publisher,
        String note,
        @Nullable String overridden,
        @Nullable Integer undoes,
        List<Change> changes) {

    /** One entry's revision before and after; null is none. */
    public record Change(
            String entry, @Nullable String before, @Nullable String after) {}

    public Publication {
        changes = List.copyOf(changes);
    }
}
