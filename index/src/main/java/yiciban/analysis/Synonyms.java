package yiciban.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 同义词: the office's word list. Lines {@code official = colloquial, colloquial}, {@code one != other} for words that
 * must never be taken for each other, {@code # comment}.
 */
public final class Synonyms {

    private final Map<String, Set<String>> officialOf;
    private final Set<String> words;
    private final List<Apart> apart;

    private record Apart(String one, String other) {}

    private Synonyms(Map<String, Set<String>> officialOf, Set<String> words, List<Apart> apart) {
        this.officialOf = officialOf;
        this.words = words;
        this.apart = apart;
    }

    /** Reads the list; a line that is neither form is an error that names its number. */
    public static Synonyms read(Reader reader) {
        var officialOf = new LinkedHashMap<String, Set<String>>();
        var words = new LinkedHashSet<String>();
        var pairs = new ArrayList<Apart>();
        try (var lines = new BufferedReader(reader)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                // A byte order mark, which some editors put first, is invisible, too.
                String rule = Normaliser.visible(line).replaceFirst("#.*", "").strip();
                if (rule.isEmpty()) {
                    continue;
                }
                boolean apart = rule.contains("!=");
                String[] sides = rule.split(apart ? "!=" : "=", -1);
                String left = Normaliser.bare(sides[0]);
                List<String> rights = sides.length != 2
                        ? List.of("")
                        : Arrays.stream(sides[1].split("[,，]", -1))
                                .map(Normaliser::bare)
                                .toList();
                // An empty word would be found in every question.
                if (left.isEmpty() || rights.contains("")) {
                    throw new IllegalArgumentException("synonyms.txt:" + number
                            + ": must read 'official = word, word' or 'one != other', not: " + rule);
                }
                words.add(left);
                words.addAll(rights);
                if (apart) {
                    rights.forEach(right -> pairs.add(new Apart(left, right)));
                } else {
                    rights.forEach(right -> officialOf
                            .computeIfAbsent(right, r -> new LinkedHashSet<>())
                            .add(left));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read synonyms.txt", e);
        }
        return new Synonyms(officialOf, words, pairs);
    }

    /** Official words for the colloquial ones in this normalised text. */
    public List<String> official(String normalised) {
        var found = new LinkedHashSet<String>();
        officialOf.forEach((colloquial, official) -> {
            if (normalised.contains(colloquial)) {
                official.stream().filter(word -> !normalised.contains(word)).forEach(found::add);
            }
        });
        return List.copyOf(found);
    }

    /** Whether a name is of a matter that must not be taken for the one a question asks about. */
    public boolean apart(String question, String name) {
        return separating(question, name).isPresent();
    }

    /**
     * The never-merge pair of which the question has one word only and the name the other only, as the list has it; empty
     * when there is none.
     */
    public Optional<String> separating(String question, String name) {
        return apart.stream()
                .filter(pair -> only(pair.one(), pair.other(), question, name)
                        || only(pair.other(), pair.one(), question, name))
                .map(pair -> pair.one() + " != " + pair.other())
                .findFirst();
    }

    private static boolean only(String asked, String named, String question, String name) {
        return has(question, asked, named)
                && !has(question, named, asked)
                && has(name, named, asked)
                && !has(name, asked, named);
    }

    /** Whether a text has a word, and not only inside the other one: 三级 in 二三级. */
    private static boolean has(String text, String word, String other) {
        return (other.contains(word) ? text.replace(other, " ") : text).contains(word);
    }

    /** Every word of the list: all belong into the dictionary, so that never-merge pairs stay whole. */
    public Set<String> words() {
        return words;
    }
}
