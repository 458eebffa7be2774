package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerShapeTest {

    @Test
    void knowsWhatIsAskedFor() {
        assertThat(AnswerShape.WHEN.asked("居住证多久能下来")).isTrue();
        assertThat(AnswerShape.MONEY.asked("补身份证多少钱")).isTrue();
        assertThat(AnswerShape.PAPERS.asked("办护照要啥材料")).isTrue();
        assertThat(AnswerShape.WHY.asked("为啥要备案")).isTrue();
        assertThat(AnswerShape.MONEY.asked("居住证怎么办")).isFalse();
    }

    @Test
    void aTextIsDenseInWhatItIsFullOf() {
        assertThat(AnswerShape.MONEY.density("首次申领免费,补领每证40元。"))
                .isGreaterThan(AnswerShape.MONEY.density("由户籍所在地公安机关办理。"));
        assertThat(AnswerShape.WHEN.density("受理之日起15日内,最长30个工作日。")).isGreaterThan(0.5);
        assertThat(AnswerShape.WHERE.density("")).isZero();
    }

    @Test
    void aLongTextNeedsMoreMarks() {
        String marked = "收费20元。";
        assertThat(AnswerShape.MONEY.density(marked + "说明".repeat(300))).isLessThan(AnswerShape.MONEY.density(marked));
    }
}
