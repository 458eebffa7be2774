package yiciban.bot.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Grams;
import yiciban.analysis.Normaliser;
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

    /** Lines of a list that fit a phone. */
    private static final int LINES = 12;

    /** Facets a card shows, in this order. */
    private static final List<Facet> CARD = List.of(
            Facet.CONDITIONS, Facet.MATERIALS, Facet.TIME_LIMIT, Facet.FEE, Facet.AUTHORITY, Facet.CROSS_PROVINCE);

    private static final int MAX_CHOICES = 4;

    /** A shorter sentence of a report is the heading of a point. In characters. */
    private static final int HEADING = 25;

    /** What somebody in another province needs beside the handling mode, when a guide says it. */
    private static final Set<Facet> BESIDE = Set.of(Facet.MATERIALS, Facet.TIME_LIMIT, Facet.FEE);

    /** A source that names no law; said last. */
    private static final String UNNAMED = "公开网页整理";

    private static final Pattern ONLINE_STEP = Pattern.compile("线上|网上|网络|互联网|平台|小程序|App|12123|自助");
    private static final Pattern AMOUNT = Pattern.compile("元|免费|不收|不交|收费|标准|不要钱");
    private static final Pattern FIGURE = Pattern.compile("\\d+");

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
        switch (entry) {
            case ServiceItem item -> {
                item(page, item, asked);
                if (found.twin() != null && page.cited(item)) {
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
        if (asked.facets().isEmpty()) {
            card(page, item);
        } else {
            facets(page, item, asked);
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
            if (lines != null) {
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
        } else if (!page.missing.contains(Facet.FEE) && !page.missing.contains(Facet.HOURS)) {
            card(page, entry);
        }
        page.sayMissing();
    }

    /** The facet whose text is nearest to the question belongs into the answer, whatever words were used to ask. */
    private void nearest(Page page, Entry entry) {
        Facet facet = page.nearest;
        if (facet != null && facet != Facet.AUTHORITY && facet != Facet.BASIS && !page.shown.contains(facet)) {
            List<String> lines = of(entry, facet);
            if (!lines.isEmpty()) {
                String line = facet.label() + "：" + list(lines);
                page.line(line);
                page.cite(entry, line);
                page.shown(facet);
            }
        }
    }

    /** One facet of an entry, or of a related entry when it has none itself; false when nobody says it. */
    private boolean facet(Page page, Entry entry, Facet facet, String question) {
        for (Entry owner : withRelated(entry, page)) {
            List<String> lines = of(owner, facet);
            if (lines.isEmpty()) {
                continue;
            }
            String line = facet.label() + "：" + list(lines);
            page.line(lead(facet, String.join("；", lines), question) + line);
            page.cite(owner, line);
            page.shown(facet);
            if (facet == Facet.CROSS_PROVINCE) {
                handling(page, entry);
            }
            return true;
        }
        page.missing.add(facet);
        return false;
    }

    /**
     * The lines of a facet. Where to go is never one of its own: the office, and the first step. How it is done online
     * stands in the steps, too.
     */
    private static List<String> of(Entry entry, Facet facet) {
        if (facet == Facet.ONLINE) {
            var lines = new ArrayList<>(entry.facets().getOrDefault(Facet.ONLINE, List.of()));
            if (!lines.isEmpty()) {
                entry.facets().getOrDefault(Facet.STEPS, List.of()).stream()
                        .filter(step -> ONLINE_STEP.matcher(step).find())
                        .forEach(lines::add);
            }
            return lines;
        }
        if (facet == Facet.PLACE) {
            var lines = new ArrayList<String>();
            lines.addAll(entry.facets().getOrDefault(Facet.AUTHORITY, List.of()));
            entry.facets().getOrDefault(Facet.STEPS, List.of()).stream()
                    .limit(1)
                    .forEach(lines::add);
            return lines;
        }
        return entry.facets().getOrDefault(facet, List.of());
    }

    /** The cross-province service on the same matter says how it is handled. */
    private void handling(Page page, Entry entry) {
        if (entry instanceof CrossProvinceService service && page.subject.id().equals(service.id())) {
            return;
        }
        Stream.concat(Stream.of(entry), related(entry, page))
                .filter(CrossProvinceService.class::isInstance)
                .map(CrossProvinceService.class::cast)
                .filter(service -> !page.cited(service))
                .findFirst()
                .ifPresent(service -> {
                    page.line("跨省通办“" + service.title() + "”：" + service.scenario() + "。");
                    page.line(modes(service));
                    page.cite(service, service.scenario());
                });
    }

    /** 可以 / 不收费 / 不用 first, when a yes-or-no question gets a plain yes or no from the source. */
    private static String lead(Facet facet, String value, String question) {
        boolean yesNo = question.matches(".*(吗|么|不|嘛|没|能不能|可不可以|是不是|用不用|要不要|收不收|行不行|中不中)[?？。!！ ]*$")
                || question.matches(".*(能不能|可不可以|要不要|收不收|用不用|能否|可否).*");
        if (!yesNo) {
            return "";
        }
        return switch (facet) {
            case CROSS_PROVINCE -> value.matches(".*(通办|异地|任一|全国|居住地|全程网办|多地联办|就近|外埠).*") ? "能。" : "";
            case FEE -> value.matches("^(免费|不收|不收费|首次申领免).*") ? "不收费。" : value.matches(".*\\d+元.*") ? "要收费。" : "";
            case ONLINE ->
                value.contains("线上") || value.contains("网办") ? "可以。" : value.equals("线下") ? "资料上只写了线下办理。" : "";
            default -> "";
        };
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
        page.line("能。【" + service.title() + "】可以跨省办。");
        page.line("怎么办：" + service.scenario() + "。");
        page.line(modes(service));
        page.shown(Facet.CROSS_PROVINCE);
        page.cite(service, service.scenario());
        for (Facet facet : Facet.values()) {
            boolean wanted = asked.facets().contains(facet) && facet != Facet.CROSS_PROVINCE;
            if (wanted || (BESIDE.contains(facet) && page.knows(facet, this))) {
                // 能 was said already; yes and no are for what was asked.
                facet(page, service, facet, wanted ? asked.query() : "");
            }
        }
        page.sayMissing();
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
                    + list(event.components().stream()
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
                            .filter(owner -> !of(owner, facet).isEmpty())
                            .findFirst()
                            .ifPresentOrElse(
                                    owner -> {
                                        List<String> lines = of(owner, facet);
                                        page.line(facet.label() + "（" + owner.title() + "）：" + list(lines));
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
                of(entry, Facet.MATERIALS)
                        .forEach(material -> from.computeIfAbsent(material, m -> new ArrayList<>())
                                .add(component.name()));
                page.cite(entry, String.join("\n", of(entry, Facet.MATERIALS)));
            });
        }
        if (from.isEmpty()) {
            page.line("要带的材料：公开的资料里没有写，请问窗口或打 12345。");
            return;
        }
        page.line("已知要带的材料：" + list(List.copyOf(from.keySet())));
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
                || related(faq, page).anyMatch(entry -> !of(entry, Facet.FEE).isEmpty());
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
                    .filter(owner -> !of(owner, facet).isEmpty())
                    .findFirst()
                    .ifPresent(owner -> {
                        List<String> lines = of(owner, facet);
                        String value = String.join("", lines);
                        if (!says(faq.answer(), value)) {
                            page.line(facet.label() + "（" + owner.title() + "）：" + list(lines));
                        }
                        page.cite(owner, String.join("\n", lines));
                    });
        }
        related(faq, page)
                .filter(entry -> !(entry instanceof Faq))
                .limit(2)
                .forEach(entry -> page.choice(new Choice(entry.title(), entry.title())));
    }

    /** Whether an answer says a guide's value already: every figure of it, and most of its words. */
    private static boolean says(String answer, String value) {
        List<String> pairs = Grams.bigrams(Normaliser.normalise(value));
        String said = Normaliser.normalise(answer);
        long found = pairs.stream().filter(said::contains).count();
        return figures(answer).containsAll(figures(value)) && (!figures(value).isEmpty() || found * 2 >= pairs.size());
    }

    private static Set<String> figures(String text) {
        return FIGURE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
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

    private List<Entry> withRelated(Entry entry, Page page) {
        var all = new ArrayList<Entry>();
        all.add(entry);
        related(entry, page).filter(ServiceItem.class::isInstance).limit(1).forEach(all::add);
        return all;
    }

    /** One line as it is, several as a numbered list. */
    private static String list(List<String> lines) {
        if (lines.size() == 1) {
            return lines.getFirst();
        }
        return IntStream.range(0, Math.min(LINES, lines.size()))
                .mapToObj(i -> "\n" + (i + 1) + ". " + lines.get(i))
                .collect(Collectors.joining());
    }

    /** An answer while it is being written. */
    private static final class Page {
        private final Entry subject;
        private final LocalDate today;
        private final StringBuilder text = new StringBuilder();
        private final Map<Entry, Source> sources = new LinkedHashMap<>();
        private final List<Choice> choices = new ArrayList<>();
        private final Set<Facet> shown = EnumSet.noneOf(Facet.class);
        private final Set<Facet> missing = EnumSet.noneOf(Facet.class);
        private final @Nullable Facet nearest;

        private Page(Entry subject, LocalDate today, @Nullable Facet nearest) {
            this.subject = subject;
            this.today = today;
            this.nearest = nearest;
        }

        private boolean knows(Facet facet, AnswerComposer composer) {
            return composer.withRelated(subject, this).stream()
                    .anyMatch(entry -> !of(entry, facet).isEmpty());
        }

        private boolean cited(Entry entry) {
            return sources.containsKey(entry);
        }

        /** Says what was asked and stands in no source. */
        private void sayMissing() {
            if (!missing.isEmpty()) {
                String labels = missing.stream().map(Facet::label).collect(Collectors.joining("、"));
                line("资料里没有写明“" + labels + "”，请问受理窗口或打 12345。");
            }
        }

        private void line(String line) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(line);
        }

        private void shown(Facet facet) {
            shown.add(facet);
        }

        /** An entry and words of it; more words of an entry join those that were cited before. */
        private void cite(Entry entry, String quote) {
            sources.merge(entry, source(entry, quote), Page::joined);
        }

        private static Source joined(Source before, Source more) {
            String quote =
                    before.quote().contains(more.quote()) ? before.quote() : before.quote() + "\n" + more.quote();
            return new Source(before.id(), before.title(), before.kind(), before.locator(), before.document(), quote);
        }

        /** The entry that was named, by its name, when nothing else of it was said. */
        private void citeAtLeast(Entry entry) {
            if (!cited(entry)) {
                cite(entry, entry.title());
            }
        }

        private void citeFirst(Entry entry, String quote) {
            var others = new LinkedHashMap<>(sources);
            sources.clear();
            sources.put(entry, source(entry, quote));
            sources.putAll(others);
        }

        private void choice(Choice choice) {
            choices.add(choice);
        }

        private static Source source(Entry entry, String quote) {
            String locator = entry instanceof ServiceItem item && item.legalBasis() != null
                    ? item.legalBasis()
                    : entry.head().provenance().title();
            return new Source(
                    entry.id(),
                    entry.title(),
                    entry.kind(),
                    locator,
                    entry.head().provenance().document(),
                    quote);
        }

        private Answer answer(double confidence) {
            if (sources.isEmpty()) {
                String what = missing.stream().map(Facet::label).distinct().collect(Collectors.joining("、"));
                return notFound(
                        "没有找到“" + subject.title() + "”的" + what + "：公布的资料里没有写。",
                        List.of(new Choice(subject.title(), subject.title())),
                        confidence);
            }
            // The entry the answer is about leads, whatever was quoted first.
            if (sources.containsKey(subject)) {
                var others = new LinkedHashMap<>(sources);
                Source first = others.remove(subject);
                sources.clear();
                sources.put(subject, first);
                sources.putAll(others);
            }
            String named = sources.values().stream()
                    .map(AnswerComposer::named)
                    .distinct()
                    .sorted(Comparator.comparing(UNNAMED::equals))
                    .limit(3)
                    .collect(Collectors.joining("；"));
            return new Answer.Answered(
                    text + "\n依据：" + named, List.copyOf(sources.values()), subject.id(), next(), confidence);
        }

        /** What else can be asked of the entry in hand. */
        private List<Choice> next() {
            var next = new ArrayList<>(choices);
            for (Facet facet : List.of(Facet.MATERIALS, Facet.STEPS, Facet.TIME_LIMIT, Facet.FEE, Facet.BASIS)) {
                if (subject.facets().containsKey(facet) && !shown.contains(facet)) {
                    next.add(new Choice(
                            facet.label(),
                            subject.title() + " " + facet.question().replaceFirst("，.*", "")));
                }
            }
            return next.stream().distinct().limit(MAX_CHOICES).toList();
        }
    }

    private static String named(Source source) {
        return source.kind().equals("报告") ? "《" + source.title() + "》" + source.locator() : source.locator();
    }
}
