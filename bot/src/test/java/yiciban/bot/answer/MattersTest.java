package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MattersTest {

    private static final Wording WORDING = new Wording(Lexicon.read());

    private static final Matters MATTERS =
            new Matters(WORDING, new Titles(Samples.SEEDS), new Families(Lexicon.read(), WORDING));

    @Test
    void twoMattersAskedOneAfterTheOtherAreTwoQuestions() {
        assertThat(MATTERS.asked("居住证多少钱?身份证多少钱?")).containsExactly("居住证多少钱", "身份证多少钱");
        assertThat(MATTERS.asked("护照多少钱,还有居住证几天能拿")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"居住证要带啥?多少钱?", "居住证多少钱?居住证几天能好?", "身份证丢了?", "结婚了?户口咋迁?"})
    void oneMatterIsOneQuestionHoweverManyThingsAreAsked(String text) {
        assertThat(MATTERS.asked(text)).isEmpty();
    }

    @Test
    void twoNamesHeldAgainstEachOtherAreCompared() {
        assertThat(MATTERS.compared("身份证和居住证有啥区别")).isEqualTo(List.of("身份证", "居住证"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"身份证和户口本要带不", "居住证有啥区别", "身份证和身份证有啥区别"})
    void whatNamesNoTwoMattersIsNoComparison(String text) {
        assertThat(MATTERS.compared(text)).isEmpty();
    }
}
