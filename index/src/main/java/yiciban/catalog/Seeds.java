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
import java.util.List;
import java.util.Map;

/** Reads {@code seeds/}: what the bot knows on first start. The format is described in {@code seeds/README.md}. */
public final class Seeds {

    private static final List<String> REPORTS = List.of("report-zhanhe-2022.yml");

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
        return new Seeds(file -> {
                    InputStream in = Seeds.class.getResourceAsStream("/seeds/" + file);
                    if (in == null) {
                        throw new IOException("seeds/" + file + " is not on the class path");
                    }
                    return new InputStreamReader(in, StandardCharsets.UTF_8);
                })
                .catalog();
    }

    /** The seeds in a folder. */
    public static Catalog fromDirectory(Path folder) {
        return new Seeds(file -> Files.newBufferedReader(folder.resolve(file))).catalog();
    }

    private Catalog catalog() {
        var all = new ArrayList<Entry>();
        all.addAll(read("guides.yml", EntryKind.SERVICE_ITEM));
        all.addAll(read("life-events.yml", EntryKind.LIFE_EVENT));
        all.addAll(read("cross-province.yml", EntryKind.CROSS_PROVINCE_SERVICE));
        all.addAll(read("faqs.yml", EntryKind.FAQ));
        for (String report : REPORTS) {
            all.addAll(read(report, EntryKind.REPORT));
        }
        all.addAll(read("uncovered.yml", EntryKind.UNCOVERED));
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
