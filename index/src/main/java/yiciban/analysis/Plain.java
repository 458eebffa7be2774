package yiciban.analysis;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Characters in their one form whatever stands beside them: most of what citizens type, so most text need not be converted. */
final class Plain {

    private static final BitSet CHARACTERS = new BitSet(Character.MAX_VALUE + 1);

    static {
        CHARACTERS.set('0', '9' + 1);
        CHARACTERS.set('a', 'z' + 1);
        ",.?!:;()。、".chars().forEach(CHARACTERS::set);
        for (char han = '一'; han <= '鿿'; han++) {
            @Nullable List<String> simplified = ZhConverterUtil.toSimple(han);
            // One with two forms, as 乾, becomes the one or the other by its neighbours.
            if (simplified == null || simplified.equals(List.of(String.valueOf(han)))) {
                CHARACTERS.set(han);
            }
        }
    }

    private Plain() {}

    /**
     * Whether conversion leaves a text as it is; single blanks and the marks of a normalised question may stand in it.
     */
    static boolean is(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!CHARACTERS.get(c) && (c != ' ' || blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank || text.isEmpty();
    }
}
