package yiciban.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * 跨省通办事项: a service one can have from another province.
 *
 * @param lead 牵头部门
 * @param scenario who can do what where, as the source says it
 * @param modes handling modes; empty when the source names none
 * @param modeInferred true when the modes are 推定, worked out from the three modes of 国办发〔2020〕35号
 * @param batch 批次
 */
public record CrossProvinceService(
        Head head,
        String lead,
        String scenario,
        List<HandlingMode> modes,
        boolean modeInferred,
        @Nullable String batch) implements Entry {

    public CrossProvinceService {
        modes = List.copyOf(modes);
    }

    @Override
    public String kind() {
        return "跨省通办";
    }

    @Override
    public SequencedMap<Facet, List<String>> facets() {
        var facets = new LinkedHashMap<Facet, List<String>>();
        facets.put(Facet.CROSS_PROVINCE, List.of(scenario));
        if (modes.contains(HandlingMode.FULLY_ONLINE)) {
            facets.put(Facet.ONLINE, List.of(HandlingMode.FULLY_ONLINE.label()));
        }
        facets.put(Facet.AUTHORITY, List.of(lead));
        String document = head.provenance().document();
        if (document != null) {
            facets.put(Facet.BASIS, List.of(document));
        }
        return facets;
    }
}
