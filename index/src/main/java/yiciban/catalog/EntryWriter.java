package yiciban.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of an entry, in the order of {@code seeds/README.md}; unknown ones may be null or empty. */
record EntryWriter(Entry entry) {

    SequencedMap<String, Object> fields() {
        Head head = entry.head();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", head.id().value());
        fields.put(EntryKind.of(entry).titleField(), head.title());
        if (entry instanceof Uncovered uncovered) {
            fields.put("office", uncovered.office());
            fields.put("aliases", head.aliases());
            fields.put("similar", head.similar());
            return fields;
        }
        put(fields, "status", head.status().text());
        put(fields, "summary", head.summary());
        ofKind(fields);
        put(fields, "aliases", head.aliases());
        put(fields, "similar", head.similar());
        put(fields, "unlike", head.unlike());
        put(fields, "related", values(head.related()));
        put(fields, "replaced_by", text(head.replacedBy()));
        put(fields, "valid_from", head.validity().fromText());
        put(fields, "valid_to", head.validity().toText());
        put(fields, "area", head.area() == null ? null : head.area().path());
        put(fields, "source", head.provenance().title());
        put(fields, "document", head.provenance().document());
        put(fields, "url", head.provenance().url());
        put(fields, "provenance", head.provenance().note());
        return fields;
    }

    private void ofKind(SequencedMap<String, Object> fields) {
        switch (entry) {
            case ServiceItem item -> {
                put(fields, "applicant", item.applicant());
                put(fields, "conditions", item.conditions());
                put(fields, "materials", item.materials());
                put(fields, "steps", item.steps());
                put(fields, "legal_time_limit", item.timeLimit().legal());
                put(fields, "promised_time_limit", item.timeLimit().promised());
                put(fields, "fee", item.fee());
                put(fields, "authority", item.authority());
                put(fields, "channel", item.channel());
                put(fields, "cross_province", item.crossProvince());
                put(fields, "legal_basis", item.legalBasis());
            }
            case LifeEvent event -> {
                put(fields, "audience", event.audience());
                put(fields, "stage", event.stage());
                put(
                        fields,
                        "components",
                        event.components().stream().map(EntryWriter::component).toList());
                put(fields, "lead", event.lead());
                put(fields, "cooperating", event.cooperating());
            }
            case CrossProvinceService service -> {
                put(fields, "lead", service.lead());
                put(fields, "scenario", service.scenario());
                put(
                        fields,
                        "modes",
                        service.modes().stream().map(HandlingMode::label).toList());
                put(fields, "mode_inferred", service.modeInferred() ? "true" : null);
                put(fields, "batch", service.batch());
            }
            case Faq faq -> put(fields, "answer", faq.answer());
            case Report report -> {
                put(fields, "year", String.valueOf(report.year()));
                put(fields, "region", report.region());
                put(
                        fields,
                        "sections",
                        report.sections().stream().map(EntryWriter::section).toList());
            }
            case Uncovered uncovered -> {
                // has no more
            }
        }
    }

    private static SequencedMap<String, Object> component(LifeEvent.Component component) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "name", component.name());
        put(fields, "guide", text(component.guide()));
        put(fields, "either", values(component.either()));
        return fields;
    }

    private static SequencedMap<String, Object> section(Section section) {
        var fields = new LinkedHashMap<String, Object>();
        put(fields, "number", section.number());
        put(fields, "chapter", section.chapter());
        put(
                fields,
                "sentences",
                section.sentences().stream()
                        .map(sentence -> {
                            var parts = new LinkedHashMap<String, Object>();
                            put(parts, "text", sentence.text());
                            put(parts, "similar", sentence.similar());
                            return parts;
                        })
                        .toList());
        return fields;
    }

    private static List<String> values(List<EntryId> ids) {
        return ids.stream().map(EntryId::value).collect(Collectors.toList());
    }

    private static @Nullable String text(@Nullable EntryId id) {
        return id == null ? null : id.value();
    }

    private static void put(SequencedMap<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
