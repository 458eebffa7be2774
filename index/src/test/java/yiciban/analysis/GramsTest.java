package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GramsTest {

    @Test
    void chineseIsCutIntoPairsOtherRunsStayWhole() {
        assertThat(Grams.bigrams("居住证怎么办")).containsExactly("居住", "住证", "证怎", "怎么", "么办");
        assertThat(Grams.bigrams("补办id卡")).containsExactly("补办", "id", "卡");
        assertThat(Grams.bigrams("5g手机")).containsExactly("5g", "手机");
        assertThat(Grams.bigrams("12345热线")).containsExactly("12345", "热线");
        assertThat(Grams.bigrams("3个工作日")).containsExactly("3", "个工", "工作", "作日");
    }

    @Test
    void punctuationSeparates() {
        assertThat(Grams.bigrams("在北京,办。证!")).containsExactly("在北", "北京", "办", "证");
        assertThat(Grams.bigrams("2022年60.9%")).containsExactly("2022", "年", "60", "9");
        assertThat(Grams.bigrams("a b")).containsExactly("a", "b");
        assertThat(Grams.bigrams("护照😀补办")).containsExactly("护照", "补办");
    }

    @Test
    void aPairIsTwoCharactersWhateverTheirCode() {
        assertThat(Grams.bigrams("𠮷野家")).containsExactly("𠮷野", "野家");
    }

    @Test
    void nothingGivesNothing() {
        assertThat(Grams.bigrams("")).isEmpty();
        assertThat(Grams.bigrams("?!。 😀")).isEmpty();
    }

    @Test
    void soundsAreFoldedWherePeopleMixThemUp() {
        assertThat(Grams.sound('证')).isEqualTo("zen").isEqualTo(Grams.sound('正'));
        assertThat(Grams.sound('生')).isEqualTo(Grams.sound('森'));
        assertThat(Grams.sound('住')).isEqualTo("zu").isNotEqualTo(Grams.sound('证'));
        assertThat(Grams.sound('民')).isEqualTo(Grams.sound('明'));
    }
}
