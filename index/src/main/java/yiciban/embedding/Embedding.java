package yiciban.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/** 向量: bge-small-zh-v1.5 (quantized), 512 numbers of length one for a text; safe for many threads. */
public class Embedding {

    /** Longer text is cut: the model reads 512 tokens, about as many characters. */
    private static final int MAX_CHARACTERS = 480;

    /** Numbers of a vector. */
    public static final int DIMENSIONS = 512;

    /** Read once a process, however many indexes are open: it takes a second and 60 MB. */
    private static final OrtEnvironment RUNTIME = OrtEnvironment.getEnvironment();

    /**
     * Questions of lately: a trial asks thousands that the one before asked, too, and two indexes each. At most 16 MB. In
     * bytes.
     */
    private static final Cache<String, float[]> KNOWN = Caffeine.newBuilder()
            .maximumWeight(16_000_000)
            .weigher((String text, float[] vector) -> Float.BYTES * vector.length + Character.BYTES * text.length())
            .build();

    private static final OrtSession MODEL;
    private static final HuggingFaceTokenizer TOKENIZER;

    static {
        try (InputStream weights = resource("/bge-small-zh-v1.5-q.onnx");
                InputStream vocabulary = resource("/bge-small-zh-v1.5-q-tokenizer.json");
                var options = new OrtSession.SessionOptions()) {
            // Two cores a question, and no waiting in a spin: a third faster for one citizen, 7 % slower for a crowd.
            options.setIntraOpNumThreads(2);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            MODEL = RUNTIME.createSession(weights.readAllBytes(), options);
            TOKENIZER = HuggingFaceTokenizer.newInstance(
                    vocabulary, Map.of("padding", "false", "maxLength", "512", "modelMaxLength", "512"));
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model cannot be loaded", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the embedding model cannot be read", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Embedding.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }

    /** Vector of one text: the model's first token, of length one, as bge was trained; some milliseconds when it is new. */
    public float[] of(String text) {
        float[] known = KNOWN.getIfPresent(text);
        if (known == null) {
            known = fresh(text);
            KNOWN.put(text, known);
        }
        return known.clone();
    }

    /** Forgets the questions of lately: who measures answers wants the model's time in them. */
    public static void forget() {
        KNOWN.invalidateAll();
    }

    /** The same, worked out now and not kept. */
    protected static float[] fresh(String text) {
        Encoding tokens = TOKENIZER.encode(cut(text), true, false);
        try (OnnxTensor ids = row(tokens.getIds());
                OnnxTensor mask = row(tokens.getAttentionMask());
                OnnxTensor types = row(tokens.getTypeIds());
                OrtSession.Result result =
                        MODEL.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] vector = new float[DIMENSIONS];
            states.get(vector);
            return ofLengthOne(vector);
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model failed", e);
        }
    }

    private static float[] ofLengthOne(float[] vector) {
        double square = 0;
        for (float number : vector) {
            square += number * number;
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** How near two vectors are: 1 for the same, 0 for what has nothing in common. */
    public static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Vectors in the order of the texts, which are an index's own: none is kept. */
    public List<float[]> of(List<String> texts) {
        return texts.parallelStream().map(Embedding::fresh).toList();
    }

    private static OnnxTensor row(long[] values) throws OrtException {
        return OnnxTensor.createTensor(RUNTIME, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static String cut(String text) {
        String shown = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        return shown.codePoints().anyMatch(Embedding::read) ? shown : "。";
    }

    /** Whether the model reads a character at all; of text in which it reads nothing, such as a lone U+FFFD, it makes nothing. */
    private static boolean read(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != 0xFFFD;
        };
    }
}
