package yiciban.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static yiciban.embedding.SharedEmbedding.EMBEDDING;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

    @Test
    void aVectorIs512NumbersOfLengthOne() {
        float[] vector = EMBEDDING.of("居住证怎么办");
        assertThat(vector).hasSize(512);
        assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void theSameMatterIsNearWhateverTheWords() {
        float[] asked = EMBEDDING.of("老人去世了要办什么");
        assertThat(cosine(asked, EMBEDDING.of("公民身后一件事"))).isGreaterThan(cosine(asked, EMBEDDING.of("食品经营许可")));
    }

    @Test
    void anyTextHasAVector() {
        for (String text : List.of(
                "",
                " ",
                "\u00a0",
                "\u2028",
                "😀",
                "?!",
                "\ufffd",
                "\ud83d",
                "\u0301",
                "\u0000",
                "\u200b",
                "\ue000",
                "a".repeat(479) + "😀",
                "证".repeat(10_000),
                "\u200b".repeat(480) + "证")) {
            assertThat(EMBEDDING.of(text)).hasSize(512).doesNotContain(Float.NaN);
        }
    }

    @Test
    void longTextIsKnownByItsBeginning() {
        assertThat(EMBEDDING.of("证".repeat(480) + "完全不同的结尾")).isEqualTo(EMBEDDING.of("证".repeat(480)));
    }

    @Test
    void vectorsComeInTheOrderOfTheTexts() {
        List<float[]> vectors = EMBEDDING.of(List.of("居住证", "护照"));
        assertThat(vectors.get(0)).isEqualTo(EMBEDDING.of("居住证"));
        assertThat(vectors.get(1)).isEqualTo(EMBEDDING.of("护照"));
        assertThat(EMBEDDING.of(List.of())).isEmpty();
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
