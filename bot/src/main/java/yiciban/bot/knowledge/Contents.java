package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Content;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/**
 * 现行内容: what citizens are answered from, read from the tables. Entries that were never published are in it as drafts:
 * found, so that nothing else is taken for them, and never quoted.
 */
final class Contents {

    private final Revisions revisions;

    /** Read before, by the revision's id and version: a publication reads only what is new. */
    private final Map<String, Entry> read = new ConcurrentHashMap<>();

    Contents(Revisions revisions) {
        this.revisions = revisions;
    }

    /** As it is published. */
    Content live() {
        return with(Map.of());
    }

    /**
     * As it would be.
     *
     * @param instead revisions by entry that take the place of the published ones; null takes the published one away
     * @throws yiciban.catalog.SeedError when a revision is no entry
     */
    Content with(Map<String, @Nullable Revision> instead) {
        Map<String, Revision> live =
                revisions.live().stream().collect(Collectors.toMap(Revision::entry, Function.identity()));
        Map<String, Revision> waiting = new HashMap<>();
        for (State state : List.of(State.DRAFT, State.SUBMITTED, State.APPROVED)) {
            revisions.in(state).forEach(open -> waiting.put(open.entry(), open));
        }
        var entries = new ArrayList<Entry>();
        var words = new LinkedHashMap<String, String>();
        var used = new HashSet<String>();
        for (Filed filed : revisions.filed()) {
            Revision shown = instead.containsKey(filed.id()) ? instead.get(filed.id()) : live.get(filed.id());
            if (filed.isWords()) {
                words.put(filed.id(), shown == null ? WordLists.shipped(filed.id()) : shown.content());
            } else if (shown != null) {
                used.add(key(shown));
                entries.add(entry(filed, shown));
            } else {
                Entry draft = draft(filed, waiting.get(filed.id()));
                if (draft != null) {
                    entries.add(draft);
                }
            }
        }
        read.keySet().retainAll(used);
        return Content.of(
                new Catalog(entries),
                Objects.requireNonNull(words.get(WordLists.SYNONYMS)),
                Objects.requireNonNull(words.get(WordLists.DICTIONARY)));
    }

    /** One of the {@link WordLists}, as it would be. */
    String list(String id, Map<String, @Nullable Revision> instead) {
        Revision shown = instead.containsKey(id)
                ? instead.get(id)
                : revisions
                        .filed(id)
                        .flatMap(filed -> Optional.ofNullable(filed.live()))
                        .flatMap(revisions::find)
                        .orElse(null);
        return shown == null ? WordLists.shipped(id) : shown.content();
    }

    private Entry entry(Filed filed, Revision revision) {
        return read.computeIfAbsent(key(revision), id -> revision.text(filed).entry());
    }

    private static String key(Revision revision) {
        return revision.id() + " " + revision.version();
    }

    /** Something nobody has published, as a draft; null while its text is no entry yet. */
    private static @Nullable Entry draft(Filed filed, @Nullable Revision waiting) {
        if (waiting == null || !waiting.origin().equals(Revision.SEED)) {
            return null;
        }
        EntryText text = new EntryText(EntryKind.valueOf(filed.kind()), waiting.content());
        return text.with(Map.of("status", "draft")).entry();
    }

    /** The revisions by the entry they are of. */
    static Map<String, @Nullable Revision> byEntry(Collection<Revision> revisions) {
        var byEntry = new LinkedHashMap<String, @Nullable Revision>();
        revisions.forEach(revision -> byEntry.put(revision.entry(), revision));
        return byEntry;
    }
}
