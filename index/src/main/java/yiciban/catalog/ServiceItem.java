package yiciban.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * 政务服务事项 / 办事指南: one thing an office does for a citizen; a null or empty part is unknown, not "none".
 *
 * @param applicant 服务对象
 * @param conditions 受理条件
 * @param materials 申请材料
 * @param steps 办理流程
 * @param timeLimit 办结时限
 * @param fee 收费
 * @param authority 实施机关
 * @param channel 线上 or 线下, as the source says it
 * @param crossProvince how it is handled from another province, as the source says it
 * @param legalBasis 设定依据
 */
public record ServiceItem(
        Head head,
        String applicant,
        @Nullable String conditions,
        List<String> materials,
        List<String> steps,
        TimeLimit timeLimit,
        @Nullable String fee,
        @Nullable String authority,
        @Nullable String channel,
        @Nullable String crossProvince,
        @Nullable String legalBasis)
        implements Entry {

    public ServiceItem {
        materials = List.copyOf(materials);
        steps = List.copyOf(steps);
    }

    @Override
    public String kind() {
        return "办事指南";
    }

    @Override
    public SequencedMap<Facet, List<String>> facets() {
        var facets = new LinkedHashMap<Facet, List<String>>();
        one(facets, Facet.CONDITIONS, conditions);
        if (!materials.isEmpty()) {
            facets.put(Facet.MATERIALS, materials);
        }
        if (!steps.isEmpty()) {
            facets.put(Facet.STEPS, steps);
        }
        var limits = new ArrayList<String>();
        if (timeLimit.legal() != null) {
            limits.add(timeLimit.legal());
        }
        if (timeLimit.promised() != null) {
            limits.add(timeLimit.promised());
        }
        if (!limits.isEmpty()) {
            facets.put(Facet.TIME_LIMIT, List.copyOf(limits));
        }
        one(facets, Facet.FEE, fee);
        one(facets, Facet.AUTHORITY, authority);
        one(facets, Facet.ONLINE, channel);
        one(facets, Facet.CROSS_PROVINCE, crossProvince);
        one(facets, Facet.BASIS, legalBasis);
        return facets;
    }

    private static void one(LinkedHashMap<Facet, List<String>> facets, Facet facet, @Nullable String value) {
        if (value != null) {
            facets.put(facet, List.of(value));
        }
    }
}
