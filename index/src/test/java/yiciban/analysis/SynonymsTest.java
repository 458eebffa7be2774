package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import yiciban.config.OfficeFile;

class SynonymsTest {

    @Test
    void aColloquialWordFindsTheOfficialOne() {
        var synonyms = read("机动车驾驶证 = 驾照, 驾本");
        assertThat(synonyms.official("驾本丢了咋办")).containsExactly("机动车驾驶证");
        assertThat(synonyms.official("居住证怎么办")).isEmpty();
    }

    @Test
    void theOfficialWordIsNotAddedTwice() {
        assertThat(read("机动车驾驶证 = 驾驶证").official("机动车驾驶证补领")).isEmpty();
    }

    @Test
    void aWordMayHaveTwoOfficialOnes() {
        assertThat(read("居民户口簿 = 本子\n行驶证 = 本子").official("本子丢了")).containsExactly("居民户口簿", "行驶证");
    }

    @Test
    void commentsBlankLinesAndChineseCommasAreFine() {
        var synonyms = read("# 同义词\n\n失业保险金 = 失业金，失业补助   # 2023\n");
        assertThat(synonyms.official("失业补助怎么领")).containsExactly("失业保险金");
        assertThat(synonyms.words()).containsExactly("失业保险金", "失业金", "失业补助");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstLine() {
        assertThat(read("\ufeff# 同义词\n信访 = 上访").words()).containsExactly("信访", "上访");
    }

    @Test
    void wordsAreComparedInTheirNormalForm() {
        assertThat(read("居民身份证 = 身分證").official("身份证丢了")).containsExactly("居民身份证");
    }

    @Test
    void wordsThatMustNotBeMergedStandForNothingButGoIntoTheDictionary() {
        var synonyms = read("三级 != 二三级");
        assertThat(synonyms.official("三级残疾")).isEmpty();
        assertThat(synonyms.words()).containsExactly("三级", "二三级");
        var segmenter = new Segmenter(new Dictionary(synonyms.words()));
        assertThat(segmenter.words("二三级残疾")).startsWith("二三级");
        assertThat(segmenter.words("三级残疾")).startsWith("三级");
    }

    @Test
    void aLineOfNoFormIsNamedByItsNumber() {
        refused("# 词\n\n失业金", "synonyms.txt:3: %s, not: 失业金");
        refused("失业保险金 =", "synonyms.txt:1: %s, not: 失业保险金 =");
        refused("= 失业金", "synonyms.txt:1: %s, not: = 失业金");
        refused("a = b = c", "synonyms.txt:1: %s, not: a = b = c");
        refused("三级 !=", "synonyms.txt:1: %s, not: 三级 !=");
    }

    @Test
    void anEmptyWordIsRefusedBecauseEveryQuestionContainsIt() {
        refused("失业保险金 = 失业金,", "synonyms.txt:1: %s, not: 失业保险金 = 失业金,");
        refused("失业保险金 = 失业金,,失业补助", "synonyms.txt:1: %s, not: 失业保险金 = 失业金,,失业补助");
        refused("失业保险金 = ？", "synonyms.txt:1: %s, not: 失业保险金 = ？");
        refused("？ = 失业金", "synonyms.txt:1: %s, not: ？ = 失业金");
    }

    @Test
    void theShippedListKnowsHowPeopleSpeak() throws IOException {
        try (Reader reader = OfficeFile.open("synonyms.txt")) {
            var shipped = Synonyms.read(reader);
            assertThat(shipped.official("驾照丢了咋补")).containsExactly("机动车驾驶证", "补领");
            assertThat(shipped.official("失业金怎么领")).containsExactly("失业保险金");
            assertThat(shipped.official("老人走了哪些手续一块办")).containsExactly("公民身后");
            assertThat(shipped.official("开饭店要办哪些手续")).containsExactly("开办餐饮店");
            assertThat(shipped.words()).contains("三级", "二三级", "生活补贴", "护理补贴").doesNotContain("");
        }
    }

    private static Synonyms read(String text) {
        return Synonyms.read(new StringReader(text));
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message.replace("%s", "must read 'official = word, word' or 'one != other'"));
    }

    @Test
    void termsOfferAllThree() {
        var synonyms = read("失业保险金 = 失业金");
        var terms = new Terms(new Dictionary(synonyms.words()), synonyms);
        assertThat(terms.words("失业金怎么领")).isEqualTo(List.of("失业金", "怎么", "领"));
        assertThat(terms.bigrams("失业金")).isEqualTo(List.of("失业", "业金"));
        assertThat(terms.official("失业金怎么领")).isEqualTo(List.of("失业保险金"));
    }

    @Test
    void aNameWithTheOtherWordOfANeverMergePairIsAnotherMatter() {
        Synonyms words = Synonyms.read(new StringReader("行驶证 != 驾驶证\n三级 != 二三级"));
        assertThat(words.apart("行驶证丢了", "机动车驾驶证补证")).isTrue();
        assertThat(words.apart("驾驶证丢了", "补换领机动车行驶证")).isTrue();
        assertThat(words.apart("驾驶证丢了", "机动车驾驶证补证")).isFalse();
        assertThat(words.apart("行驶证和驾驶证都丢了", "机动车驾驶证补证")).isFalse();
        assertThat(words.apart("二三级补贴", "三级补贴")).isTrue();
    }
}
