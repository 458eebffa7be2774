package yiciban.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds entries from their fields; ids that an entry names are heard by the caller, who knows which there are. */
final class EntryReader {

    /** An id that an entry names. */
    record Reference(EntryId to, Supplier<SeedError> error) {}

    private final List<Reference> references = new ArrayList<>();

    /** What the entries read so far name. */
    List<Reference> references() {
        return references;
    }

    Entry read(EntryKind kind, Fields fields) {
        return switch (kind) {
            case SERVICE_ITEM -> serviceItem(fields);
            case LIFE_EVENT -> lifeEvent(fields);
            case CROSS_PROVINCE_SERVICE -> crossProvinceService(fields);
            case FAQ -> faq(fields);
            case REPORT -> report(fields);
            case UNCOVERED -> uncovered(fields);
        };
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
                fields.list("unlike"),
                replacedBy(fields),
                fields.parsed("status", Status::parse),
                validity(fields),
                new Provenance(
                        fields.required("source"),
                        fields.optional("document"),
                        fields.optional("url"),
                        fields.required("provenance")),
                fields.parsedIfPresent("area", Area::new));
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

    private static Validity validity(Fields fields) {
        // Each end by itself first, so that an error names its field.
        fields.parsedIfPresent("valid_from", from -> Validity.parse(from, null));
        fields.parsedIfPresent("valid_to", to -> Validity.parse(null, to));
        return Validity.parse(fields.optional("valid_from"), fields.optional("valid_to"));
    }

    private @Nullable EntryId replacedBy(Fields fields) {
        EntryId successor = fields.parsedIfPresent("replaced_by", EntryId::new);
        if (successor != null) {
            references.add(
                    new Reference(successor, () -> fields.error("replaced_by", "no entry has the id " + successor)));
        }
        return successor;
    }

    private static EntryId id(Fields fields) {
        return fields.parsed("id", EntryId::new);
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
                Boolean.TRUE.equals(fields.parsedIfPresent("mode_inferred", EntryReader::yesNo)),
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
                List.of(),
                null,
                Status.PUBLISHED,
                Validity.ALWAYS,
                new Provenance("未收录事项", null, null, "only the name is known"),
                null);
        return new Uncovered(head, fields.required("office"));
    }

    private Faq faq(Fields fields) {
        return new Faq(head(fields, "question"), fields.required("answer"));
    }

    private Report report(Fields fields) {
        return new Report(
                head(fields, "name"),
                fields.parsed("year", EntryReader::year),
                fields.required("region"),
                fields.mappings("sections").stream()
                        .map(section -> section.build(EntryReader::section))
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
