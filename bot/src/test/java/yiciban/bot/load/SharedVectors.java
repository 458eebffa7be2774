package yiciban.bot.load;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import yiciban.embedding.Embedding;

/**
 * 共用向量: the text of an item is embedded once; each county's variant gets that vector moved a little, always the same way.
 * Questions are embedded by the model as ever. A million texts through the model would take hours and say nothing of the index.
 */
final class SharedVectors extends Embedding {

    /** Variants of one text have a cosine of about .96. */
    private static final double MOVED = 0.2;

    private final Map<String, float[]> items = new ConcurrentHashMap<>();
    private final Map<String, float[]> counties = new ConcurrentHashMap<>();
    private volatile Map.@Nullable Entry<String, float[]> last;

    @Override
    public float[] of(String text) {
        int end = text.indexOf(Variants.AFTER_COUNTY);
        if (end < 0) {
            return question(text);
        }
        int own = text.lastIndexOf(Variants.OWN);
        String item = text.substring(end + 1, own < 0 ? text.length() : own);
        float[] vector = items.computeIfAbsent(item, Embedding::fresh).clone();
        float[] moved = counties.computeIfAbsent(text.substring(0, end), county -> offset(county, vector.length));
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] += moved[i];
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    @Override
    public List<float[]> of(List<String> texts) {
        return texts.parallelStream().map(this::of).toList();
    }

    /** Worked out each time it is asked anew: what is measured has no cache. */
    private float[] question(String text) {
        Map.Entry<String, float[]> before = last;
        if (before == null || !before.getKey().equals(text)) {
            before = Map.entry(text, fresh(text));
            last = before;
        }
        return before.getValue().clone();
    }

    private static float[] offset(String county, int dimensions) {
        var random = new Random(county.hashCode());
        float[] offset = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            offset[i] = (float) (random.nextGaussian() * MOVED / Math.sqrt(dimensions));
        }
        return offset;
    }
}
