package yiciban.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 同音: puts slips right: by sound (居住正), by shape (居往证), a character too many (身身份证) or too few (居证), and
 * spelling in letters ({@code hu zhao}, {@code sfz}). Characters are only touched where a pair of them occurs nowhere in
 * the content, and only towards names and words of the office.
 */
public final class Spelling {

    /** Longest word looked for, in characters. */
    private static final int LONGEST = 8;

    /** Longest spelling looked for, in letters. */
    private static final int LETTERS = 60;

    /** Fewer letters may be anything: app, wifi. */
    private static final int READABLE = 5;

    /** Letters, with blanks or apostrophes between syllables. */
    private static final Pattern RUN = Pattern.compile("[a-z]+(?:[ '][a-z]+)*");

    /** Names short enough to be known by what is left of them, of papers and money. */
    private static final Pattern PAPER = Pattern.compile(".{2,3}[证照卡金险本簿贴]");

    private final Map<String, String> bySound;
    private final Map<String, String> byShape;

    /** Names less one character inside; two names that then are the same are left out. */
    private final Map<String, String> byRest;

    private final Map<String, String> byLetters;
    private final Set<String> words;
    /** First pairs of what can be put right: as they sound, as they look, as they are. */
    private final Set<String> begins;

    private final Set<String> names;
    private final Set<String> known;
    private final Letters letters;

    /** Words of everyday Chinese: what is one is no slip. */
    private final Segmenter ordinary = new Segmenter(new Dictionary(List.of()));

    /**
     * @param names names of matters: put right wherever they are heard
     * @param words all other words; too common to be heard in two characters
     * @param usage pairs of characters that occur in the content, and questions as citizens type them, from which it is
     *     learnt which characters letters stand for
     */
    public Spelling(Collection<String> names, Collection<String> words, Usage usage) {
        this.known = usage.known();
        this.letters = new Letters(usage);
        this.bySound = new HashMap<>();
        this.byShape = new HashMap<>();
        this.byRest = new HashMap<>();
        this.byLetters = new HashMap<>();
        this.words = new HashSet<>();
        this.begins = new HashSet<>();
        learn(names, 2);
        learn(words, 3);
        this.names = words(names).collect(Collectors.toUnmodifiableSet());
        this.names.stream()
                .filter(name -> PAPER.matcher(name).matches())
                .sorted()
                .forEach(this::learnRests);
        byRest.values().removeIf(String::isEmpty);
        byRest.keySet().forEach(rest -> begins.add(rest.substring(0, 2)));
        byShape.keySet().forEach(shape -> begins.add(shape.substring(0, 2)));
    }

    private Spelling(Spelling same, Usage usage) {
        this.known = usage.known();
        this.letters = new Letters(usage);
        this.bySound = same.bySound;
        this.byShape = same.byShape;
        this.byRest = same.byRest;
        this.byLetters = same.byLetters;
        this.words = same.words;
        this.begins = same.begins;
        this.names = same.names;
    }

    /** The same names and words in other content. */
    public Spelling with(Usage usage) {
        return new Spelling(this, usage);
    }

    private void learnRests(String name) {
        for (int i = 1; i + 1 < name.length(); i++) {
            String rest = name.substring(0, i) + name.substring(i + 1);
            if (!words.contains(rest)) {
                byRest.merge(rest, name, (one, other) -> one.equals(other) ? one : "");
            }
        }
    }

    private static Stream<String> words(Collection<String> all) {
        return all.stream()
                .map(Normaliser::bare)
                .filter(word -> word.length() >= 2
                        && word.length() <= LONGEST
                        && word.codePoints().allMatch(Normaliser::isHan));
    }

    private void learn(Collection<String> all, int shortest) {
        words(all).forEach(word -> {
            words.add(word);
            if (word.length() >= shortest) {
                bySound.putIfAbsent(sounds(word), word);
                begins.add(sounds(word.substring(0, 2)));
            }
            if (shortest == 2) {
                byShape.putIfAbsent(Shapes.of(word), word);
            }
            byLetters.putIfAbsent(folded(sounds(word).replace("-", "")), word);
            if (shortest == 2 && word.length() >= 3) {
                byLetters.putIfAbsent(initials(word), word);
            }
        });
    }

    /** The normalised text as it was meant; the same text when nothing is amiss. */
    public String corrected(String normalised) {
        String text = mixed(characters(undoubled(normalised)));
        return RUN.matcher(text).replaceAll(run -> letters(run.group()));
    }

    /** A word of which a part is spelt in letters: 身份zheng, ju住证. */
    private String mixed(String text) {
        Matcher run = RUN.matcher(text);
        if (!run.find()) {
            return text;
        }
        String letters = run.group().replaceAll("[ ']", "");
        for (int before = Math.min(LONGEST, run.start()); before >= 0; before--) {
            for (int after = Math.min(LONGEST, text.length() - run.end()); after >= 0; after--) {
                String head = text.substring(run.start() - before, run.start());
                String tail = text.substring(run.end(), run.end() + after);
                if (before + after == 0 || !(head + tail).codePoints().allMatch(Normaliser::isHan)) {
                    continue;
                }
                String word = byLetters.get(folded(spoken(head) + letters + spoken(tail)));
                if (word != null && word.startsWith(head) && word.endsWith(tail)) {
                    return text.substring(0, run.start() - before) + word + text.substring(run.end() + after);
                }
            }
        }
        return text;
    }

