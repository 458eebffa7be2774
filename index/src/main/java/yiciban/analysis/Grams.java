package yiciban.analysis;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pairs of neighbouring characters, as they are written and as they sound. */
public final class Grams {

    private static final Map<Integer, String> SOUNDS = new ConcurrentHashMap<>();

    private Grams() {}

    /** Bigrams of Chinese characters, other runs whole: {@code "补办id卡"} gives 补办, id, 卡. */
    public static List<String> bigrams(String normalised) {
        var grams = new ArrayList<String>();
        var run = new StringBuilder();
        boolean han = false;
        for (int c : normalised.codePoints().toArray()) {
            boolean letter = Character.isLetterOrDigit(c);
            if (!run.isEmpty() && (!letter || Normaliser.isHan(c) != han)) {
                flush(run, han, grams);
            }
            if (letter) {
                han = Normaliser.isHan(c);
                run.appendCodePoint(c);
            }
        }
        flush(run, han, grams);
        return grams;
    }

    /** Syllable of one character, folded where people mix it up: zh ch sh as z c s, eng ing as en in. */
    static String sound(int codePoint) {
        return SOUNDS.computeIfAbsent(codePoint, c -> {
            String syllable = PinyinHelper.toPinyin(Character.toString(c), PinyinStyleEnum.NORMAL);
            return syllable.replaceFirst("^([zcs])h", "$1").replaceFirst("([ei])ng$", "$1n");
        });
    }

    private static void flush(StringBuilder run, boolean han, List<String> grams) {
        if (run.isEmpty()) {
            return;
        }
        int[] characters = run.codePoints().toArray();
        if (!han || characters.length == 1) {
            grams.add(run.toString());
        } else {
            for (int i = 0; i + 1 < characters.length; i++) {
                grams.add(new String(characters, i, 2));
            }
        }
        run.setLength(0);
    }
}
