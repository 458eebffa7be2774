package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Area;
import yiciban.catalog.Catalog;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.Report;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Uncovered;

/** 答复: puts approved text together; every word about a matter is an entry's, and every entry used is a source. */
final class AnswerComposer {

    private final Card card;
    private final ServiceItemAnswer serviceItem;
    private final CrossProvinceAnswer crossProvince;
    private final LifeEventAnswer lifeEvent;
    private final FaqAnswer faq;

    AnswerComposer(Catalog catalog) {
        var neighbours = new Neighbours(catalog);
        this.card = new Card(neighbours);
        this.serviceItem = new ServiceItemAnswer(card);
        this.crossProvince = new CrossProvinceAnswer(neighbours, card);
        this.lifeEvent = new LifeEventAnswer(new Checklists(catalog), neighbours);
        this.faq = new FaqAnswer(neighbours);
    }

    /**
     * What was found.
     *
     * @param entry the entry the answer is about
     * @param nearest the facet whose text is nearest to the question
     * @param quotes sentences of a report, in their order
     * @param twin the cross-province service on the same matter that was found, too
     * @param special of several cross-province services on the matter, each for a case of its own, the one that was asked for
     */
    record Found(
            Entry entry,
            @Nullable Facet nearest,
            List<String> quotes,
            @Nullable CrossProvinceService twin,
            @Nullable CrossProvinceService special) {

        Found(Entry entry, @Nullable Facet nearest, List<String> quotes, @Nullable CrossProvinceService twin) {
            this(entry, nearest, quotes, twin, null);
        }

        static Found of(Entry entry) {
            return new Found(entry, null, List.of(), null);
        }

        Found with(@Nullable CrossProvinceService asked) {
            return new Found(entry, nearest, quotes, twin, asked);
        }
    }

    /** The answer about what was found. */
    Answer compose(Found found, Route.Lookup asked, double confidence, LocalDateTime now) {
        Entry entry = found.entry();
        var page = new Page(entry, asked.query(), now, found.nearest(), found.special());
        String lead = entry instanceof Report ? "" : Afar.lead(asked.where());
        if (!lead.isEmpty()) {
            page.line(lead);
        }
        if (asked.limits().local()) {
            page.line("本地的电话、地址、上班时间和办件进度，公布的资料里没有写。");
        }
        switch (entry) {
            case ServiceItem item -> {
                serviceItem.write(page, item, asked);
                if (found.twin() != null && page.cited(item) && !asked.where().withinProvince()) {
                    card.handling(page, found.twin());
                }
            }
            case CrossProvinceService service -> crossProvince.write(page, service, asked);
            case LifeEvent event -> lifeEvent.write(page, event, asked);
            case Faq question -> faq.write(page, question, asked);
            case Report report -> ReportAnswer.write(page, report, found.quotes());
            case Uncovered matter -> throw new IllegalStateException("nothing to quote: " + matter.id());
        }
        Area area = entry.head().area();
        if (area != null) {
            page.line("适用地区：" + area.name());
        }
        return page.answer(confidence);
    }

    /** Nothing found: say so, offer the nearest, say where to ask. */
    static Answer notFound(String reason, List<Choice> nearest, double confidence) {
        return notFound(reason, nearest, confidence, List.of());
    }

    /** The same after a search. */
    static Answer notFound(String reason, List<Choice> nearest, double confidence, List<Rejected> rejected) {
        String offer = nearest.isEmpty() ? "" : "\n下面是最接近的几件事，看看有没有您要的：";
        return new Answer.NotFound(
                reason + "\n您的问题已经记下。急着办，请打 12345，或到政务服务大厅窗口问。" + offer, nearest, confidence, rejected);
    }
}
