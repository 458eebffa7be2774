package yiciban.bot.answer;

import java.util.List;
import java.util.stream.Collectors;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Facet;
import yiciban.catalog.ServiceItem;

/** 跨省通办: whether and how it is done from another province, and what to bring; pure. */
record CrossProvinceAnswer(Neighbours neighbours, Card card) {

    void write(Page page, CrossProvinceService service, Route.Lookup asked) {
        boolean followUp = asked.subject() != null
                && !asked.facets().isEmpty()
                && !asked.facets().contains(Facet.CROSS_PROVINCE);
        if (followUp) {
            page.line("【" + service.title() + "】");
            card.facets(page, service, asked);
            return;
        }
        if (asked.where().withinProvince()) {
            page.line("【" + service.title() + "】");
            page.line(Afar.withinProvince(List.of(service.scenario())));
            page.cite(service, service.scenario());
            card.beside(page, service);
            return;
        }
        page.line("能。【" + service.title() + "】可以跨省办。");
        page.line("怎么办：" + service.scenario() + "。");
        page.line(modes(service));
        page.shown(Facet.CROSS_PROVINCE);
        page.cite(service, service.scenario());
        for (Facet facet : Facet.values()) {
            if (asked.facets().contains(facet) && facet != Facet.CROSS_PROVINCE) {
                card.facet(page, service, facet, asked.query());
            }
        }
        page.sayMissing();
        card.beside(page, service);
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
