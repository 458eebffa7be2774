package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.Catalog;
import yiciban.catalog.CrossProvinceService;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.Faq;
import yiciban.catalog.LifeEvent;
import yiciban.catalog.Report;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Uncovered;
import yiciban.search.Hit;
import yiciban.search.Ranking;

/** Which of the hits leads, where the question says more than likeness does, and what is answered with; pure. */
record Leading(Catalog catalog, Titles titles, Ranking ranking) {

    /** Points of the score by which it may lie behind: the first then shares the facet asked for and not the matter. */
    private static final double BEHIND = 2.5;

    /** Hits among which twins of the first, and the guide named, are looked for. */
    private static final int TWINS = 5;

    /** Facets that are one question with another: 网上哪个地方能办. */
    private static final Set<Facet> ASKED_BESIDE = Set.of(Facet.CROSS_PROVINCE, Facet.STEPS, Facet.PLACE);

    /** Words of somebody who wants several things done at once. */
    private static final Pattern TOGETHER =
            Pattern.compile("一件事|一起(?:办|改|弄|搞|来|申请|过|[,，。]|$)|一块(?:办|改|弄|搞)|一次办|联办|一趟办|一并办|打包|[那全成整]一?套|哪些手续");

    /** The hits, a guide named in the question before an entry that is not; 工伤认定归谁管 is not about 工伤事故备案. */
    List<Hit> of(List<Hit> hits, Route.Lookup lookup) {
        if (hits.isEmpty() || lookup.facets().isEmpty()) {
            return hits;
        }
        Entry first = entry(hits.getFirst());
        // Between guides the search knows better.
        boolean stays = first instanceof Report
                || first instanceof Uncovered
                || first instanceof ServiceItem
                || (first instanceof CrossProvinceService && lookup.elsewhere())
                || (first instanceof LifeEvent
                        && TOGETHER.matcher(lookup.query()).find())
                || Titles.named(first, lookup.query());
        if (stays) {
            return hits;
        }
        Optional<Hit> named = titles.guideIn(lookup.query()).stream()
                .flatMap(id ->
                        hits.stream().limit(TWINS).filter(hit -> hit.entry().equals(id)))
                .filter(hit -> hit.score() >= hits.getFirst().score() - BEHIND)
                .filter(hit -> !kindred(first, entry(hit)) && !special(first, entry(hit)))
                .findFirst();
        return named.map(guide -> {
                    var led = new ArrayList<>(hits);
                    led.remove(guide);
                    led.addFirst(guide);
                    return List.copyOf(led);
                })
                .orElse(hits);
    }

    /** Whether its title is a guide's name and more: 提前还清住房公积金贷款. */
    private static boolean special(Entry entry, Entry guide) {
        return Titles.named(guide, entry.title());
    }

    private static boolean kindred(Entry one, Entry other) {
        return one.head().related().contains(other.id())
                || other.head().related().contains(one.id());
    }

    /** What is answered with: the first hit, or what on the same matter knows more. */
    AnswerComposer.Found found(List<Hit> hits, Route.Lookup lookup, LocalDateTime now) {
        Hit first = hits.getFirst();
        Entry entry = entry(first);
        if (entry instanceof Report) {
            return new AnswerComposer.Found(entry, null, sentences(hits), null);
        }
        if (entry instanceof LifeEvent event) {
            return AnswerComposer.Found.of(fullest(event, hits));
        }
        if (TOGETHER.matcher(lookup.query()).find() && !(entry instanceof LifeEvent)) {
            Optional<Entry> event = hits.stream()
                    .limit(TWINS)
                    .filter(hit -> entry(hit) instanceof LifeEvent other
                            && hit.score() >= first.score() - (joins(other, entry) ? BEHIND : ranking.nearly()))
                    .map(this::entry)
                    .findFirst();
            if (event.isPresent()) {
                return AnswerComposer.Found.of(event.get());
            }
        }
        if (entry instanceof CrossProvinceService service && !lookup.elsewhere()) {
            // Nobody asked from elsewhere: the guide on the same matter leads, if it was found, too.
            Optional<Hit> guide = hits.stream()
                    .limit(TWINS)
                    .filter(hit -> entry(hit) instanceof ServiceItem
                            && entry.head().related().contains(hit.entry()))
                    .findFirst();
            if (guide.isPresent()) {
                return new AnswerComposer.Found(entry(guide.get()), guide.get().facet(), List.of(), service);
            }
        }
        Entry knowing = knowing(entry, lookup.facets(), now);
        return new AnswerComposer.Found(knowing, knowing.equals(entry) ? first.facet() : null, List.of(), null)
                .with(serviceAskedFor(knowing, hits));
    }

    /** Of several cross-province services on a matter the one that was found well before the others; null when none was. */
    @Nullable
    CrossProvinceService serviceAskedFor(Entry entry, List<Hit> hits) {
        List<Hit> services = hits.stream()
                .filter(hit -> entry(hit) instanceof CrossProvinceService
                        && entry.head().related().contains(hit.entry()))
                .limit(2)
                .toList();
        if (services.isEmpty()) {
            return null;
        }
        Hit best = services.getFirst();
        double next = services.size() < 2
                ? Double.NEGATIVE_INFINITY
                : services.getLast().score();
        boolean near = best.score() >= hits.getFirst().score() - BEHIND;
        return near && next < best.score() - ranking.nearly() ? (CrossProvinceService) entry(best) : null;
    }

    /** Whether the entry is the guide of something that the event joins. */
    private static boolean joins(LifeEvent event, Entry entry) {
        return event.components().stream()
                .anyMatch(one -> entry.id().equals(one.guide()) || one.either().contains(entry.id()));
    }

    /** Lists of several years may name one event: the fullest one is the latest. */
    private LifeEvent fullest(LifeEvent event, List<Hit> hits) {
        return hits.stream()
                .map(this::entry)
                .filter(other -> other instanceof LifeEvent && other.title().equals(event.title()))
                .map(LifeEvent.class::cast)
                .max(Comparator.comparingInt(other -> other.components().size()))
                .orElse(event);
    }

    /** The sentence found, and another of the same point that is nearly as good. */
    private List<String> sentences(List<Hit> hits) {
        Hit first = hits.getFirst();
        String point = first.unit().substring(0, first.unit().lastIndexOf('.'));
        return hits.stream()
                .limit(TWINS)
                .filter(hit -> hit.unit().startsWith(point + "."))
                .filter(hit -> hit.score() >= first.score() - ranking.nearly())
                .limit(2)
                .map(hit -> hit.passage().text())
                .toList();
    }

    /** Asked for several facets, an FAQ that answers one thing yields to the guide that knows them. */
    private Entry knowing(Entry found, Set<Facet> asked, LocalDateTime now) {
        if (!(found instanceof Faq) || asked.size() < 2) {
            return found;
        }
        return found.head().related().stream()
                .flatMap(id -> catalog.find(id).stream())
                .filter(related -> related instanceof ServiceItem && related.quotableAt(now))
                .filter(guide -> asked.stream()
                                .filter(facet -> !ASKED_BESIDE.contains(facet))
                                .filter(facet -> !FacetLines.of(guide, facet).isEmpty())
                                .count()
                        >= 2)
                .findFirst()
                .orElse(found);
    }

    private Entry entry(Hit hit) {
        return catalog.find(hit.entry())
                .orElseThrow(() ->
                        new IllegalStateException("the index knows an entry the catalog does not: " + hit.entry()));
    }
}
