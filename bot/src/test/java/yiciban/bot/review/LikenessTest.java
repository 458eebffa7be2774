package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import yiciban.embedding.Embedding;

/** The weights that are shipped fit the model that is. */
class LikenessTest {

    @Test
    void everyNumberOfAVectorHasAWeightAndTheyAreOneOnAverage() {
        double sum = 0;
        for (int i = 0; i < Embedding.DIMENSIONS; i++) {
            byte[] one = new byte[Embedding.DIMENSIONS];
            one[i] = 1;
            sum += Likeness.of(one, one);
        }
        assertThat(sum / Embedding.DIMENSIONS).isCloseTo(1, within(0.01));
    }

    @Test
    void isTheSameBothWays() {
        byte[] one = new byte[Embedding.DIMENSIONS];
        byte[] other = new byte[Embedding.DIMENSIONS];
        for (int i = 0; i < one.length; i++) {
            one[i] = (byte) (i % 127);
            other[i] = (byte) (i % 31 - 15);
        }
        assertThat(Likeness.of(one, other)).isEqualTo(Likeness.of(other, one));
    }
}
