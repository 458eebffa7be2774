package yiciban.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainTest {

    @Test
    void whatCitizensTypeIsMostlyPlain() {
        assertThat(Plain.is("我在广东打工,身份证丢了能在那边补吗")).isTrue();
        assertThat(Plain.is("社保卡 app 要多少钱?")).isTrue();
        assertThat(Plain.is("")).isTrue();
        assertThat(List.of("我在广东打工，", "補辦", "乾", "反覆", "ABC", "a  b", " a", "a ", "９", "é", "😀"))
                .noneMatch(Plain::is);
    }

    @Test
    void conversionLeavesEveryPlainCharacterAlone() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE)
                        .mapToObj(c -> String.valueOf((char) c))
                        .filter(Plain::is))
                .hasSizeGreaterThan(15_000)
                .allMatch(c -> Normalizer.isNormalized(c, Normalizer.Form.NFKC)
                        && ZhConverterUtil.toSimple(c).equals(c)
                        && Normaliser.visible(c).equals(c));
    }

    @Test
    void noWordThatConversionChangesIsPlain() {
        List<String> words = dictionary("/data/dictionary/TSPhrases.txt")
                .map(line -> line.split("[\\t ]"))
                .filter(parts -> !parts[0].equals(parts[1]))
                .map(parts -> parts[0])
                .toList();

        assertThat(words).hasSizeGreaterThan(100).noneMatch(Plain::is);
    }

    private static Stream<String> dictionary(String name) {
        try (InputStream in = ZhConverterUtil.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
