package yiciban.bot.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Catalog;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.Report;
import yiciban.catalog.Section;
import yiciban.catalog.ServiceItem;

/** 答复: puts approved text together; every word about a matter is an entry's, and every entry used is a source. */
final class AnswerComposer {

    /** Facets a card shows, in this order. */
    private static final List<Facet> CARD = List.of(
            Facet.CONDITIONS, Facet.MATERIALS, Facet.TIME_LIMIT, Facet.FEE, Facet.AUTHORITY, Facet.CROSS_PROVINCE);

    /** A shorter sentence of a report is the heading of a point. In characters. */
    private static final int HEADING = 25;

    private static final Pattern AMOUNT = Pattern.compile("元|免费|不收|不交|收费|标准|不要钱");

    private final Catalog catalog;

    AnswerComposer(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What was found.
     *
     * @param entry the entry the answer is about
     * @param nearest the facet whose text is nearest to the question
     * @param quotes sentences of a report, in their order
     * @param twin the cross-province service on the same matter that was found, too
     */
    record Found(
            Entry entry,
            @Nullable Facet nearest,
            List<String> quotes,
            @Nullable CrossProvinceService twin) {
        static Found of(Entry entry) {
            return new Found(entry, null, List.of(), null);
        }
    }

    /** The answer about what was found. */
    Answer compose(Found found, Route.Lookup asked, double confidence, LocalDate today) {
        Entry entry = found.entry();
        var page = new Page(entry, today, found.nearest());
        String lead = entry instanceof Report ? "" : Afar.lead(asked.where());
        if (!lead.isEmpty()) {
            page.line(lead);
        }
        switch (entry) {
            case ServiceItem item -> {
                item(page, item, asked);
                if (found.twin() != null && page.cited(item) && !asked.where().withinProvince()) {
                    handling(page, found.twin());
                }
            }
            case CrossProvinceService service -> crossProvince(page, service, asked);
            case LifeEvent event -> lifeEvent(page, event, asked);
            case Faq faq -> faq(page, faq, asked);
            case Report report -> report(page, report, found.quotes());
        }
        return page.answer(confidence);
    }

    /** Nothing found: say so, offer the nearest, say where to ask. */
    static Answer notFound(String reason, List<Choice> nearest, double confidence) {
        String offer = nearest.isEmpty() ? "" : "\n下面是最接近的几件事，看看有没有您要的：";
        return new Answer.NotFound(reason + "\n您的问题已经记下。急着办，请打 12345，或到政务服务大厅窗口问。" + offer, nearest, confidence);
    }

    private void item(Page page, ServiceItem item, Route.Lookup asked) {
        page.line("【" + item.title() + "】");
        if (asked.where().withinProvince()) {
            withinProvince(page, item, asked);
        } else if (asked.facets().isEmpty()) {
            card(page, item);
        } else {
            facets(page, item, asked);
        }
    }

    /** In another city of the province: what was asked, then what the source says about elsewhere, and what it does not. */
    private void withinProvince(Page page, Entry entry, Route.Lookup asked) {
        var facets = EnumSet.noneOf(Facet.class);
        facets.addAll(asked.facets());
        facets.remove(Facet.CROSS_PROVINCE);
        List<String> said = FacetLines.of(entry, Facet.CROSS_PROVINCE);
        page.line(Afar.withinProvince(said));
        page.shown(Facet.CROSS_PROVINCE);
        page.cite(entry, said.isEmpty() ? entry.title() : String.join("；", said));
        if (facets.isEmpty()) {
            card(page, entry);
        } else {
            facets.forEach(facet -> facet(page, entry, facet, asked.query()));
            page.sayMissing();
        }
    }

    /** What to bring, how long, how much, for whoever asked only whether it can be done from afar; and what is left open. */
    private void beside(Page page, Entry entry) {
        var unknown = EnumSet.noneOf(Facet.class);
        for (Facet facet : Afar.BESIDE) {
            if (page.shown.contains(facet) || page.missing.contains(facet)) {
                continue;
            }
            if (knows(page, entry, facet)) {
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

    private void card(Page page, Entry entry) {
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

    private void facets(Page page, Entry entry, Route.Lookup asked) {
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
            card(page, entry);
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
    private boolean facet(Page page, Entry entry, Facet facet, String question) {
        for (Entry owner : facet == Facet.AGENT ? withFaqs(entry, page) : withRelated(entry, page)) {
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

    /** The cross-province service on the same matter says how it is handled. */
    private boolean handling(Page page, Entry entry) {
        if (entry instanceof CrossProvinceService service && page.subject.id().equals(service.id())) {
            return true;
        }
        Optional<CrossProvinceService> twin = Stream.concat(Stream.of(entry), related(entry, page))
                .filter(CrossProvinceService.class::isInstance)
                .map(CrossProvinceService.class::cast)
                .filter(service -> !page.cited(service))
                .findFirst();
        twin.ifPresent(service -> {
            page.line("跨省通办“" + service.title() + "”：" + service.scenario() + "。");
            page.line(modes(service));
            page.cite(service, service.scenario());
        });
        return twin.isPresent();
    }

    private void crossProvince(Page page, CrossProvinceService service, Route.Lookup asked) {
        boolean followUp = asked.subject() != null
                && !asked.facets().isEmpty()
                && !asked.facets().contains(Facet.CROSS_PROVINCE);
        if (followUp) {
            page.line("【" + service.title() + "】");
            facets(page, service, asked);
            return;
        }
        if (asked.where().withinProvince()) {
            page.line("【" + service.title() + "】");
            page.line(Afar.withinProvince(List.of(service.scenario())));
            page.cite(service, service.scenario());
            beside(page, service);
            return;
        }
        page.line("能。【" + service.title() + "】可以跨省办。");
        page.line("怎么办：" + service.scenario() + "。");
        page.line(modes(service));
        page.shown(Facet.CROSS_PROVINCE);
        page.cite(service, service.scenario());
        for (Facet facet : Facet.values()) {
            if (asked.facets().contains(facet) && facet != Facet.CROSS_PROVINCE) {
                facet(page, service, facet, asked.query());
            }
        }
        page.sayMissing();
        beside(page, service);
        related(service, page)
                .filter(ServiceItem.class::isInstance)
                .limit(1)
                .forEach(guide -> page.choice(new Choice(guide.title(), guide.title())));
    }

    private static String modes(CrossProvinceService service) {
        if (service.modes().isEmpty()) {
            return "具体怎么受理，以受理地答复为准。";
        }
        String modes = service.modes().stream()
                .map(mode -> mode.label() + "（" + mode.plainly() + "）")
                .collect(Collectors.joining("；"));
        return "办理方式：" + modes + "。" + (service.modeInferred() ? "这是按文件推定的，" : "") + "以受理地答复为准。";
    }

    private void lifeEvent(Page page, LifeEvent event, Route.Lookup asked) {
        page.line("【" + event.title() + "】是“一件事一次办”：一次申请，几个部门一起办。");
        if (!event.head().summary().isEmpty()) {
            page.line(event.head().summary());
        }
        if (event.components().isEmpty()) {
            page.line("包含哪些事项，公开的清单里没有列出，请问窗口或打 12345。");
        } else {
            page.line("一起办的事项："
                    + FacetLines.list(event.components().stream()
                            .map(LifeEvent.Component::name)
                            .toList()));
            page.shown(Facet.COMPONENTS);
        }
        for (Facet facet : asked.facets()) {
            switch (facet) {
                case MATERIALS -> materials(page, event);
                case AUTHORITY, BASIS, PLACE -> {}
                default ->
                    related(event, page)
                            .filter(ServiceItem.class::isInstance)
                            .filter(owner -> !FacetLines.of(owner, facet).isEmpty())
                            .findFirst()
                            .ifPresentOrElse(
                                    owner -> {
                                        List<String> lines = FacetLines.of(owner, facet);
                                        page.line(facet.label() + "（" + owner.title() + "）：" + FacetLines.list(lines));
                                        page.cite(owner, String.join("\n", lines));
                                    },
                                    () -> page.missing.add(facet));
            }
        }
        page.sayMissing();
        List<String> authority = event.facets().get(Facet.AUTHORITY);
        if (authority != null) {
            page.line(String.join("；", authority) + "。");
        }
        page.line("各地合并的事项不完全一样，以当地公布为准。");
        page.citeFirst(
                event,
                event.components().isEmpty()
                        ? event.title()
                        : event.components().stream()
                                .map(LifeEvent.Component::name)
                                .collect(Collectors.joining("；")));
        related(event, page)
                .filter(other -> other instanceof LifeEvent && other.title().equals(event.title()))
                .forEach(other -> page.cite(other, other.title()));
        for (LifeEvent.Component component : event.components()) {
            if (component.guide() != null) {
                catalog.find(component.guide())
                        .filter(guide -> guide.quotableOn(page.today))
                        .ifPresent(guide -> page.choice(new Choice(guide.title(), guide.title())));
            }
        }
    }

    /** One list of what to bring: the materials of every component that has a guide, each named once. */
    private void materials(Page page, LifeEvent event) {
        var from = new LinkedHashMap<String, List<String>>();
        for (LifeEvent.Component component : event.components()) {
            Optional<Entry> guide = Optional.ofNullable(component.guide())
                    .flatMap(catalog::find)
                    .filter(entry -> entry.quotableOn(page.today));
            guide.ifPresent(entry -> {
                FacetLines.of(entry, Facet.MATERIALS)
                        .forEach(material -> from.computeIfAbsent(material, m -> new ArrayList<>())
                                .add(component.name()));
                page.cite(entry, String.join("\n", FacetLines.of(entry, Facet.MATERIALS)));
            });
        }
        if (from.isEmpty()) {
            page.line("要带的材料：公开的资料里没有写，请问窗口或打 12345。");
            return;
        }
        page.line("已知要带的材料：" + FacetLines.list(List.copyOf(from.keySet())));
        List<String> unknown = event.components().stream()
                .filter(component -> component.guide() == null)
                .map(LifeEvent.Component::name)
                .toList();
        if (!unknown.isEmpty()) {
            page.line("这些事项的材料我还不知道：" + String.join("、", unknown) + "。");
        }
    }

    private void faq(Page page, Faq faq, Route.Lookup asked) {
        boolean priced = AMOUNT.matcher(faq.answer()).find()
                || related(faq, page)
                        .anyMatch(entry -> !FacetLines.of(entry, Facet.FEE).isEmpty());
        if (asked.facets().contains(Facet.FEE) && !priced) {
            // Asked for an amount, an answer without one is an answer to another question.
            page.missing.add(Facet.FEE);
            return;
        }
        page.line(faq.answer());
        page.cite(faq, faq.answer());
        for (Facet facet : asked.facets()) {
            if (facet == Facet.CROSS_PROVINCE || facet == Facet.ONLINE) {
                continue;
            }
            related(faq, page)
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
        related(faq, page)
                .filter(entry -> !(entry instanceof Faq))
                .limit(2)
                .forEach(entry -> page.choice(new Choice(entry.title(), entry.title())));
    }

    /** The sentences, word for word, and the next one when one is only a heading. */
    private void report(Page page, Report report, List<String> quotes) {
        Section section = report.sections().stream()
                .filter(s -> s.sentences().stream()
                        .anyMatch(sentence -> sentence.text().equals(quotes.getFirst())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not a sentence of " + report.id()));
        List<String> sentences =
                section.sentences().stream().map(Section.Sentence::text).toList();
        var quoted = new StringBuilder();
        for (int at = 0; at < sentences.size(); at++) {
            boolean afterHeading = at > 0
                    && quotes.contains(sentences.get(at - 1))
                    && sentences.get(at - 1).length() < HEADING;
            if (quotes.contains(sentences.get(at)) || afterHeading) {
                quoted.append(sentences.get(at));
            }
        }
        page.line("《" + report.title() + "》" + place(section) + "写道：");
        page.line("“" + quoted + "”");
        page.line("这是 " + report.year() + " 年" + report.region() + "的情况。");
        page.sources.put(
                report,
                new Source(
                        report.id(),
                        report.title(),
                        report.kind(),
                        section.chapter() + "，" + report.year() + " 年",
                        null,
                        quoted.toString()));
    }

    private static String place(Section section) {
        return section.chapter().length() <= 2 ? section.chapter() : "“" + section.chapter() + "”一章";
    }

    private Stream<Entry> related(Entry entry, Page page) {
        return entry.head().related().stream()
                .flatMap(id -> catalog.find(id).stream())
                .filter(other -> other.quotableOn(page.today));
    }

    /** Whether the entry, or its guide, says anything of the facet. */
    private boolean knows(Page page, Entry entry, Facet facet) {
        return withRelated(entry, page).stream()
                .anyMatch(owner -> !FacetLines.of(owner, facet).isEmpty());
    }

    private List<Entry> withRelated(Entry entry, Page page) {
        var all = new ArrayList<Entry>();
        all.add(entry);
        related(entry, page).filter(ServiceItem.class::isInstance).limit(1).forEach(all::add);
        return all;
    }

    /** The same and the FAQs on the matter: only they say who else may do it. */
    private List<Entry> withFaqs(Entry entry, Page page) {
        var all = new ArrayList<>(withRelated(entry, page));
        related(entry, page).filter(Faq.class::isInstance).forEach(all::add);
        return all;
    }
}
