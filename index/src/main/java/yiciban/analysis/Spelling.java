package yiciban.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 同音: puts words that were typed by their sound back into characters: 居住正 becomes 居住证, {@code hu zhao} becomes
 * 护照. Characters are only touched where a pair of them occurs nowhere in the content.
 */
public final class Spelling {

    /** Longest word looked for, in characters. */
    private static final int LONGEST = 8;

    /** Longest spelling looked for, in letters. */
    private static final int LETTERS = 40;

    private final Map<String, String> bySound = new HashMap<>();
    private final Map<String, String> byLetters = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> known;

    /**
     * @param names names of matters: put right wherever they are heard
     * @param words all other words; too common to be heard in two characters
     * @param known pairs of characters that occur in the content
     */
    public Spelling(Collection<String> names, Collection<String> words, Set<String> known) {
        this.known = known;
        learn(names, 2);
        learn(words, 3);
    }

    private void learn(Collection<String> all, int shortest) {
        for (String word : all) {
            String bare = Normaliser.bare(word);
            if (bare.length() < 2
                    || bare.length() > LONGEST
                    || !bare.codePoints().allMatch(Normaliser::isHan)) {
                continue;
            }
            words.add(bare);
            if (bare.length() >= shortest) {
                bySound.putIfAbsent(sounds(bare), bare);
            }
            byLetters.putIfAbsent(folded(sounds(bare).replace("-", "")), bare);
            if (shortest == 2 && bare.length() >= 3) {
                byLetters.putIfAbsent(initials(bare), bare);
            }
        }
    }

    /** The normalised text as it was meant; the same text when nothing is amiss. */
    public String corrected(String normalised) {
        return letters(characters(normalised));
    }

    private String characters(String text) {
        var out = new StringBuilder(text);
        for (int from = 0; from < out.length(); from++) {
            for (int length = Math.min(LONGEST, out.length() - from); length >= 2; length--) {
                String span = out.substring(from, from + length);
                if (words.contains(span)) {
                    from += length - 1;
                    break;
                }
                if (!span.codePoints().allMatch(Normaliser::isHan) || !strange(out, from, length)) {
                    continue;
                }
                String meant = bySound.get(sounds(span));
                if (meant != null) {
                    out.replace(from, from + length, meant);
                    from += length - 1;
                    break;
                }
            }
        }
        return out.toString();
    }

    /** Whether some pair inside the span occurs nowhere in the content. */
    private boolean strange(StringBuilder text, int from, int length) {
        for (int i = from; i + 1 < from + length; i++) {
            if (!known.contains(text.substring(i, i + 2))) {
                return true;
            }
        }
        return false;
    }

    /** Runs of Latin letters that spell known words from end to end, with or without blanks between. */
    private String letters(String text) {
        String letters = text.replace(" ", "").replace("'", "");
        if (letters.isEmpty() || letters.length() > LETTERS || !letters.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return text;
        }
        String spelt = spelt(folded(letters), 0);
        return spelt.isEmpty() ? text : spelt;
    }

    /** Longest words first; empty when the rest cannot be spelt. */
    private String spelt(String letters, int depth) {
        for (int length = letters.length(); length >= 2 && depth < LONGEST; length--) {
            String word = byLetters.get(letters.substring(0, length));
            if (word != null) {
                if (length == letters.length()) {
                    return word;
                }
                String rest = spelt(letters.substring(length), depth + 1);
                if (!rest.isEmpty()) {
                    return word + rest;
                }
            }
        }
        return "";
    }

    private static String sounds(String word) {
        return word.codePoints().mapToObj(Grams::sound).collect(Collectors.joining("-"));
    }

    private static String initials(String word) {
        return folded(
                word.codePoints().mapToObj(c -> Grams.sound(c).substring(0, 1)).collect(Collectors.joining()));
    }

    private static String folded(String letters) {
        return letters.replace("zh", "z")
                .replace("ch", "c")
                .replace("sh", "s")
                .replace("eng", "en")
                .replace("ing", "in");
    }
}
