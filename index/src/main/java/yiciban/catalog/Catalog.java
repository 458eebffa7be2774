package yiciban.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** 目录: every entry by its id, in reading order. */
public final class Catalog {

    private final Map<EntryId, Entry> entries;
    private final String digest;

    public Catalog(Collection<? extends Entry> all) {
        var byId = new LinkedHashMap<EntryId, Entry>();
        var text = new StringBuilder();
        for (Entry entry : all) {
            if (byId.put(entry.id(), entry) != null) {
                throw new IllegalArgumentException("two entries have the id " + entry.id());
            }
            text.append(entry).append('\n');
        }
        this.entries = byId;
        this.digest = sha256(text.toString()).substring(0, 16);
    }

    public Optional<Entry> find(EntryId id) {
        return Optional.ofNullable(entries.get(id));
    }

    public Collection<Entry> entries() {
        return entries.values();
    }

    /** 16 hex digits that change whenever any entry changes: the publication number until publications come from SQL. */
    public String digest() {
        return digest;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
