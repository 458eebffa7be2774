package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Rejected;
import yiciban.bot.answer.Source;
import yiciban.catalog.EntryId;

class StoredAnswerTest {

    static final EntryId RESIDENCE_PERMIT = new EntryId("guide-001");

    static final Answer ANSWERED = new Answer.Answered(
            "居住半年以上，可以申领。\n收费：免费",
            List.of(
                    new Source(RESIDENCE_PERMIT, "居住证", "办事指南", "第二条", "国令第 663 号", "居住“半年”以上"),
                    new Source(new EntryId("report-zhanhe-2022"), "报告", "报告", "2022 年", null, "330 项")),
            RESIDENCE_PERMIT,
            List.of(new Choice("要带什么", "居住证要带什么")),
            .93);

    static Stream<Answer> everyEnding() {
        var choices = List.of(new Choice("a", "b"));
        return Stream.of(
                ANSWERED,
                new Answer.Clarifying("哪一件？", choices, .55),
                new Answer.NotFound("没有找到", choices, .08),
                new Answer.NotFound("没有找到", choices, .08, List.of(new Rejected("guide-001", "居住证", .4))),
                new Answer.Declined("太长"),
                new Answer.SmallTalk("您好", choices),
                new Answer.Urgent("请拨打 119", "119"),
                new Answer.Failed("A1B2C3D4"));
    }

    @ParameterizedTest
    @MethodSource("everyEnding")
    void comesBackAsItWas(Answer answer) {
        assertThat(StoredAnswer.read(StoredAnswer.write(answer))).isEqualTo(answer);
    }

    @Test
    void rowsOfEarlierReleasesAreRead() {
        String row = """
                {"outcome":"answered","text":"可以","sources":[{"id":"guide-001","title":"居住证","kind":"办事指南",\
                "locator":"第二条","document":null,"quote":"居住半年以上"}],"subject":"guide-001",\
                "choices":[{"label":"a","question":"b"}],"confidence":0.5}""";

        assertThat(StoredAnswer.read(row)).isInstanceOfSatisfying(Answer.Answered.class, answer -> {
            assertThat(answer.subject()).isEqualTo(RESIDENCE_PERMIT);
            assertThat(answer.sources())
                    .singleElement()
                    .extracting(Source::quote)
                    .isEqualTo("居住半年以上");
        });
        assertThat(StoredAnswer.write(StoredAnswer.read(row))).isEqualTo(row);
        assertThat(StoredAnswer.read("{\"outcome\":\"not_found\",\"text\":\"没有找到\",\"choices\":[],\"confidence\":0.1}"))
                .isEqualTo(new Answer.NotFound("没有找到", List.of(), .1));
    }

    @Test
    void rowsOfLaterReleasesAreReadWithoutWhatIsNew() {
        assertThat(StoredAnswer.read("{\"outcome\":\"declined\",\"text\":\"太长\",\"tone\":\"kind\"}"))
                .isEqualTo(new Answer.Declined("太长"));
    }
}
