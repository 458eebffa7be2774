package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void givesTheLengthOfTheLongestWordThatStartsThere() {
        var dictionary = new Dictionary(List.of("身份证", "身份", "临时身份证"));
        assertThat(dictionary.matchAt("临时身份证明", 0)).isEqualTo(5);
        assertThat(dictionary.matchAt("临时身份证明", 2)).isEqualTo(3);
        assertThat(dictionary.matchAt("身份不明", 0)).isEqualTo(2);
        assertThat(dictionary.matchAt("临时工", 0)).isZero();
        assertThat(dictionary.matchAt("临", 0)).isZero();
    }

    @Test
    void readsWordsInTheOfficesOwnSpelling() {
        assertThat(new Dictionary(List.of("居住證")).matchAt("居住证", 0)).isEqualTo(3);
        assertThat(new Dictionary(List.of("办(证)")).matchAt("办证", 0)).isEqualTo(2);
    }

    @Test
    void singleCharactersAndPhrasesAreNoWords() {
        assertThat(new Dictionary(List.of("证")).matchAt("证", 0)).isZero();
        assertThat(new Dictionary(List.of("一二三四五六七八九十一")).matchAt("一二三四五六七八九十一", 0))
                .isZero();
        assertThat(new Dictionary(List.of("一二三四五六七八九十")).matchAt("一二三四五六七八九十一", 0))
                .isEqualTo(10);
    }
}
