package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.ServiceItem;

/** The entries on the same matter as another, as far as they may be quoted; pure. */
record Neighbours(Catalog catalog) {

    Stream<Entry> related(Entry entry, Page page) {
        return entry.head().related().stream()
                .flatMap(id -> catalog.find(id).stream())
                .filter(other -> other.quotableAt(page.now));
    }

    /** Whether the entry, or its guide, says anything of the facet. */
    boolean knows(Page page, Entry entry, Facet facet) {
        return withRelated(entry, page).stream()
                .anyMatch(owner -> !FacetLines.of(owner, facet).isEmpty());
    }

    List<Entry> withRelated(Entry entry, Page page) {
        var all = new ArrayList<Entry>();
        all.add(entry);
        related(entry, page).filter(ServiceItem.class::isInstance).limit(1).forEach(all::add);
        return all;
    }

    /** The same and the FAQs on the matter: only they say who else may do it. */
    List<Entry> withFaqs(Entry entry, Page page) {
        var all = new ArrayList<>(withRelated(entry, page));
        related(entry, page).filter(Faq.class::isInstance).forEach(all::add);
        return all;
    }
}
