package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions by which this program was promised to be judged: how each ends, what it rests on, what it must say. */
class IssueQuestionsTest {

    /** Turns are separated by ；, sources and texts by |: one of the sources and every text must be there. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "湛河区有多少事项能跨省通办, answered, report-zhanhe-2022, 330|2022",
        "一件事一次办梳理了多少项, answered, report-zhanhe-2022, 28|2022",
        "最多跑一次有几项, answered, report-zhanhe-2022, 1262|2022",
        "信访总量降了多少, answered, report-zhanhe-2022, 60.9%|2022",
        "规范性文件清理后废止几件, answered, report-zhanhe-2022, 41|2022",
        "刻章要钱不, answered, report-zhanhe-2022, 免费",
        "区里没权限批的事咋办, answered, report-zhanhe-2022, 权限外审批",
        "开饭店要办哪些手续, answered, le-016, 食品经营许可|以当地公布为准",
        "生孩子后要办啥能一起办吗, answered, le-006|le-022, 出生医学证明|以当地公布为准",
        "老人走了哪些手续一块办, answered, le-013, 户口|以当地公布为准",
        "我在广东打工身份证到期了能在那边换不, answered, guide-001|cp-033, 能",
        "外省能办护照吗, answered, guide-015|cp-052|faq-025|faq-027, 能",
        "医保关系咋从外省转过来, answered, guide-035|cp-075, 基本医疗保险关系转移接续",
        "补身份证多少钱, answered, guide-002|cp-034|faq-003, 40元",
        "办居住证要什么条件, answered, guide-012|faq-019, 半年",
        "失业金怎么领；要带啥, answered, guide-028, 材料",
        "驾照丢了咋补, answered, guide-043|cp-037, 遗失",
        "行政复议多久内申请, answered, guide-063, 60日",
        "今天天气怎么样, not_found, '', ''",
        "2023年跨省通办多少项, not_found, '', 2022",
        "烟草证怎么办, not_found, '', 12345",
        "我家着火了, urgent, '', 119",
    })
    void endsAsPromised(String turns, String outcome, String sources, String texts) {
        Answer answer = lastAnswer(turns.split("；", -1));
        assertThat(answer.outcome()).as(answer.text()).isEqualTo(outcome);
        assertThat(answer.text()).contains(texts.split("\\|", -1));
        if (sources.isEmpty()) {
            assertThat(answer.sources()).isEmpty();
        } else {
            assertThat(answer.sources())
                    .extracting(source -> source.id().value())
                    .containsAnyOf(sources.split("\\|", -1));
        }
    }

    private static Answer lastAnswer(String... turns) {
        List<Exchange> history = new ArrayList<>();
        for (String turn : turns) {
            Question question = Samples.question(turn);
            history.add(new Exchange(question, SharedLibrary.get().answering().answer(question, history)));
        }
        return history.getLast().answer();
    }
}
