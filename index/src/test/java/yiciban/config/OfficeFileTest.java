package yiciban.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OfficeFileTest {

    @Test
    void linesAreWithoutCommentsAndBlanks() {
        assertThat(OfficeFile.lines("dictionary.txt"))
                .startsWith("身份证")
                .contains("居住证")
                .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("#", " "))
                .doesNotHaveDuplicates();
    }

    @Test
    void aYamlFileIsItsTopFields() {
        assertThat(OfficeFile.yaml("ranking.yml"))
                .containsOnlyKeys("order", "confidence", "bias", "answer_from", "offer_from", "nearly");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> OfficeFile.open("nothing.txt"))
                .hasMessage("config/nothing.txt is missing from the jar: build it again");
    }

    @Test
    void aListOfWordsIsNoYamlMapping() {
        assertThatThrownBy(() -> OfficeFile.yaml("dictionary.txt"))
                .hasMessageStartingWith("config/dictionary.txt must be");
    }
}
