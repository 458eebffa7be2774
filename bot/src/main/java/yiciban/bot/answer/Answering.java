package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Spelling;
import yiciban.analysis.Synonyms;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.Report;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Uncovered;
import yiciban.search.Hit;
import yiciban.search.Hits;
import yiciban.search.Ranking;

/** 问答: from a question and the turns before it to an answer; writes nothing, safe for many threads. */
public final class Answering {

    /** Hits looked at. */
    private static final int DEPTH = 10;

    /** Nearest entries offered when nothing fits. */
    private static final int NEAREST = 3;

    /** Hits among which twins of the first are looked for. */
    private static final int TWINS = 5;

    private final Catalog catalog;
    private final HomeSearch search;
    private final Ranking ranking;
    private final Spelling spelling;
    private final Unfit unfit;
    private final Triage triage;
    private final Talk talk;
    private final NthItem nthItem;
    private final Leading leading;
    private final AnswerComposer composer;
    private final Successors successors;

    Answering(
            Catalog catalog,
            HomeSearch search,
            Ranking ranking,
            Spelling spelling,
            Synonyms synonyms,
            Lexicon lexicon,
            Talk talk,
            Places places) {
        this.catalog = catalog;
        this.search = search;
        this.ranking = ranking;
        this.spelling = spelling;
        this.unfit = new Unfit(synonyms);
        this.talk = talk;
        var titles = new Titles(catalog);
        this.triage = new Triage(lexicon, places, titles);
        this.leading = new Leading(catalog, titles, ranking);
        this.nthItem = new NthItem(catalog);
        this.composer = new AnswerComposer(catalog);
        this.successors = new Successors(catalog);
    }

    /** Hops 3 to 5: what is it, what do we know, what do we say. */
    public Answer answer(Question asked, List<Exchange> history) {
        Question spelt = asked.spelt(spelling);
        Optional<NthItem.Meant> nth = nthItem.in(spelt, history);
        if (nth.filter(item -> !item.described(spelt.askedAt(), catalog)).isPresent()) {
            return noGuide(nth.get());
        }
        Question question =
                nth.map(item -> item.named(spelt.askedAt(), catalog)).orElse(spelt);
        List<String> several = triage.severalIn(question);
        if (!several.isEmpty()) {
            Optional<Answer> together = Together.of(several.stream()
                    .map(one -> single(Question.of(one, question.askedAt()), history))
                    .toList());
            if (together.isPresent()) {
                return together.get();
            }
        }
        return single(question, history);
    }

    private Answer single(Question question, List<Exchange> history) {
        return switch (triage.route(question, history)) {
            case Route.Compared(String one, String other, Route.Lookup otherwise) ->
                compared(one, other, question.askedAt()).orElseGet(() -> lookUp(otherwise, question, history));
            case Route.Lookup lookup -> lookUp(lookup, question, history);
            case Route.Ambiguous(Lexicon.Family family, Route.Lookup otherwise) ->
                clarify(family, question.askedAt()).orElseGet(() -> lookUp(otherwise, question, history));
            case Route.SmallTalk(String text) -> new Answer.SmallTalk(text, List.of());
            case Route.HumanWanted(String text) -> new Answer.SmallTalk(text, List.of());
            case Route.Urgent(String text, String number) -> new Answer.Urgent(text, number);
            case Route.OutOfScope(String text) -> new Answer.Declined(text);
            case Route.WithoutSubject() -> new Answer.Clarifying("您问的是哪件事？说出名字我就能查，比如“居住证”“补身份证”。", List.of(), 1);
        };
    }

    private static Answer noGuide(NthItem.Meant meant) {
        String title = meant.event().title();
        return AnswerComposer.notFound(
                "没有找到“" + meant.item().name() + "”的办事指南：它是“" + title + "”里的一项，公布的资料里还没有写怎么办。",
                List.of(new Choice(title, title)),
                1);
    }

    /** What the search saw, for {@code ask --explain}. */
    public Hits explain(Question question) {
        return search(question.normalised());
    }

    Hits search(String query) {
        return search.hits(query, DEPTH);
    }

    /** How a question is taken when nothing was said before it. */
    Route route(Question spelt) {
        return triage.route(spelt, List.of());
    }

    /** The questions of a message that are answered one by one; empty when it is one. */
    List<String> severalIn(Question spelt) {
        return triage.severalIn(spelt);
    }

    /** What is said when talk was found first; empty when a matter was. */
    Optional<Answer> talk(Hits hits) {
        return talk.reply(hits, ranking);
    }

    /** Why a hit must not answer; empty when it may. */
    Optional<String> unfit(Hit hit, String query, LocalDateTime now) {
        if (talk.is(hit)) {
            return Optional.of("闲谈的说法");
        }
        return unfit.byRule(entry(hit), query).or(() -> Unfit.byState(entry(hit), now));
    }

    /** More of what the search saw, for training. */
    public List<Hit> candidates(Question question, int count) {
        return search.hits(question.normalised(), count).hits();
    }

