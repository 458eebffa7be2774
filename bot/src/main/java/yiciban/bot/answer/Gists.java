package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Synonyms;
import yiciban.catalog.Facet;
import yiciban.config.OfficeFile;

/** 要点 of questions, by the words of one library; pure. */
final class Gists {

    /** Shorter words are parts of too many others. In characters. */
    private static final int SHORTEST = 2;

    private final Synonyms synonyms;
    private final Wording wording;
    private final Places places;
    private final List<String> matters;
    private final List<List<String>> actions;
    private final int unlessSaid;
    private final List<String> noAction;
    private final Set<Facet> facets;

    Gists(OfficeWords words, Synonyms synonyms, Lexicon lexicon, Places places) {
        Map<String, Object> file = OfficeFile.yaml("gaps.yml");
        this.synonyms = synonyms;
        this.places = places;
        this.wording = new Wording(lexicon);
        Set<String> ways = Set.copyOf(Lexicon.texts(file.get("no_matter")));
        List<String> known = words.dictionary().stream()
                .map(Normaliser::bare)
                .filter(word -> word.length() >= SHORTEST && !ways.contains(word))
                .distinct()
                .toList();
        Set<String> officials = known.stream().map(this::official).collect(Collectors.toSet());
        this.matters = Stream.concat(
                        Stream.concat(known.stream(), officials.stream()),
                        synonyms.words().stream().filter(word -> officials.contains(official(word))))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        this.actions = Lexicon.list(file.get("actions")).stream()
                .map(line -> Lexicon.texts(line).stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList())
                .toList();
        this.unlessSaid = line(Lexicon.text(file.get("unless_said")));
        this.noAction = Lexicon.texts(file.get("no_action"));
        this.facets =
                Lexicon.texts(file.get("facets")).stream().map(Facet::valueOf).collect(Collectors.toSet());
    }

    Gist of(String text) {
        String bare = Normaliser.bare(text);
        String rest = bare;
        var names = new TreeSet<String>();
        for (String matter : matters) {
            if (rest.contains(matter)) {
                names.add(official(matter));
                rest = rest.replace(matter, " ");
            }
        }
        Wording.Parts parts = wording.parts(bare);
        String residual = parts.residual();
        for (String word : noAction) {
            rest = rest.replace(word, " ");
        }
        Set<Integer> wanted = new TreeSet<>();
        for (String word : everyAction()) {
            if (rest.contains(word)) {
                wanted.add(line(word));
                rest = rest.replace(word, " ");
                residual = residual.replace(word, "");
            }
        }
        if (wanted.isEmpty() && !names.isEmpty()) {
            wanted.add(unlessSaid);
        }
        Set<Facet> asked = new TreeSet<>(parts.facets());
        asked.retainAll(facets);
        List<Place> named = named(text);
        return new Gist(
                bare,
                names,
                wanted,
                asked,
                named.stream()
                        .map(place -> place.prefectures().isEmpty() ? place.provinces() : place.prefectures())
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()),
                named.stream().map(Gist.Reach::of).collect(Collectors.toSet()),
                residual);
    }

    /** Home is where everything is asked from: beside another place it says nothing. */
    private List<Place> named(String text) {
        List<Place> named = places.in(Normaliser.normalise(text)).stream()
                .map(Places.Mention::place)
                .toList();
        List<Place> away = named.stream().filter(place -> !place.isHome()).toList();
        return away.isEmpty() ? named : away;
    }

    /** Whether their words say that they are two needs, however alike they sound. */
    boolean apart(String one, String other) {
        return synonyms.apart(one, other) || synonyms.apart(other, one);
    }

    private String official(String matter) {
        List<String> official = synonyms.official(matter);
        return official.isEmpty() ? matter : official.getFirst();
    }

    private List<String> everyAction() {
        var words = new ArrayList<String>();
        actions.forEach(words::addAll);
        words.sort(Comparator.comparingInt(String::length).reversed());
        return words;
    }

    private int line(String word) {
        for (int i = 0; i < actions.size(); i++) {
            if (actions.get(i).contains(word)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no action: " + word);
    }
}
