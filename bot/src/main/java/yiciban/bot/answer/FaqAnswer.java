package yiciban.bot.answer;

import java.util.List;
import java.util.regex.Pattern;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.ServiceItem;

/** 常见问题: the answer as it was approved, and what its guide knows of the facets asked; pure. */
record FaqAnswer(Neighbours neighbours) {

    private static final Pattern AMOUNT = Pattern.compile("元|免费|不收|不交|收费|标准|不要钱");

    void write(Page page, Faq faq, Route.Lookup asked) {
        boolean priced = AMOUNT.matcher(faq.answer()).find()
                || neighbours
                        .related(faq, page)
                        .anyMatch(entry -> !FacetLines.of(entry, Facet.FEE).isEmpty());
        if (asked.facets().contains(Facet.FEE) && !priced) {
            // Asked for an amount, an answer without one is an answer to another question.
            page.missing.add(Facet.FEE);
            return;
        }
        page.line("【" + faq.title() + "】"); // 能 alone does not say what
        page.line(faq.answer());
        page.cite(faq, faq.answer());
        for (Facet facet : asked.facets()) {
            if (facet == Facet.CROSS_PROVINCE || facet == Facet.ONLINE) {
                continue;
            }
            neighbours
                    .related(faq, page)
                    .filter(ServiceItem.class::isInstance)
                    .filter(owner -> !FacetLines.of(owner, facet).isEmpty())
                    .findFirst()
                    .ifPresent(owner -> {
                        List<String> lines = FacetLines.of(owner, facet);
                        String value = String.join("", lines);
                        if (!FacetLines.says(faq.answer(), value)) {
                            page.line(facet.label() + "（" + owner.title() + "）：" + FacetLines.list(lines));
                        }
                        page.cite(owner, String.join("\n", lines));
                    });
        }
        neighbours
                .related(faq, page)
                .filter(entry -> !(entry instanceof Faq))
                .limit(2)
                .forEach(entry -> page.choice(new Choice(entry.title(), entry.title())));
    }
}