    /** What each name stands for first; empty when that is the same, or nothing. */
    private Optional<Answer> compared(String one, String other, LocalDateTime now) {
        Optional<Hit> left = first(one, now);
        Optional<Hit> right = first(other, now);
        if (left.isEmpty()
                || right.isEmpty()
                || left.get().entry().equals(right.get().entry())) {
            return Optional.empty();
        }
        var page = new Page(entry(left.get()), "", now, null, null);
        return Optional.of(Together.compared(page, entry(left.get()), entry(right.get()), 1));
    }

    private Optional<Hit> first(String name, LocalDateTime now) {
        return search.hits(name, DEPTH).hits().stream()
                .filter(hit -> !talk.is(hit))
                .filter(hit -> entry(hit) instanceof ServiceItem && entry(hit).quotableAt(now))
                .findFirst();
    }

    private Answer lookUp(Route.Lookup lookup, Question question, List<Exchange> history) {
        Answer answer = lookUp(lookup, question);
        if (!(answer instanceof Answer.NotFound)
                || answer.confidence() >= ranking.answerFrom()
                || lookup.subject() != null) {
            return answer;
        }
        return triage.inContext(question, history)
                .filter(again -> !namesUncovered(lookup))
                .map(again -> lookUp(again, question))
                .filter(Answer.Answered.class::isInstance)
                .orElse(answer);
    }

    /** Nothing answers it, and surely so: it is another matter than the one in hand, known by name only. */
    private boolean namesUncovered(Route.Lookup lookup) {
        Hits hits = talk.without(search.hits(lookup.query(), DEPTH), ranking);
        List<Hit> fitting = fitting(hits, lookup);
        return hits.confidence() >= ranking.answerFrom()
                && !fitting.isEmpty()
                && entry(fitting.getFirst()) instanceof Uncovered;
    }

    private List<Hit> fitting(Hits hits, Route.Lookup lookup) {
        return leading.of(
                hits.hits().stream()
                        .filter(hit -> unfit.byRule(entry(hit), lookup.query()).isEmpty())
                        .toList(),
                lookup);
    }

    private Answer lookUp(Route.Lookup lookup, Question question) {
        if (lookup.subject() != null) {
            Optional<Entry> asked = catalog.find(lookup.subject());
            Optional<Entry> subject = asked.flatMap(entry -> successors.holding(entry, question.askedAt()));
            if (subject.isPresent() && !onlyLocal(lookup, subject.get()) && !(subject.get() instanceof Report)) {
                Answer answer = composer.compose(
                        inHand(knowing(subject.get(), lookup, question.askedAt()), lookup, question.askedAt()),
                        lookup,
                        1,
                        question.askedAt());
                return Successors.said(asked.get(), subject.get(), answer);
            }
        }
        Hits all = search.hits(lookup.query(), DEPTH);
        Optional<Answer> said = talk.reply(all, ranking);
        if (said.isPresent()) {
            return said.get();
        }
        Hits hits = talk.without(all, ranking);
        List<Hit> fitting = fitting(hits, lookup);
        List<Hit> quotable = fitting.stream()
                .filter(hit -> entry(hit).quotableAt(question.askedAt()))
                .toList();
        if (!fitting.isEmpty() && entry(fitting.getFirst()) instanceof Uncovered matter) {
            return uncovered(matter, hits, quotable);
        }
        if (unpublished(fitting, quotable) && hits.confidence() >= ranking.answerFrom()) {
            Entry old = entry(fitting.getFirst());
            return successors
                    .after(old, question.askedAt())
                    .map(now -> Successors.said(
                            old,
                            now,
                            composer.compose(
                                    AnswerComposer.Found.of(now), lookup, hits.confidence(), question.askedAt())))
                    .orElseGet(() -> AnswerComposer.notFound(
                            Successors.why(old, question.askedAt()),
                            nearest(quotable),
                            hits.confidence(),
                            rejected(hits)));
        }
        if (quotable.isEmpty() || hits.confidence() < ranking.answerFrom()) {
            boolean offer = hits.confidence() >= ranking.offerFrom();
            return AnswerComposer.notFound(
                    "没有找到能回答这个问题的资料。", offer ? nearest(quotable) : List.of(), hits.confidence(), rejected(hits));
        }
        Hit first = quotable.getFirst();
        Entry entry = entry(first);
        if (onlyLocal(lookup, entry)) {
            return AnswerComposer.notFound(
                    "没有找到本地的电话、地址、上班时间或办件进度：公布的资料里没有写。", nearest(quotable), hits.confidence(), rejected(hits));
        }
        if (entry instanceof Report report && anotherFigure(report, lookup.limits())) {
            return AnswerComposer.notFound(
                    "没有找到：我只有 %d 年%s的数字。".formatted(report.year(), report.region()),
                    List.of(new Choice(
                            report.year() + " 年" + report.region() + "的情况",
                            report.region() + report.year() + "年 "
                                    + Normaliser.bare(first.passage().shape()))),
                    hits.confidence(),
                    rejected(hits));
        }
        return composer.compose(
                leading.found(quotable, lookup, question.askedAt()), lookup, hits.confidence(), question.askedAt());
    }

