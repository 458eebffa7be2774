package yiciban.bot.answer;

import java.util.Set;
import java.util.stream.Collectors;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Facet;
import yiciban.catalog.ServiceItem;

/** 跨省通办: whether and how it is done from another province, and what to bring; pure. */
record CrossProvinceAnswer(Neighbours neighbours, Card card) {

    /** What somebody in another province needs beside the handling mode, when a guide says it. */
    private static final Set<Facet> BESIDE = Set.of(Facet.MATERIALS, Facet.TIME_LIMIT, Facet.FEE);

    void write(Page page, CrossProvinceService service, Route.Lookup asked) {
        boolean followUp = asked.subject() != null
                && !asked.facets().isEmpty()
                && !asked.facets().contains(Facet.CROSS_PROVINCE);
        if (followUp) {
            page.line("【" + service.title() + "】");
            card.facets(page, service, asked);
            return;
        }
        page.line("能。【" + service.title() + "】可以跨省办。");
        page.line("怎么办：" + service.scenario() + "。");
        page.line(modes(service));
        page.shown(Facet.CROSS_PROVINCE);
        page.cite(service, service.scenario());
        for (Facet facet : Facet.values()) {
            boolean wanted = asked.facets().contains(facet) && facet != Facet.CROSS_PROVINCE;
            if (wanted || (BESIDE.contains(facet) && neighbours.knows(page, service, facet))) {
                // 能 was said already; yes and no are for what was asked.
                card.facet(page, service, facet, wanted ? asked.query() : "");
            }
        }
        page.sayMissing();
        neighbours
                .related(service, page)
                .filter(ServiceItem.class::isInstance)
                .limit(1)
                .forEach(guide -> page.choice(new Choice(guide.title(), guide.title())));
    }

    static String modes(CrossProvinceService service) {
        if (service.modes().isEmpty()) {
            return "具体怎么受理，以受理地答复为准。";
        }
        String modes = service.modes().stream()
                .map(mode -> mode.label() + "（" + mode.plainly() + "）")
                .collect(Collectors.joining("；"));
        return "办理方式：" + modes + "。" + (service.modeInferred() ? "这是按文件推定的，" : "") + "以受理地答复为准。";
    }
}
