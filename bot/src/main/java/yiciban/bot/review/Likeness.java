package yiciban.bot.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * 相近: what each number of a vector tells about whether two wordings want the same. A vector says what a text is about; in
 * which of its numbers people differ who want the same, and in which they do not, pairs of wordings taught: {@code ./yiciban
 * train-likeness} prints the file.
 */
final class Likeness {

    private static final float[] WEIGHTS = read();

    private Likeness() {}

    /** Of two vectors: the sum of their numbers' products, each by its weight. */
    static double of(byte[] one, byte[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += WEIGHTS[i] * (one[i] * other[i]);
        }
        return sum;
    }

    private static float[] read() {
        try (InputStream in = Objects.requireNonNull(Likeness.class.getResourceAsStream("/likeness.txt"))) {
            double[] read = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            float[] weights = new float[read.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) read[i];
            }
            return weights;
        } catch (IOException e) {
            throw new UncheckedIOException("likeness.txt cannot be read", e);
        }
    }
}
