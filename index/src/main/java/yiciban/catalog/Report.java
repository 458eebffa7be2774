package yiciban.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * 报告: a published report, kept verbatim.
 *
 * @param year the year its figures are about
 * @param region the area its figures are about
 */
public record Report(Head head, int year, String region, List<Section> sections) implements Entry {

    public Report {
        sections = List.copyOf(sections);
    }

    @Override
    public String kind() {
        return "报告";
    }

    @Override
    public SequencedMap<Facet, List<String>> facets() {
        return new LinkedHashMap<>();
    }

    /** The running text: every sentence in order, nothing between them. */
    public String text() {
        return sections.stream()
                .flatMap(section -> section.sentences().stream())
                .map(Section.Sentence::text)
                .collect(Collectors.joining());
    }
}
