package yiciban.bot.answer;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;

/** What an entry says of itself, all of it in short or facet by facet; pure. */
record Card(Neighbours neighbours) {

    /** Facets a card shows, in this order. */
    private static final List<Facet> CARD = List.of(
            Facet.CONDITIONS, Facet.MATERIALS, Facet.TIME_LIMIT, Facet.FEE, Facet.AUTHORITY, Facet.CROSS_PROVINCE);

    void whole(Page page, Entry entry) {
        if (!entry.head().summary().isEmpty()) {
            page.line(entry.head().summary());
            page.cite(entry, entry.head().summary());
        }
        var facets = entry.facets();
        for (Facet facet : CARD) {
            List<String> lines = facets.get(facet);
            if (lines != null && !page.shown.contains(facet)) {
                String line = facet.label() + "：" + String.join("；", lines);
                page.line(line);
                page.cite(entry, line);
                page.shown(facet);
            }
        }
        nearest(page, entry);
        page.citeAtLeast(entry);
    }

    void facets(Page page, Entry entry, Route.Lookup asked) {
        boolean any = false;
        for (Facet facet : asked.facets()) {
            any |= facet(page, entry, facet, asked.query());
        }
        if (any) {
            nearest(page, entry);
            page.citeAtLeast(entry);
            if (asked.facets().equals(Set.of(Facet.CROSS_PROVINCE))) {
                beside(page, entry);
            }
        } else if (!page.missing.contains(Facet.FEE) && !page.missing.contains(Facet.HOURS)) {
            whole(page, entry);
        }
        page.sayMissing();
    }

    /** The facet whose text is nearest to the question belongs into the answer, whatever words were used to ask. */
    private void nearest(Page page, Entry entry) {
        Facet facet = page.nearest;
        if (facet != null && facet != Facet.AUTHORITY && facet != Facet.BASIS && !page.shown.contains(facet)) {
            List<String> lines = FacetLines.of(entry, facet);
            if (!lines.isEmpty()) {
                String line = facet.label() + "：" + FacetLines.list(lines);
                page.line(line);
                page.cite(entry, line);
                page.shown(facet);
            }
        }
    }

    /** One facet of an entry, or of a related entry when it has none itself; false when nobody says it. */
    boolean facet(Page page, Entry entry, Facet facet, String question) {
        List<Entry> owners =
                facet == Facet.AGENT ? neighbours.withFaqs(entry, page) : neighbours.withRelated(entry, page);
        for (Entry owner : owners) {
            List<String> lines = FacetLines.of(owner, facet);
            if (lines.isEmpty()) {
                continue;
            }
            String line = facet.label() + "：" + FacetLines.list(lines);
            page.line(FacetLines.lead(facet, String.join("；", lines), question) + line);
            page.cite(owner, line);
            page.shown(facet);
            if (facet == Facet.CROSS_PROVINCE && !handling(page, entry)) {
                String plainly = Afar.plainly(line);
                if (!plainly.isEmpty()) {
                    page.line(plainly + "。");
                }
            }
            return true;
        }
        page.missing.add(facet);
        return false;
    }

    /**
     * The cross-province service on the same matter says how it is handled; false when there is none. Of several, each for a case
     * of its own, the one that was asked for.
     */
    boolean handling(Page page, Entry entry) {
        if (entry instanceof CrossProvinceService service && page.subject.id().equals(service.id())) {
            return true;
        }
        List<CrossProvinceService> all = (entry instanceof CrossProvinceService
                        ? Stream.of(entry)
                        : neighbours.related(entry, page))
                .filter(CrossProvinceService.class::isInstance)
                .map(CrossProvinceService.class::cast)
                .toList();
        Optional<CrossProvinceService> twin = all.stream()
                .filter(service -> all.size() == 1 || service.equals(page.special))
                .findFirst()
                .filter(service -> !page.cited(service));
        twin.ifPresent(service -> {
            page.line("跨省通办“" + service.title() + "”：" + service.scenario() + "。");
            page.line(CrossProvinceAnswer.modes(service));
            page.cite(service, service.scenario());
        });
        return twin.isPresent();
    }

    /** What to bring, how long, how much, for whoever asked only whether it can be done from afar; and what is left open. */
    void beside(Page page, Entry entry) {
        var unknown = EnumSet.noneOf(Facet.class);
        for (Facet facet : Afar.BESIDE) {
            if (page.shown.contains(facet) || page.missing.contains(facet)) {
                continue;
            }
            if (neighbours.knows(page, entry, facet)) {
                facet(page, entry, facet, "");
            } else {
                unknown.add(facet);
            }
        }
        String open = Afar.open(unknown);
        if (!open.isEmpty()) {
            page.line(open);
        }
    }
}
