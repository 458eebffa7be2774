package yiciban.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code seeds/}: what the bot knows on first start. The format is described in {@code seeds/README.md}. */
public final class Seeds {

    private static final List<String> REPORTS = List.of("report-zhanhe-2022.yml");

    /** Opens a seed file by its name. */
    @FunctionalInterface
    private interface Source {
        Reader open(String file) throws IOException;
    }

    private final Source source;

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
        var entries = new ArrayList<Entry>();
        entries.addAll(read("guides.yml", Seeds::serviceItem));
        entries.addAll(read("life-events.yml", Seeds::lifeEvent));
        entries.addAll(read("cross-province.yml", Seeds::crossProvinceService));
        entries.addAll(read("faqs.yml", Seeds::faq));
        for (String report : REPORTS) {
            entries.addAll(read(report, Seeds::report));
        }
        return checked(new Catalog(entries));
    }

    private <T> List<T> read(String file, Function<Fields, T> kind) {
        try (Reader reader = source.open(file)) {
            return Fields.read(file, reader).stream()
                    .map(fields -> fields.build(kind))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read seed file " + file, e);
        }
    }

    private static Catalog checked(Catalog catalog) {
        for (Entry entry : catalog.entries()) {
            for (EntryId other : entry.head().related()) {
                if (catalog.find(other).isEmpty()) {
                    throw new SeedError(entry.kind(), 0, "related", entry.id() + " names the unknown entry " + other);
                }
            }
            if (entry instanceof LifeEvent event) {
                for (var component : event.components()) {
                    if (component.guide() != null
                            && catalog.find(component.guide()).isEmpty()) {
                        throw new SeedError(
                                entry.kind(),
                                0,
                                "components",
                                entry.id() + " names the unknown guide " + component.guide());
                    }
                }
            }
        }
        return catalog;
    }

    private static Head head(Fields fields, String titleField) {
        return new Head(
                fields.parsed("id", "", EntryId::new),
                fields.required(titleField),
                fields.orEmpty("summary"),
                fields.list("aliases"),
                fields.list("similar"),
                fields.parsedList("related", EntryId::new),
                fields.parsed("status", "", text -> Status.valueOf(text.toUpperCase(Locale.ROOT))),
                new Validity(day(fields, "valid_from"), day(fields, "valid_to")),
                new Provenance(
                        fields.required("source"),
                        fields.optional("document"),
                        fields.optional("url"),
                        fields.required("provenance")));
    }

    private static @Nullable LocalDate day(Fields fields, String field) {
        String value = fields.optional(field);
        return value == null ? null : fields.parsed(field, value, LocalDate::parse);
    }

    private static ServiceItem serviceItem(Fields fields) {
        return new ServiceItem(
                head(fields, "name"),
                fields.required("applicant"),
                fields.optional("conditions"),
                fields.list("materials"),
                fields.list("steps"),
                new TimeLimit(fields.optional("legal_time_limit"), fields.optional("promised_time_limit")),
                fields.optional("fee"),
                fields.optional("authority"),
                fields.optional("channel"),
                fields.optional("cross_province"),
                fields.optional("legal_basis"));
    }

    private static LifeEvent lifeEvent(Fields fields) {
        return new LifeEvent(
                head(fields, "name"),
                fields.required("audience"),
                fields.required("stage"),
                fields.mappings("components").stream()
                        .map(component -> component.build(Seeds::component))
                        .toList(),
                fields.optional("lead"),
                fields.list("cooperating"));
    }

    private static LifeEvent.Component component(Fields fields) {
        String guide = fields.optional("guide");
        return new LifeEvent.Component(fields.required("name"), guide == null ? null : new EntryId(guide));
    }

    private static CrossProvinceService crossProvinceService(Fields fields) {
        return new CrossProvinceService(
                head(fields, "name"),
                fields.required("lead"),
                fields.required("scenario"),
                fields.parsedList("modes", HandlingMode::of),
                fields.parsed("mode_inferred", "false", Boolean::parseBoolean),
                fields.optional("batch"));
    }

    private static Faq faq(Fields fields) {
        return new Faq(head(fields, "question"), fields.required("answer"));
    }

    private static Report report(Fields fields) {
        return new Report(
                head(fields, "name"),
                fields.parsed("year", "", Integer::parseInt),
                fields.required("region"),
                fields.mappings("sections").stream()
                        .map(section -> section.build(Seeds::section))
                        .toList());
    }

    private static Section section(Fields fields) {
        return new Section(
                fields.required("number"),
                fields.required("chapter"),
                fields.mappings("sentences").stream()
                        .map(sentence ->
                                sentence.build(s -> new Section.Sentence(s.required("text"), s.list("similar"))))
                        .toList());
    }
}
