package yiciban.bot.answer;

import yiciban.catalog.ServiceItem;

/** 办事指南: a card, or the facets that were asked; pure. */
record ServiceItemAnswer(Card card) {

    void write(Page page, ServiceItem item, Route.Lookup asked) {
        page.line("【" + item.title() + "】");
        if (asked.facets().isEmpty()) {
            card.whole(page, item);
        } else {
            card.facets(page, item, asked);
        }
    }
}
