package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Synonyms;
import yiciban.config.OfficeFile;

/** 要点 of questions, by the words of one library; pure. */
final class Gists {

    /** Shorter words are parts of too many others. In characters. */
    private static final int SHORTEST = 2;

    private final Synonyms synonyms;
    private final Wording wording;
    private final List<String> matters;
    private final List<List<String>> actions;

    Gists(OfficeWords words, Synonyms synonyms, Lexicon lexicon) {
        Map<String, Object> file = OfficeFile.yaml("gaps.yml");
        this.synonyms = synonyms;
        this.wording = new Wording(lexicon);
        Set<String> ways = Set.copyOf(Lexicon.texts(file.get("no_matter")));
        this.matters = words.dictionary().stream()
                .map(Normaliser::bare)
                .filter(word -> word.length() >= SHORTEST && !ways.contains(word))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.actions = Lexicon.list(file.get("actions")).stream()
                .map(line -> Lexicon.texts(line).stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList())
                .toList();
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
        Set<Integer> wanted = new LinkedHashSet<>();
        String residual = wording.parts(bare).residual();
        for (String word : everyAction()) {
            if (rest.contains(word)) {
                wanted.add(line(word));
                rest = rest.replace(word, " ");
            }
            residual = residual.replace(word, "");
        }
        return new Gist(bare, names, wanted, wording.parts(bare).facets(), residual);
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