    /** Asked for from elsewhere, it may have several services across provinces: which of them is for the search to say. */
    private AnswerComposer.Found inHand(Entry entry, Route.Lookup lookup, LocalDateTime now) {
        var found = AnswerComposer.Found.of(entry);
        if (!lookup.elsewhere() && !lookup.facets().contains(Facet.CROSS_PROVINCE)) {
            return found;
        }
        List<Hit> quotable = search(entry.title() + " " + lookup.query()).hits().stream()
                .filter(hit -> !talk.is(hit) && entry(hit).quotableAt(now))
                .toList();
        return found.with(leading.serviceAskedFor(entry, quotable));
    }

    /** What was found first is known by name only: said so when that is sure, else nothing was found. */
    private Answer uncovered(Uncovered matter, Hits hits, List<Hit> quotable) {
        boolean sure = hits.confidence() >= ranking.answerFrom();
        String reason =
                sure ? "没有找到：“%s”的资料，我这里还没有。这类事一般归%s管。".formatted(matter.title(), matter.office()) : "没有找到能回答这个问题的资料。";
        boolean offer = !sure && hits.confidence() >= ranking.offerFrom();
        // Sure of the matter is sure that nothing answers.
        return AnswerComposer.notFound(
                reason,
                offer ? nearest(quotable) : List.of(),
                Math.min(hits.confidence(), 1 - hits.confidence()),
                rejected(hits));
    }

    /** An FAQ in hand answers one thing; asked for a facet, its guide knows more. */
    private Entry knowing(Entry subject, Route.Lookup lookup, LocalDateTime now) {
        return subject.head().related().stream()
                .flatMap(id -> catalog.find(id).stream())
                .filter(entry -> subject instanceof Faq && entry instanceof ServiceItem && entry.quotableAt(now))
                .filter(entry -> lookup.facets().stream().anyMatch(entry.facets()::containsKey))
                .findFirst()
                .orElse(subject);
    }

    /** What was found first may not be quoted, and nothing on the same matter may. */
    private boolean unpublished(List<Hit> hits, List<Hit> quotable) {
        if (hits.isEmpty() || quotable.isEmpty() || hits.getFirst().equals(quotable.getFirst())) {
            return false;
        }
        if (hits.getFirst().score() - quotable.getFirst().score() < ranking.nearly()) {
            return false;
        }
        Entry first = entry(hits.getFirst());
        return quotable.stream()
                .limit(TWINS)
                .map(this::entry)
                .noneMatch(entry -> entry.title().equals(first.title())
                        || entry.head().related().contains(first.id())
                        || first.head().related().contains(entry.id()));
    }

    /** Whether nothing is asked that a source could say: a telephone number, an address, hours, progress. */
    private static boolean onlyLocal(Route.Lookup lookup, Entry entry) {
        return lookup.limits().local()
                && lookup.facets().stream()
                        .filter(facet -> facet != Facet.PLACE && facet != Facet.HOURS)
                        .allMatch(facet -> FacetLines.of(entry, facet).isEmpty());
    }

    private static boolean anotherFigure(Report report, Route.Limits limits) {
        return limits.anotherArea() || (limits.year() != null && limits.year() != report.year());
    }

    private List<Choice> nearest(List<Hit> hits) {
        return hits.stream()
                .map(this::entry)
                .distinct()
                .limit(NEAREST)
                .filter(entry -> !(entry instanceof Report))
                .map(entry -> new Choice(entry.title(), entry.title()))
                .distinct()
                .toList();
    }

    /** What the search sees, for staff: content, best first, one an entry. */
    List<Rejected> found(String query) {
        return rejected(talk.without(search(query), ranking));
    }

    private List<Rejected> rejected(Hits hits) {
        var rejected = new LinkedHashMap<EntryId, Rejected>();
        hits.hits()
                .forEach(hit -> rejected.putIfAbsent(
                        hit.entry(),
                        new Rejected(hit.entry().value(), entry(hit).title(), hit.score())));
        return rejected.values().stream().limit(Rejected.KEPT).toList();
    }

    /** Asks back with the items that may be quoted; empty when they leave nothing to choose. */
    private Optional<Answer> clarify(Lexicon.Family family, LocalDateTime now) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < family.items().size(); i++) {
            String label = family.labels().get(i);
            catalog.find(family.items().get(i))
                    .filter(entry -> entry.quotableAt(now))
                    .ifPresent(entry -> choices.add(new Choice(label, entry.title())));
        }
        return choices.size() < 2 ? Optional.empty() : Optional.of(new Answer.Clarifying(family.prompt(), choices, 1));
    }

    private Entry entry(Hit hit) {
        return catalog.find(hit.entry())
                .orElseThrow(() ->
                        new IllegalStateException("the index knows an entry the catalog does not: " + hit.entry()));
    }
}
