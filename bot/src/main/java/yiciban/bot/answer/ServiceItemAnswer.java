package yiciban.bot.answer;

import java.util.EnumSet;
import java.util.List;
import yiciban.catalog.Facet;
import yiciban.catalog.ServiceItem;

/** 办事指南: a card, or the facets that were asked; pure. */
record ServiceItemAnswer(Card card) {

    void write(Page page, ServiceItem item, Route.Lookup asked) {
        page.line("【" + item.title() + "】");
        if (asked.where().withinProvince()) {
            withinProvince(page, item, asked);
        } else if (asked.facets().isEmpty()) {
            card.whole(page, item);
        } else {
            card.facets(page, item, asked);
        }
    }

    /** In another city of the province: what was asked, then what the source says about elsewhere, and what it does not. */
    private void withinProvince(Page page, ServiceItem item, Route.Lookup asked) {
        var facets = EnumSet.noneOf(Facet.class);
        facets.addAll(asked.facets());
        facets.remove(Facet.CROSS_PROVINCE);
        List<String> said = FacetLines.of(item, Facet.CROSS_PROVINCE);
        page.line(Afar.withinProvince(said));
        page.shown(Facet.CROSS_PROVINCE);
        page.cite(item, said.isEmpty() ? item.title() : String.join("；", said));
        if (facets.isEmpty()) {
            card.whole(page, item);
        } else {
            facets.forEach(facet -> card.facet(page, item, facet, asked.query()));
            page.sayMissing();
        }
    }
}
