package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.catalog.EntryId;

class NthItemTest {

    private static final NthItem NTH = new NthItem(Samples.SEEDS);
    private static final Exchange RESTAURANT = Samples.answered("我想开个面馆", new EntryId("le-016"));
    private static final Exchange FOOD = Samples.answered("食品经营许可", new EntryId("guide-053"));

    @ParameterizedTest
    @CsvSource({
        "2, 食品经营许可",
        "第二个, 食品经营许可",
        "第2项, 食品经营许可",
        "第2项要带啥, 食品经营许可 要带啥",
        "2项的多少钱, 食品经营许可 多少钱",
        "第一项, 营业执照",
    })
    void aNumberAfterALifeEventIsItsItem(String text, String meant) {
        assertThat(NTH.in(Samples.question(text), List.of(RESTAURANT)))
                .map(item -> item.named(Samples.NOW, Samples.SEEDS).text())
                .contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "第9项", "2天能好吗", "一起办要多少钱", "三项补贴咋领", "12", "要带啥"})
    void otherNumbersAreNot(String text) {
        assertThat(NTH.in(Samples.question(text), List.of())).isEmpty();
        assertThat(NTH.in(Samples.question(text), List.of(FOOD))).isEmpty();
    }

    @Test
    void aBareNumberAfterAnotherAnswerIsAChoiceOfThatAnswer() {
        assertThat(NTH.in(Samples.question("2"), List.of(RESTAURANT, FOOD))).isEmpty();
        assertThat(NTH.in(Samples.question("第2项"), List.of(RESTAURANT, FOOD))).isPresent();
    }

    @Test
    void anItemWithoutAGuideIsNotDescribed() {
        var meant = NTH.in(Samples.question("第3项"), List.of(RESTAURANT)).orElseThrow();
        assertThat(meant.item().name()).isEqualTo("户外招牌设施备案/审批");
        assertThat(meant.described(Samples.NOW, Samples.SEEDS)).isFalse();
        assertThat(NTH.in(Samples.question("1"), List.of(RESTAURANT))
                        .orElseThrow()
                        .described(Samples.NOW, Samples.SEEDS))
                .isTrue();
    }
}
