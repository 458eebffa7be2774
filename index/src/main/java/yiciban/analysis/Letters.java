package yiciban.analysis;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 拼音: reads a question typed in Latin letters, {@code hu zhao yao duoshao qian}, as the likeliest Chinese characters.
 * Likely is what citizens' questions say: pairs of neighbouring characters are counted in them (Viterbi over a bigram
 * model, as input methods have it).
 */
final class Letters {

    /** Longest spelling of one character. */
    private static final int SYLLABLE = 6;

    /** Characters considered for one syllable, the commonest first. */
    private static final int CHARACTERS = 20;

    /** How much a character by itself counts against what stood before it. */
    private static final double ALONE = 2;

    /** Readings of a character, as {@link Grams#sound} has them: looked up once. */
    private static final Map<Integer, Set<String>> SOUNDS = new ConcurrentHashMap<>();

    private final Usage usage;
    private final Map<String, List<Integer>> bySound = new HashMap<>();

    /** Learns from questions as they are typed in characters. */
    Letters(Usage usage) {
        this.usage = usage;
        usage.characters().stream()
                .filter(Normaliser::isHan)
                .sorted(Comparator.comparingInt((Integer c) -> -usage.count(c)).thenComparingInt(c -> c))
                .forEach(c -> sounds(c).forEach(sound -> {
                    List<Integer> same = bySound.computeIfAbsent(sound, none -> new ArrayList<>());
                    if (same.size() < CHARACTERS) {
                        same.add(c);
                    }
                }));
    }

    /** The end of a reading so far. */
    private record Path(int last, double score, @Nullable Path before, String added) {
        String text() {
            return before == null ? added : before.text() + added;
        }
    }

    /**
     * Reads a run of letters from end to end; empty when it cannot be read so.
     *
     * @param run lower case letters, with blanks or apostrophes between some
     * @param words words by the whole of a token, such as initials: sfz
     */
    Optional<String> read(String run, Function<String, @Nullable String> words) {
        String[] tokens = run.split("[ ']+", -1);
        List<Path> ends = List.of(new Path(Usage.START, 0, null, ""));
        for (String token : tokens) {
            ends = after(ends, token, words.apply(token));
            if (ends.isEmpty()) {
                return Optional.empty();
            }
        }
        return ends.stream().max(Comparator.comparingDouble(Path::score)).map(Path::text);
    }

    /** The best ways to go on by one token, one for each last character. */
    private List<Path> after(List<Path> before, String token, @Nullable String word) {
        List<Map<Integer, Path>> at = new ArrayList<>();
        for (int i = 0; i <= token.length(); i++) {
            at.add(new HashMap<>());
        }
        before.forEach(path -> at.getFirst().put(path.last(), path));
        for (int from = 0; from < token.length(); from++) {
            List<Path> here = List.copyOf(at.get(from).values());
            for (int to = from + 1; to <= Math.min(token.length(), from + SYLLABLE); to++) {
                for (int c : bySound.getOrDefault(sound(token.substring(from, to)), List.of())) {
                    for (Path path : here) {
                        keep(at.get(to), path, c);
                    }
                }
            }
        }
        Map<Integer, Path> ends = at.getLast();
        if (word != null) {
            before.forEach(path -> {
                Path said = new Path(word.codePointBefore(word.length()), path.score(), path, word);
                ends.merge(said.last(), said, (one, other) -> one.score() >= other.score() ? one : other);
            });
        }
        return List.copyOf(ends.values());
    }

    private void keep(Map<Integer, Path> ends, Path path, int c) {
        double score = path.score() + Math.log(likely(path.last(), c));
        var longer = new Path(c, score, path, Character.toString(c));
        ends.merge(c, longer, (one, other) -> one.score() >= other.score() ? one : other);
    }

    private double likely(int before, int c) {
        double alone = (double) usage.count(c) / Math.max(1, usage.total());
        return (usage.count(before, c) + ALONE * alone) / (usage.count(before) + ALONE);
    }

    /** Every way a character is read: 地 is di and de. */
    private static Set<String> sounds(int c) {
        return SOUNDS.computeIfAbsent(
                c,
                known -> PinyinHelper.toPinyinList((char) (int) known, PinyinStyleEnum.NORMAL).stream()
                        .map(Letters::sound)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** One spelling as {@link Grams#sound} has it. */
    private static String sound(String syllable) {
        return syllable.replaceFirst("^([zcs])h", "$1").replaceFirst("([ei])ng$", "$1n");
    }
}
