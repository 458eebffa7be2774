package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LettersTest {

    private static final Letters LETTERS = new Letters(Usage.of(
            new Usage.Text(List.of(), List.of("护照要多少钱", "居住证多久能拿到", "身份证在外地能换吗", "居住证要住多久才能办", "护照怎么办", "结婚登记要带什么"))));

    @Test
    void readsAQuestionInLetters() {
        assertThat(read("huzhao yao duoshao qian")).contains("护照要多少钱");
        assertThat(read("juzhuzheng duojiu neng nadao")).contains("居住证多久能拿到");
    }

    @Test
    void blanksEndASyllableAndAreNotNeeded() {
        assertThat(read("hu zhao zen me ban")).contains("护照怎么办");
        assertThat(read("huzhaozenmeban")).contains("护照怎么办");
    }

    @Test
    void soundsPeopleMixUpAreTheSame() {
        assertThat(read("sen fen zen zai waidi nen huan ma")).contains("身份证在外地能换吗");
    }

    @Test
    void initialsAmongSyllables() {
        assertThat(LETTERS.read("sfz zai waidi neng huan ma", token -> token.equals("sfz") ? "身份证" : null))
                .contains("身份证在外地能换吗");
    }

    @Test
    void whatIsNoPinyinStaysAsItIs() {
        assertThat(read("wifi password")).isEmpty();
        assertThat(read("hello")).isEmpty();
    }

    private static Optional<String> read(String run) {
        return LETTERS.read(run, token -> null);
    }
}
