package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.Facet;
import yiciban.catalog.Report;
import yiciban.catalog.Section;
import yiciban.catalog.ServiceItem;
import yiciban.catalog.Uncovered;

/**
 * 预览: what citizens will be told from a text that is not published yet, composed as every answer is; pure. What was
 * asked is known here, so nothing is searched.
 *
 * @param asked what a citizen would have asked
 * @param answer what is told then
 */
public record Preview(String asked, Answer answer) {

    /** Sentences of a report that are shown: more than these nobody compares. */
    private static final int SENTENCES = 5;

    private static final List<Facet> BY_BUTTON = List.of(Facet.STEPS, Facet.ONLINE, Facet.BASIS);

    /**
     * The first answer, then what its buttons bring. A text that holds only later is shown as it will be then.
     *
     * @param catalog the other entries, and this one as it is published
     */
    public static List<Preview> of(Catalog catalog, Entry entry, LocalDateTime now) {
        LocalDateTime from = entry.head().validity().from();
        LocalDateTime then = from != null && from.isAfter(now) ? from : now;
        Catalog changed = with(catalog, entry);
        if (entry instanceof Uncovered matter) {
            return List.of(new Preview(entry.title(), notHeld(matter)));
        }
        return new Successors(changed)
                .holding(entry, then)
                .map(holding -> held(changed, catalog, entry, holding, then))
                .orElseGet(() -> List.of(new Preview(
                        entry.title(), AnswerComposer.notFound(Successors.why(entry, then), List.of(), 1))));
    }

    private static List<Preview> held(Catalog changed, Catalog before, Entry asked, Entry entry, LocalDateTime then) {
        var composer = new AnswerComposer(changed);
        var previews = new ArrayList<Preview>();
        if (entry instanceof Report report) {
            for (String sentence : sentences(before, report)) {
                var found = new AnswerComposer.Found(report, null, List.of(sentence), null);
                previews.add(new Preview(report.title(), composer.compose(found, lookup(report, Set.of()), 1, then)));
            }
            return previews;
        }
        var found = AnswerComposer.Found.of(entry);
        Answer first = composer.compose(found, lookup(entry, Set.of()), 1, then);
        previews.add(new Preview(asked.title(), Successors.said(asked, entry, first)));
        if (entry instanceof ServiceItem) {
            BY_BUTTON.stream()
                    .filter(entry.facets()::containsKey)
                    .forEach(facet -> previews.add(new Preview(
                            entry.title() + " " + facet.label(),
                            composer.compose(found, lookup(entry, Set.of(facet)), 1, then))));
        }
        return previews;
    }

    /** Those that are new; of a text without any its first. */
    private static List<String> sentences(Catalog before, Report report) {
        Set<String> published = before.find(report.id()).filter(Report.class::isInstance).stream()
                .flatMap(old -> texts((Report) old))
                .collect(Collectors.toSet());
        List<String> changed = texts(report)
                .filter(text -> !published.contains(text))
                .limit(SENTENCES)
                .toList();
        return changed.isEmpty() ? texts(report).limit(1).toList() : changed;
    }

    private static Stream<String> texts(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.sentences().stream())
                .map(Section.Sentence::text);
    }

    private static Route.Lookup lookup(Entry entry, Set<Facet> facets) {
        return new Route.Lookup(
                entry.title(), entry.id(), facets, Whereabouts.UNKNOWN, false, new Route.Limits(null, false, false));
    }

    /** As a sure question about it ends. */
    private static Answer notHeld(Uncovered matter) {
        return AnswerComposer.notFound(
                "没有找到：“%s”的资料，我这里还没有。这类事一般归%s管。".formatted(matter.title(), matter.office()), List.of(), 0);
    }

    private static Catalog with(Catalog catalog, Entry entry) {
        Stream<Entry> others = catalog.entries().stream().filter(other -> !Objects.equals(other.id(), entry.id()));
        return new Catalog(Stream.concat(Stream.of(entry), others).toList());
    }
}
