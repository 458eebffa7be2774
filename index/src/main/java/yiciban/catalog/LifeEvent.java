package yiciban.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * 一件事: what a citizen does once, several items in one application.
 *
 * @param audience 个人 or 企业
 * @param stage 生命阶段, such as 出生
 * @param components the items joined, in the source's order; empty when the source names none
 * @param lead 牵头部门
 * @param cooperating 配合部门
 */
public record LifeEvent(
        Head head,
        String audience,
        String stage,
        List<Component> components,
        @Nullable String lead,
        List<String> cooperating)
        implements Entry {

    public LifeEvent {
        components = List.copyOf(components);
        cooperating = List.copyOf(cooperating);
    }

    /**
     * 单项事项: one item that a life event joins.
     *
     * @param guide the guide that describes it, when there is one
     * @param either guides of which one describes it, depending on who applies: 个体工商户 or 公司; empty when it does not
     *     depend
     */
    public record Component(String name, @Nullable EntryId guide, List<EntryId> either) {
        public Component {
            either = List.copyOf(either);
            if (!either.isEmpty() && (guide != null || either.size() < 2)) {
                throw new IllegalArgumentException(
                        "either: must name two guides or more, and no guide beside: " + name);
            }
        }

        public Component(String name, @Nullable EntryId guide) {
            this(name, guide, List.of());
        }

        /** The guides that describe it, one of several when it depends. */
        public List<EntryId> guides() {
            return guide == null ? either : List.of(guide);
        }
    }

    @Override
    public String kind() {
        return "一件事";
    }

    @Override
    public SequencedMap<Facet, List<String>> facets() {
        var facets = new LinkedHashMap<Facet, List<String>>();
        if (!components.isEmpty()) {
            facets.put(
                    Facet.COMPONENTS, components.stream().map(Component::name).toList());
        }
        if (lead != null) {
            facets.put(
                    Facet.AUTHORITY,
                    cooperating.isEmpty()
                            ? List.of("牵头：" + lead)
                            : List.of("牵头：" + lead, "配合：" + String.join("、", cooperating)));
        }
        String document = head.provenance().document();
        if (document != null) {
            facets.put(Facet.BASIS, List.of(document));
        }
        return facets;
    }
}
