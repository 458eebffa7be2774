package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    private final Clock clock;

    /** Read before, by the revision's id and version: a publication reads only what is new. */
    private final Map<String, Entry> read = new ConcurrentHashMap<>();

    Contents(Revisions revisions, Clock clock) {
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * What citizens are answered from.
     *
     * @param until when a text published before begins to hold, and this is no longer right; null when none waits
     */
    record Current(Content content, @Nullable LocalDateTime until) {}

    /** As it is published. */
    Content live() {
        return with(Map.of());
    }

    /** The same, and how long it stays so. */
    Current current() {
        LocalDateTime now = LocalDateTime.now(clock);
        Map<String, Revision> published =
                revisions.live().stream().collect(Collectors.toMap(Revision::entry, Function.identity()));
        Content content = live();
        LocalDateTime until = null;
        for (Filed filed : revisions.filed()) {
            Revision one = published.get(filed.id());
            if (one != null && !filed.isWords() && !holding(filed, one, now).equals(one)) {
                LocalDateTime begins = begins(filed, one);
                until = until == null || begins.isBefore(until) ? begins : until;
            }
        }
        return new Current(content, until);
    }

    /**
     * The text of an entry that citizens are answered from: what is published, or until that begins to hold, what was
     * published before it.
     */
    Revision holding(Filed filed, Revision published) {
        return holding(filed, published, LocalDateTime.now(clock));
    }

    private Revision holding(Filed filed, Revision published, LocalDateTime now) {
        Optional<Revision> holding = Optional.of(published);
        while (holding.isPresent() && begins(filed, holding.get()).isAfter(now)) {
            holding = revisions.replacedBy(holding.get());
        }
        return holding.orElse(published);
    }

    private LocalDateTime begins(Filed filed, Revision revision) {
        LocalDateTime from = entry(filed, revision).head().validity().from();
        return from == null ? LocalDateTime.MIN : from;
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
        LocalDateTime now = LocalDateTime.now(clock);
        var entries = new ArrayList<Entry>();
        var words = new LinkedHashMap<String, String>();
        var used = new HashSet<String>();
        for (Filed filed : revisions.filed()) {
            Revision shown = instead.containsKey(filed.id()) ? instead.get(filed.id()) : live.get(filed.id());
            if (filed.isWords()) {
                words.put(filed.id(), shown == null ? WordLists.shipped(filed.id()) : shown.content());
            } else if (shown != null) {
                Revision said = instead.containsKey(filed.id()) ? shown : holding(filed, shown, now);
                used.add(key(shown));
                used.add(key(said));
                entries.add(entry(filed, said));
            } else {
                Revision waits = waiting.get(filed.id());
                if (waits != null && waits.origin().equals(Revision.SEED)) {
                    used.add(draftKey(waits));
                    entries.add(draft(filed, waits));
                }
            }
        }
        read.keySet().retainAll(used);
        return Content.of(
                new Catalog(entries),
                Objects.requireNonNull(words.get(WordLists.SYNONYMS)),
                Objects.requireNonNull(words.get(WordLists.DICTIONARY)));
    }

    /** When all of these hold; null when they do already. */
    @Nullable
    LocalDateTime begin(Collection<Revision> chosen) {
        LocalDateTime now = LocalDateTime.now(clock);
        return chosen.stream()
                .flatMap(revision -> revisions
                        .filed(revision.entry())
                        .filter(filed -> !filed.isWords())
                        .map(filed -> begins(filed, revision))
                        .stream())
                .filter(begins -> begins.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
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

    /** What is published of an entry; not of one of the {@link WordLists}. */
    Entry published(Filed filed) {
        return entry(filed, revisions.find(Objects.requireNonNull(filed.live())).orElseThrow());
    }

    private Entry entry(Filed filed, Revision revision) {
        return read.computeIfAbsent(key(revision), id -> revision.text(filed).entry());
    }

    private static String key(Revision revision) {
        return revision.id() + " " + revision.version();
    }

    /** Something nobody has published, as a draft. */
    private Entry draft(Filed filed, Revision waiting) {
        return read.computeIfAbsent(
                draftKey(waiting),
                key -> new EntryText(EntryKind.valueOf(filed.kind()), waiting.content())
                        .with(Map.of("status", "draft"))
                        .entry());
    }

    private static String draftKey(Revision waiting) {
        return key(waiting) + " draft";
    }

    /** The revisions by the entry they are of. */
    static Map<String, @Nullable Revision> byEntry(Collection<Revision> revisions) {
        var byEntry = new LinkedHashMap<String, @Nullable Revision>();
        revisions.forEach(revision -> byEntry.put(revision.entry(), revision));
        return byEntry;
    }
}
