package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import yiciban.bot.answer.Judgment;

class GoldenLinesTest {

    @Test
    void aLineIsAQuestionAndWhatIsRight() {
        assertThat(GoldenLines.read("""
                        # 注释

                        外地能补身份证吗 = guide-002 或 cp-034
                        1+1=2 对吗 ＝ 不回答
                        """))
                .extracting(Judgment::id, golden -> golden.turns().getFirst(), Judgment::outcomes, Judgment::sources)
                .containsExactly(
                        tuple("golden-3", "外地能补身份证吗", List.of("answered"), List.of("guide-002", "cp-034")),
                        tuple("golden-4", "1+1=2 对吗", List.of("not_found", "declined"), List.of()));
    }

    @Test
    void aLineThatCannotBeReadIsNamed() {
        refused("外地能补身份证吗", "第 1 行：请写成");
        refused("\n = guide-001", "第 2 行：请写成");
        refused("养犬登记去哪 = 没有", "第 1 行：等号后面写条目编号");
        refused("问".repeat(201) + " = faq-001", "第 1 行：问题最多 200 个字。");
        refused("问 = faq-001\n".repeat(501), "标准问题最多 500 个。");
    }

    @Test
    void whatIsShippedCanBeRead() {
        assertThat(GoldenLines.read(WordLists.shipped(WordLists.GOLDEN))).isEmpty();
    }

    private static void refused(String text, String why) {
        assertThatThrownBy(() -> GoldenLines.read(text)).hasMessageStartingWith(why);
    }
}
