package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talk in other words than those of the lists is understood by meaning. */
class TalkTest {

    @ValueSource(strings = {"我要跟真人唠，别跟我机器人", "能帮我转到人工那边不", "有没有活的人能跟我讲讲"})
    @ParameterizedTest
    void whoWantsAPersonIsTold12345(String text) {
        assertThat(answer(text)).isInstanceOf(Answer.SmallTalk.class);
        assertThat(answer(text).text()).contains("12345");
    }

    @ValueSource(strings = {"我爸喝多了在屋里打我妈", "真的不想活下去了", "有人一直跟着我我好怕"})
    @ParameterizedTest
    void danger(String text) {
        assertThat(answer(text)).isInstanceOf(Answer.Urgent.class);
    }

    @ValueSource(strings = {"给俺讲个笑话听听", "明天会不会下雨呀", "帮我买张去上海的机票"})
    @ParameterizedTest
    void whatNoOfficeIsAboutIsSaidSo(String text) {
        assertThat(answer(text)).isInstanceOf(Answer.NotFound.class);
        assertThat(answer(text).text()).contains("我答不上来");
    }

    @ValueSource(strings = {"身份证丢了咋办", "老人去世了要办什么手续", "下雨天大厅办身份证吗", "小孩打预防针的本咋办"})
    @ParameterizedTest
    void mattersAreNotTalk(String text) {
        assertThat(answer(text)).isNotInstanceOfAny(Answer.SmallTalk.class, Answer.Urgent.class, Answer.Declined.class);
    }

    private static Answer answer(String text) {
        return SharedLibrary.get().answering().answer(Question.of(text, Samples.TODAY), List.of());
    }
}
