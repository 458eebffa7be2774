package yiciban.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 目录: every entry by its id, in reading order. */
public final class Catalog {

    private static final int DIGITS = 16;

    private final Map<EntryId, Entry> entries;
    private final List<LocalDateTime> turns;
    private volatile @Nullable String digest;

    public Catalog(Collection<? extends Entry> all) {
        var byId = new LinkedHashMap<EntryId, Entry>();
        for (Entry entry : all) {
            if (byId.put(entry.id(), entry) != null) {
                throw new IllegalArgumentException("two entries have the id " + entry.id());
            }
        }
        this.entries = byId;
        this.turns = all.stream()
                .map(entry -> entry.head().validity())
                .flatMap(validity -> Stream.of(validity.from(), validity.until()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    public Optional<Entry> find(EntryId id) {
        return Optional.ofNullable(entries.get(id));
    }

    public Collection<Entry> entries() {
        return entries.values();
    }

    /** The entries that hold at a place; this one when all do. */
    public Catalog in(Area here) {
        List<Entry> holding = entries.values().stream()
                .filter(entry -> entry.head().holdsIn(here))
                .toList();
        return holding.size() == entries.size() ? this : new Catalog(holding);
    }

    /** How many times until then some text began or ceased to hold: the same number, the same texts hold. */
    public long period(LocalDateTime time) {
        return turns.stream().filter(turn -> !time.isBefore(turn)).count();
    }

    /** 16 hex digits that change whenever any entry changes: the publication number until publications come from SQL. */
    public String digest() {
        String known = digest;
        if (known == null) { // not made ahead: every preview of a text makes a catalog and never asks
            var text = new StringBuilder();
            entries.values().forEach(entry -> text.append(entry).append('\n'));
            known = digest(text.toString());
            digest = known;
        }
        return known;
    }

    /** 16 hex digits of a text. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
