package yiciban.embedding;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.util.List;

/** 向量: bge-small-zh-v1.5 (quantized), 512 numbers of length one for a text; safe for many threads. */
public final class Embedding {

    /** Longer text is cut: the model reads 512 tokens, about as many characters. */
    private static final int MAX_CHARACTERS = 480;

    private final EmbeddingModel model = new BgeSmallZhV15QuantizedEmbeddingModel(Runnable::run);

    /** Vector of one text; about 1.5 ms on one core. */
    public float[] of(String text) {
        return model.embed(cut(text)).content().vector();
    }

    /** Vectors in the order of the texts. */
    public List<float[]> of(List<String> texts) {
        return texts.parallelStream().map(this::of).toList();
    }

    private static TextSegment cut(String text) {
        String shown = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        return TextSegment.from(shown.codePoints().anyMatch(Embedding::read) ? shown : "。");
    }

    /** Whether the model reads a character at all; it refuses text in which it reads nothing, such as a lone U+FFFD. */
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
