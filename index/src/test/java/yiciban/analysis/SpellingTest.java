package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yiciban.catalog.Seeds;
import yiciban.config.OfficeFile;
import yiciban.passage.Passages;

class SpellingTest {

    private static final Spelling SMALL =
            new Spelling(List.of("居住证", "护照", "身份证"), List.of("多少钱", "怎么办"), known("居住证"));

    /** The office's words against the pairs of characters that occur in the content. */
    private static final Spelling SHIPPED =
            new Spelling(OfficeFile.lines("dictionary.txt"), List.of("多少钱", "怎么办", "什么材料"), usageOfTheContent());

    @Test
    void aNameTypedByItsSoundIsPutRight() {
        assertThat(SMALL.corrected("居住正怎么办")).isEqualTo("居住证怎么办");
        assertThat(SMALL.corrected("办护找")).isEqualTo("办护照");
    }

    @Test
    void soundsThatPeopleMixUpAreTheSame() {
        assertThat(SMALL.corrected("居祖真")).isEqualTo("居住证");
    }

    @Test
    void pinyinBecomesCharacters() {
        assertThat(SMALL.corrected("hu zhao duo shao qian")).isEqualTo("护照多少钱");
        assertThat(SMALL.corrected("huzhaoduoshaoqian")).isEqualTo("护照多少钱");
        assertThat(SMALL.corrected("ju zhu zheng zen me ban")).isEqualTo("居住证怎么办");
        assertThat(SMALL.corrected("shengfengzheng")).isEqualTo("身份证");
    }

    @Test
    void initialsStandForNamesOfThreeCharacters() {
        assertThat(SMALL.corrected("sfz")).isEqualTo("身份证");
        assertThat(SMALL.corrected("hz")).as("too short to be sure").isEqualTo("hz");
    }

    @Test
    void whatIsKnownIsLeftAlone() {
        for (String text : List.of("居住证怎么办", "居住", "", "12345", "app", "wifi密码", "hello", "?!", "a b c")) {
            assertThat(SMALL.corrected(text)).isEqualTo(text);
        }
    }

    @Test
    void charactersThatOccurTogetherInTheContentAreMeant() {
        var spelling = new Spelling(List.of("护照"), List.of(), known("户照"));
        assertThat(spelling.corrected("户照")).isEqualTo("户照");
    }

    @Test
    void commonWordsOfTwoCharactersAreNotHeard() {
        var spelling = new Spelling(List.of(), List.of("材料"), known());
        assertThat(spelling.corrected("才料")).isEqualTo("才料");
    }

    @Test
    void longTextIsNoSpelling() {
        String letters = "huzhao".repeat(10);
        assertThat(SMALL.corrected(letters)).isEqualTo(letters);
    }

    @Test
    void twentyTyposAgainstTheShippedDictionary() {
        Map.ofEntries(
                        Map.entry("居主证怎么办", "居住证怎么办"),
                        Map.entry("驾使证到期", "驾驶证到期"),
                        Map.entry("户照怎么办", "护照怎么办"),
                        Map.entry("社包卡", "社保卡"),
                        Map.entry("公基金", "公积金"),
                        Map.entry("医疗包险", "医疗保险"),
                        Map.entry("临时身份正", "临时身份证"),
                        Map.entry("行使证年检", "行驶证年检"),
                        Map.entry("结婚正", "结婚证"),
                        Map.entry("离婚争", "离婚证"),
                        Map.entry("失业今", "失业金"),
                        Map.entry("营业直照", "营业执照"),
                        Map.entry("信仿", "信访"),
                        Map.entry("行政付议", "行政复议"),
                        Map.entry("法律原助", "法律援助"),
                        Map.entry("工伤认订", "工伤认定"),
                        Map.entry("跨生通办", "跨省通办"),
                        Map.entry("zan zhu zheng", "暂住证"),
                        Map.entry("gongjijin", "公积金"),
                        Map.entry("hu'kou'ben", "户口本"))
                .forEach((typed, meant) ->
                        assertThat(SHIPPED.corrected(typed)).as(typed).isEqualTo(meant));
    }

    @ParameterizedTest
    @CsvSource({
        "居往证怎么办, 居住证怎么办",
        "低堡怎么办, 低保怎么办",
        "残疾征丢了, 残疾证丢了",
        "户口薄丢了, 户口簿丢了",
    })
    void aNameWrittenWithACharacterThatLooksAlikeIsPutRight(String typed, String meant) {
        assertThat(SHIPPED.corrected(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"身身份证丢了, 身份证丢了", "公积积金, 公积金", "我天天办居住证, 我天天办居住证", "谢谢, 谢谢"})
    void aCharacterTypedTwiceInsideAWordIsOne(String typed, String meant) {
        assertThat(SHIPPED.corrected(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"营执照咋办, 营业执照咋办", "公金咋取, 公积金咋取"})
    void aNameThatLacksACharacterInsideIsCompleted(String typed, String meant) {
        assertThat(SHIPPED.corrected(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "办juzhuzheng要带啥, 办居住证要带啥",
        "sfz丢了, 身份证丢了",
        "身份zheng丢了, 身份证丢了",
        "ju住证, 居住证",
        "hu zhao?, 护照?",
        "用app办, 用app办",
    })
    void lettersAmongCharactersAreHeardToo(String typed, String meant) {
        assertThat(SHIPPED.corrected(typed)).isEqualTo(meant);
    }

    @Test
    void whatItDoesNotPutRight() {
        assertThat(SHIPPED.corrected("一件是")).as("件是 occurs in the content").isEqualTo("一件是");
        assertThat(SHIPPED.corrected("养老保险进")).as("no name sounds so").isEqualTo("养老保险进");
    }

    @Test
    void itsOwnNamesAreNeverTouched() {
        for (String name : OfficeFile.lines("dictionary.txt")) {
            assertThat(SHIPPED.corrected(Normaliser.normalise(name))).isEqualTo(Normaliser.normalise(name));
        }
    }

    private static Usage known(String... texts) {
        return Usage.of(new Usage.Text(List.of(texts), List.of()));
    }

    private static Usage usageOfTheContent() {
        return known(Seeds.fromClasspath().entries().stream()
                .flatMap(entry -> Passages.of(entry).stream())
                .map(passage -> passage.shape() + " " + passage.text())
                .toArray(String[]::new));
    }
}
