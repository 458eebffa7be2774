package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Facet;

/** 家族: the bare names several items share, and when to ask which one is meant; pure. */
final class Families {

    private final List<Lexicon.Family> all;

    /** Families by what fillers leave of their names, because that is all that is left of a question: of 补办 only 补. */
    private final Map<String, List<Lexicon.Family>> bySubject = new HashMap<>();

    Families(Lexicon lexicon, Wording wording) {
        this.all = lexicon.families();
        for (Lexicon.Family family : all) {
            family.names().stream()
                    .map(wording::subject)
                    .distinct()
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> bySubject
                            .computeIfAbsent(name, n -> new ArrayList<>())
                            .add(family));
        }
    }

    /** Families a residual is the bare name of. */
    Stream<Lexicon.Family> of(String residual) {
        return bySubject.getOrDefault(residual, List.of()).stream();
    }

    /** The family to ask back about: only when the answers would differ, and never twice. */
    Optional<Lexicon.Family> toAskBack(Asked asked, List<Exchange> history) {
        boolean open = asked.facets().isEmpty() || asked.facets().equals(Set.of(Facet.STEPS));
        return of(asked.residual())
                .filter(family -> open || family.vague())
                .filter(family -> history.stream()
                        .noneMatch(exchange -> exchange.answer().text().equals(family.prompt())))
                .min(Comparator.comparing(family -> !family.names().contains(Normaliser.bare(asked.text()))));
    }

    /** The longest name of a family that says something by itself and stands in a text. */
    Optional<String> nameIn(String text) {
        return all.stream()
                .filter(family -> !family.vague())
                .flatMap(family -> family.names().stream())
                .filter(text::contains)
                .max(Comparator.comparingInt(String::length));
    }
}
