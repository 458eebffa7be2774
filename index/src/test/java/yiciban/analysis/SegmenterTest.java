package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import yiciban.config.OfficeFile;

/** Exact words, weaknesses included: who changes the dictionary or Lucene sees here what else changes. */
class SegmenterTest {

    private static final Segmenter PLAIN = new Segmenter(new Dictionary(List.of()));
    private static final Segmenter SHIPPED = new Segmenter(new Dictionary(OfficeFile.lines("dictionary.txt")));

    @Test
    void residencePermitStaysWholeWithTheDictionaryOnly() {
        assertThat(PLAIN.words("居住证怎么办")).containsExactly("居住", "证", "怎么办");
        assertThat(SHIPPED.words("居住证怎么办")).containsExactly("居住证", "怎么办");
    }

    @Test
    void officeWordsStayWholeWithTheDictionaryOnly() {
        assertThat(PLAIN.words("湛河区一件事一次办")).containsExactly("湛河区", "一", "件", "事", "一", "次", "办");
        assertThat(SHIPPED.words("湛河区一件事一次办")).containsExactly("湛河区", "一件事一次办");
        assertThat(PLAIN.words("跨省通办")).containsExactly("跨", "省", "通", "办");
        assertThat(SHIPPED.words("跨省通办")).containsExactly("跨省通办");
        assertThat(PLAIN.words("失业金怎么领")).containsExactly("失业", "金", "怎么", "领");
        assertThat(SHIPPED.words("失业金怎么领")).containsExactly("失业金", "怎么", "领");
        assertThat(PLAIN.words("房产证过户要多少钱")).containsExactly("房产", "证", "过户", "要", "多少", "钱");
        assertThat(SHIPPED.words("房产证过户要多少钱")).containsExactly("房产证", "过户", "要", "多少", "钱");
    }

    @Test
    void theModelKnowsCommonWords() {
        assertThat(PLAIN.words("身份证丢了去哪补办")).containsExactly("身份证", "丢", "了", "去", "哪", "补办");
        assertThat(PLAIN.words("开饭店要办哪些手续")).containsExactly("开", "饭店", "要", "办", "哪些", "手续");
        assertThat(PLAIN.words("我是中国人")).containsExactly("我", "是", "中国", "人");
        assertThat(PLAIN.words("购买了道具和服装")).containsExactly("购买", "了", "道具", "和", "服装");
    }

    @Test
    void theLongestWordWins() {
        assertThat(SHIPPED.words("临时身份证")).containsExactly("临时身份证");
        assertThat(SHIPPED.words("居住证居住")).containsExactly("居住证", "居住");
    }

    @Test
    void whatItDoesNotDo() {
        assertThat(SHIPPED.words("医保关系转移接续")).containsExactly("医", "保", "关系", "转移", "接续");
        assertThat(SHIPPED.words("二维码扫")).containsExactly("二", "维", "码", "扫");
        assertThat(SHIPPED.words("往来港澳通行证")).as("leftmost first").containsExactly("往来", "港澳通行证");
        assertThat(SHIPPED.words("5g手机")).containsExactly("5", "g", "手机");
        assertThat(SHIPPED.words("2022年60.9%")).containsExactly("2022", "年", "60", "9");
        assertThat(SHIPPED.words("怎么办1")).as("怎么办 is one word elsewhere").containsExactly("怎么", "办", "1");
        assertThat(SHIPPED.words("咋弄啊")).containsExactly("咋", "弄", "啊");
    }

    @Test
    void digitsAndLatinRunsAreWords() {
        assertThat(SHIPPED.words("12345热线")).containsExactly("12345", "热线");
        assertThat(SHIPPED.words("app上能办吗")).containsExactly("app", "上", "能", "办", "吗");
        assertThat(SHIPPED.words("3个工作日")).containsExactly("3", "个", "工作日");
    }

    @Test
    void punctuationAndPicturesAreNoWords() {
        assertThat(SHIPPED.words("在北京,办。证!")).containsExactly("在", "北京", "办", "证");
        assertThat(SHIPPED.words("护照😀")).containsExactly("护照");
        assertThat(SHIPPED.words("?!。,、…—")).isEmpty();
        assertThat(SHIPPED.words("")).isEmpty();
        assertThat(SHIPPED.words(" \t ")).isEmpty();
    }

    @Test
    void rareCharactersAreWordsOfTheirOwn() {
        assertThat(SHIPPED.words("𠮷野家")).containsExactly("𠮷", "野", "家");
    }

    @Test
    void manyThreadsMayCutAtOnce() {
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> SHIPPED.words("失业金怎么领"))
                        .distinct())
                .containsExactly(List.of("失业金", "怎么", "领"));
    }
}
