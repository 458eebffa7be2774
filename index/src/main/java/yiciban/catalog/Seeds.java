package yiciban.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code seeds/}: what the bot knows on first start. The format is described in {@code seeds/README.md}. */
public final class Seeds {

    /** In reading order. */
    private static final Map<String, EntryKind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("guides.yml", EntryKind.SERVICE_ITEM);
        KINDS.put("life-events.yml", EntryKind.LIFE_EVENT);
        KINDS.put("cross-province.yml", EntryKind.CROSS_PROVINCE_SERVICE);
        KINDS.put("faqs.yml", EntryKind.FAQ);
        KINDS.put("report-zhanhe-2022.yml", EntryKind.REPORT);
        KINDS.put("uncovered.yml", EntryKind.UNCOVERED);
    }

    /** Opens a seed file by its name. */
    @FunctionalInterface
    private interface Source {
        Reader open(String file) throws IOException;
    }

    private final Source source;
    private final Map<EntryId, Fields> read = new HashMap<>();
    private final EntryReader entries = new EntryReader();

    private Seeds(Source source) {
        this.source = source;
    }

    /** The seeds packed into the jar. */
    public static Catalog fromClasspath() {
        return new Seeds(Seeds::packed).catalog();
    }

    private static Reader packed(String file) throws IOException {
        InputStream in = Seeds.class.getResourceAsStream("/seeds/" + file);
        if (in == null) {
            throw new IOException("seeds/" + file + " is not on the class path");
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** 16 hex digits that change whenever a byte of the seeds in the jar does; cheaper than reading them. */
    public static String fingerprint() {
        var all = new StringBuilder();
        for (String file : KINDS.keySet()) {
            try (Reader reader = packed(file)) {
                all.append(reader.readAllAsString());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read seed file " + file, e);
            }
        }
        return Catalog.digest(all.toString());
    }

    /** The seeds in a folder. */
    public static Catalog fromDirectory(Path folder) {
        return new Seeds(file -> Files.newBufferedReader(folder.resolve(file))).catalog();
    }

    private Catalog catalog() {
        var all = new ArrayList<Entry>();
        KINDS.forEach((file, kind) -> all.addAll(read(file, kind)));
        for (EntryReader.Reference reference : entries.references()) {
            if (!read.containsKey(reference.to())) {
                throw reference.error().get();
            }
        }
        return new Catalog(all);
    }

    private List<Entry> read(String file, EntryKind kind) {
        try (Reader reader = source.open(file)) {
            return Fields.read(file, reader).stream()
                    .map(fields -> known(fields.build(f -> entries.read(kind, f)), fields))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read seed file " + file, e);
        }
    }

    private Entry known(Entry entry, Fields fields) {
        Fields other = read.putIfAbsent(entry.id(), fields);
        if (other != null) {
            throw fields.error("id", entry.id() + " is taken: " + other.place("id"));
        }
        return entry;
    }
}