    private static String spoken(String word) {
        return word.isEmpty() ? "" : sounds(word).replace("-", "");
    }

    /** Without a character typed twice, when that makes a name: 身身份证. */
    private String undoubled(String text) {
        var out = new StringBuilder(text);
        for (int i = 0; i + 1 < out.length(); i++) {
            boolean twice = out.charAt(i) == out.charAt(i + 1)
                    && Normaliser.isHan(out.charAt(i))
                    && !known.contains(out.substring(i, i + 2));
            if (twice && inWord(out, i)) {
                out.deleteCharAt(i);
            }
        }
        return out.toString();
    }

    /** Whether a name begins, ends or goes on at the character typed twice. */
    private boolean inWord(StringBuilder text, int at) {
        String once = text.substring(Math.max(0, at - LONGEST), at)
                + text.substring(at + 1, Math.min(text.length(), at + 1 + LONGEST));
        int here = Math.min(at, LONGEST);
        for (int from = Math.max(0, here - LONGEST + 1); from <= here; from++) {
            for (int to = Math.max(from + 2, here + 1); to <= Math.min(once.length(), from + LONGEST); to++) {
                if (names.contains(once.substring(from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    private String characters(String text) {
        var out = new StringBuilder(text);
        List<String> cut = List.of();
        for (int from = 0; from + 1 < out.length(); from++) {
            int chinese = from;
            while (chinese < out.length() && chinese - from < LONGEST && Normaliser.isHan(out.charAt(chinese))) {
                chinese++;
            }
            int strange = chinese - from >= 2 && mayBegin(out.substring(from, from + 2))
                    ? strange(out, from, chinese)
                    : LONGEST;
            for (int length = chinese - from; length >= 2; length--) {
                String span = out.substring(from, from + length);
                if (words.contains(span)) {
                    from += length - 1;
                    break;
                }
                String meant = strange < length ? meant(span) : null;
                if (meant == null) {
                    continue;
                }
                cut = cut.isEmpty() ? ordinary.words(out.toString()) : cut;
                if (!written(out, cut, from, span, meant)) {
                    cut = List.of();
                    out.replace(from, from + length, meant);
                    from += meant.length() - 1;
                    break;
                }
            }
        }
        return out.toString();
    }

    /** Whether any word begins so; most places of a text need no closer look. */
    private boolean mayBegin(String pair) {
        String sounds = Grams.sound(pair.charAt(0)) + "-" + Grams.sound(pair.charAt(1));
        return begins.contains(sounds) || begins.contains(pair) || begins.contains(Shapes.of(pair));
    }

    /** How long a span must at least be to hold a pair that occurs nowhere in the content, less one. */
    private int strange(StringBuilder text, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (!known.contains(text.substring(i, i + 2))) {
                return i + 1 - from;
            }
        }
        return LONGEST;
    }

    /**
     * Whether the span is right as it stands: it is an ordinary word itself, or a character that would change belongs to
     * a word that reaches out of it, as 护 of 保护 in 动物保护 would for 五保户.
     */
    private static boolean written(StringBuilder text, List<String> cut, int from, String span, String meant) {
        int at = 0;
        for (String word : cut) {
            int begin = text.indexOf(word, at);
            int end = begin + word.length();
            at = end;
            boolean touches = word.length() >= 2 && begin < from + span.length() && end > from;
            boolean whole = begin == from && end == from + span.length();
            boolean reachesOut = begin < from || end > from + span.length();
            if (touches && (whole || (reachesOut && changes(span, meant, begin - from, end - from)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character between two places of the span becomes another one. */
    private static boolean changes(String span, String meant, int begin, int end) {
        if (span.length() != meant.length()) {
            return true;
        }
        for (int i = Math.max(0, begin); i < Math.min(span.length(), end); i++) {
            if (span.charAt(i) != meant.charAt(i)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String meant(String span) {
        String sound = bySound.get(sounds(span));
        if (sound != null) {
            return sound;
        }
        String shape = byShape.get(Shapes.of(span));
        return shape != null ? shape : byRest.get(span);
    }

    /** A run of Latin letters that spells known words from end to end, with or without blanks between. */
    private String letters(String text) {
        String run = text.replace(" ", "").replace("'", "");
        if (run.length() < 3 || run.length() > LETTERS) {
            return text;
        }
        String spelt = spelt(folded(run), 0);
        if (!spelt.isEmpty()) {
            return spelt;
        }
        return run.length() < READABLE
                ? text
                : letters.read(text, token -> byLetters.get(folded(token))).orElse(text);
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
