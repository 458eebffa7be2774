package yiciban.bot.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Faq;
import yiciban.catalog.Head;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Status;

/** The entries of seeds/ as their fields. */
final class SeedFields {

    private SeedFields() {}

    static Map<String, Object> of(Entry entry) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        Head head = entry.head();
        fields.put("id", head.id().value());
        fields.put("summary", head.summary());
        fields.put("aliases", head.aliases());
        fields.put("similar", head.similar());
        fields.put("related", head.related().stream().map(EntryId::value).toList());
        fields.put("status", head.status() == Status.DRAFT ? "draft" : "published");
        fields.put("source", head.provenance().title());
        fields.put("document", head.provenance().document());
        fields.put("url", head.provenance().url());
        fields.put("provenance", head.provenance().note());
        switch (entry) {
            case Faq faq -> {
                fields.put("question", head.title());
                fields.put("answer", faq.answer());
            }
            case ServiceItem item -> {
                fields.put("name", head.title());
                fields.put("applicant", item.applicant());
                fields.put("conditions", item.conditions());
                fields.put("materials", item.materials());
                fields.put("steps", item.steps());
                fields.put("legal_time_limit", item.timeLimit().legal());
                fields.put("promised_time_limit", item.timeLimit().promised());
                fields.put("fee", item.fee());
                fields.put("authority", item.authority());
                fields.put("channel", item.channel());
                fields.put("cross_province", item.crossProvince());
                fields.put("legal_basis", item.legalBasis());
            }
            default -> throw new IllegalArgumentException("has no sheet: " + entry.id());
        }
        var known = new TreeMap<String, Object>();
        fields.forEach((name, value) -> {
            if (value != null && !value.equals("") && !value.equals(List.of())) {
                known.put(name, Objects.requireNonNull(value));
            }
        });
        return known;
    }
}
