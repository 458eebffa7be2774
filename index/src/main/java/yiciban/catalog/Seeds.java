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
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads {@code seeds/}: what the bot knows on first start. The format is described in {@code seeds/README.md}. */
public final class Seeds {

    private static final List<String> REPORTS = List.of("report-zhanhe-2022.yml");

    /** Opens a seed file by its name. */
    @FunctionalInterface
    private interface Source {
        Reader open(String file) throws IOException;
    }

    /** An id that an entry names: known to be right only when all entries are read. */
    private record Reference(EntryId to, Supplier<SeedError> error) {}

    private final Source source;
    private final Map<EntryId, Fields> read = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();

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
        entries.addAll(read("guides.yml", this::serviceItem));
        entries.addAll(read("life-events.yml", this::lifeEvent));
        entries.addAll(read("cross-province.yml", this::crossProvinceService));
        entries.addAll(read("faqs.yml", this::faq));
        for (String report : REPORTS) {
            entries.addAll(read(report, this::report));
        }
        entries.addAll(read("uncovered.yml", this::uncovered));
        for (Reference reference : references) {
            if (!read.containsKey(reference.to())) {
                throw reference.error().get();
            }
        }
        return new Catalog(entries);
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

    private EntryId id(Fields fields) {
        EntryId id = fields.parsed("id", EntryId::new);
        Fields other = read.putIfAbsent(id, fields);
        if (other != null) {
            throw fields.error("id", id + " is taken: " + other.place("id"));
        }
        return id;
    }

    private Head head(Fields fields, String titleField) {
        EntryId id = id(fields);
        return new Head(
                id,
                fields.required(titleField),
                fields.orEmpty("summary"),
                fields.list("aliases"),
                fields.list("similar"),
                ids(fields, "related"),
                fields.parsed("status", Seeds::status),
                new Validity(
                        fields.parsedIfPresent("valid_from", Seeds::day),
                        fields.parsedIfPresent("valid_to", Seeds::day)),
                new Provenance(
                        fields.required("source"),
                        fields.optional("document"),
                        fields.optional("url"),
                        fields.required("provenance")));
    }

    /** Ids of other entries. */
    private List<EntryId> ids(Fields fields, String field) {
        List<EntryId> ids = fields.parsedList(field, EntryId::new);
        for (int i = 0; i < ids.size(); i++) {
            int item = i;
            references.add(
                    new Reference(ids.get(i), () -> fields.error(field, item, "no entry has the id " + ids.get(item))));
        }
        return ids;
    }

    private static Status status(String text) {
        return switch (text) {
            case "draft" -> Status.DRAFT;
            case "published" -> Status.PUBLISHED;
            default -> throw new IllegalArgumentException("must be draft or published, not: " + text);
        };
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a day such as 2026-11-30, not: " + text, e);
        }
    }

    private static int year(String text) {
        if (!text.matches("[12][0-9]{3}")) {
            throw new IllegalArgumentException("must be a year such as 2022, not: " + text);
        }
        return Integer.parseInt(text);
    }

    private static boolean yesNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, not: " + text);
        };
    }

    private ServiceItem serviceItem(Fields fields) {
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

    private LifeEvent lifeEvent(Fields fields) {
        return new LifeEvent(
                head(fields, "name"),
                fields.required("audience"),
                fields.required("stage"),
                fields.mappings("components").stream()
                        .map(component -> component.build(this::component))
                        .toList(),
                fields.optional("lead"),
                fields.list("cooperating"));
    }

    private LifeEvent.Component component(Fields fields) {
        EntryId guide = fields.parsedIfPresent("guide", EntryId::new);
        if (guide != null) {
            references.add(new Reference(guide, () -> fields.error("guide", "no entry has the id " + guide)));
        }
        return new LifeEvent.Component(fields.required("name"), guide, ids(fields, "either"));
    }

    private CrossProvinceService crossProvinceService(Fields fields) {
        return new CrossProvinceService(
                head(fields, "name"),
                fields.required("lead"),
                fields.required("scenario"),
                fields.parsedList("modes", HandlingMode::of),
                Boolean.TRUE.equals(fields.parsedIfPresent("mode_inferred", Seeds::yesNo)),
                fields.optional("batch"));
    }

    private Uncovered uncovered(Fields fields) {
        var head = new Head(
                id(fields),
                fields.required("name"),
                "",
                fields.list("aliases"),
                fields.list("similar"),
                List.of(),
                Status.PUBLISHED,
                new Validity(null, null),
                new Provenance("未收录事项", null, null, "only the name is known"));
        return new Uncovered(head, fields.required("office"));
    }

    private Faq faq(Fields fields) {
        return new Faq(head(fields, "question"), fields.required("answer"));
    }

    private Report report(Fields fields) {
        return new Report(
                head(fields, "name"),
                fields.parsed("year", Seeds::year),
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
