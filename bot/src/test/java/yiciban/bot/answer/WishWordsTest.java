package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishWordsTest {

    private static final WishWords WORDS = WishWords.read();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "有答案时告诉我",
                "有答案告诉我",
                "有结果通知我",
                "到时候告诉我",
                "有答案了告诉我一声吧",
                "有信儿了给俺说一声",
                "那有消息了请通知我。",
                " 有答案時告訴我！",
                "查到了能告诉我吗？"
            })
    void wantsToHear(String message) {
        assertThat(WORDS.wants(message)).isTrue();
        assertThat(WORDS.wantsNoMore(message)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"不用告诉我了", "不用通知我了吧", "别告诉我了", "不等了", "退订"})
    void wantsToHearNoMore(String message) {
        assertThat(WORDS.wantsNoMore(message)).isTrue();
        assertThat(WORDS.wants(message)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"告诉我居住证怎么办", "有答案吗", "审批有结果会通知我吗", "公示有结果了怎么查", "通知", "失业金到时候告诉我怎么领", "医保退订怎么办", ""})
    void questionsAboutMattersAreNoWishes(String message) {
        assertThat(WORDS.wants(message)).isFalse();
        assertThat(WORDS.wantsNoMore(message)).isFalse();
    }

    @Test
    void knowsTheAnswerThatSendsToPeople() {
        assertThat(WORDS.sendsToPeople(
                        new Answer.SmallTalk(Lexicon.read().human().text(), List.of())))
                .isTrue();
        assertThat(WORDS.sendsToPeople(new Answer.SmallTalk("不客气！", List.of()))).isFalse();
    }
}
