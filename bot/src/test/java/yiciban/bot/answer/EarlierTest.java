package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.catalog.EntryId;

class EarlierTest {

    private static final Titles TITLES = new Titles(Samples.SEEDS);
    private static final Exchange INJURY = Samples.answered("工伤认定找谁申请", new EntryId("guide-031"));
    private static final Exchange PASSPORT = Samples.answered("护照丢了怎么补", new EntryId("guide-016"));
    private static final Exchange PERMIT = Samples.answered("居住证怎么办", new EntryId("guide-012"));
    private static final List<Exchange> TURNS = List.of(INJURY, PASSPORT, PERMIT);

    @ParameterizedTest
    @CsvSource({
        "那第一个多少钱, '', guide-031",
        "最开始问的那个要啥条件, '', guide-031",
        "第二个呢, '', guide-016",
        "前面那个工伤的最慢几天, 工伤慢, guide-031",
        "一开始那个护照几天下来, 护照, guide-016",
        "再回到居住证, 居住证, guide-012",
    })
    void aNameOrElseAPlaceSaysWhichTurn(String text, String name, String subject) {
        assertThat(Earlier.meant(text)).isTrue();
        assertThat(Earlier.in(TURNS, text, name, TITLES))
                .map(turn -> turn.answer().inHand())
                .contains(new EntryId(subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {"第一个孩子上户口要啥", "护照多少钱", "头一个月的补贴"})
    void otherOrdinalsPointNowhere(String text) {
        assertThat(Earlier.meant(text)).isFalse();
    }

    @Test
    void aPlaceNeedsSeveralMatters() {
        assertThat(Earlier.in(List.of(PASSPORT), "那第一个多少钱", "", TITLES)).isEmpty();
    }

    @Test
    void theLongestTextInBothIsMeasured() {
        assertThat(Earlier.shared("工伤结果", "工伤认定申请")).isEqualTo(2);
        assertThat(Earlier.shared("", "工伤认定申请")).isZero();
    }
}
