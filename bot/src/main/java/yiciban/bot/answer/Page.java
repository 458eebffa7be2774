package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.ServiceItem;

/** An answer while it is being written. */
final class Page {

    private static final int MAX_CHOICES = 4;

    /** A source that names no law; said last. */
    private static final String UNNAMED = "公开网页整理";

    /** Matters by which people are paid. */
    private static final Pattern PAID = Pattern.compile("补贴|津贴|补助|保险金|失业金|养老金|生活保障|救助|报销|抚恤");

    /** Asks what one is paid: 能领多少, 一个月发多少. */
    private static final Pattern PAYS = Pattern.compile("(?:能|可以|可|一个月|每个?月|一年|每年|一次)(?:领|发|拿|报|给)[取到销]?(?:多少|几)");

    final Entry subject;
    final LocalDateTime now;
    private final boolean paid;
    private final StringBuilder text = new StringBuilder();
    final Map<Entry, Source> sources = new LinkedHashMap<>();
    private final List<Choice> choices = new ArrayList<>();
    final Set<Facet> shown = EnumSet.noneOf(Facet.class);
    final Set<Facet> missing = EnumSet.noneOf(Facet.class);
    final @Nullable Facet nearest;
    final @Nullable CrossProvinceService special;

    Page(
            Entry subject,
            String question,
            LocalDateTime now,
            @Nullable Facet nearest,
            @Nullable CrossProvinceService special) {
        this.subject = subject;
        this.paid =
                PAID.matcher(subject.title()).find() || PAYS.matcher(question).find();
        this.now = now;
        this.nearest = nearest;
        this.special = special;
    }

    boolean cited(Entry entry) {
        return sources.containsKey(entry);
    }

    /** Says what was asked and stands in no source. */
    void sayMissing() {
        if (!missing.isEmpty()) {
            String labels = missing.stream().map(this::called).collect(Collectors.joining("、"));
            line("资料里没有写明“" + labels + "”，请问受理窗口或打 12345。");
        }
    }

    void line(String line) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(line);
    }

    void shown(Facet facet) {
        shown.add(facet);
    }

    /** An entry and words of it; more words of an entry join those that were cited before. */
    void cite(Entry entry, String quote) {
        sources.merge(entry, source(entry, quote), Page::joined);
    }

    private static Source joined(Source before, Source more) {
        String quote = before.quote().contains(more.quote()) ? before.quote() : before.quote() + "\n" + more.quote();
        return new Source(before.id(), before.title(), before.kind(), before.locator(), before.document(), quote);
    }

    /** The entry that was named, by its name, when nothing else of it was said. */
    void citeAtLeast(Entry entry) {
        if (!cited(entry)) {
            cite(entry, entry.title());
        }
    }

    void citeFirst(Entry entry, String quote) {
        var others = new LinkedHashMap<>(sources);
        sources.clear();
        sources.put(entry, source(entry, quote));
        sources.putAll(others);
    }

    void choice(Choice choice) {
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

    Answer answer(double confidence) {
        if (sources.isEmpty()) {
            String what = missing.stream().map(this::called).distinct().collect(Collectors.joining("、"));
            String whose = subject instanceof Faq ? "这件事" : "“" + subject.title() + "”"; // a question is no name
            return AnswerComposer.notFound(
                    "没有找到" + whose + "的" + what + "：公布的资料里没有写。",
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
                .map(Page::named)
                .distinct()
                .sorted(Comparator.comparing(UNNAMED::equals))
                .limit(3)
                .collect(Collectors.joining("；"));
        return new Answer.Answered(
                text + "\n依据：" + named, List.copyOf(sources.values()), subject.id(), next(), confidence);
    }

    /** Whoever asks what a benefit pays does not ask what it costs. */
    private String called(Facet facet) {
        return facet == Facet.FEE && paid ? "发放标准" : facet.label();
    }

    /** What else can be asked of the entry in hand. */
    private List<Choice> next() {
        var next = new ArrayList<>(choices);
        for (Facet facet : List.of(Facet.MATERIALS, Facet.STEPS, Facet.TIME_LIMIT, Facet.FEE, Facet.BASIS)) {
            if (subject.facets().containsKey(facet) && !shown.contains(facet)) {
                next.add(new Choice(
                        facet.label(), subject.title() + " " + facet.question().replaceFirst("，.*", "")));
            }
        }
        return next.stream().distinct().limit(MAX_CHOICES).toList();
    }

    private static String named(Source source) {
        return source.kind().equals("报告") ? "《" + source.title() + "》" + source.locator() : source.locator();
    }
}
