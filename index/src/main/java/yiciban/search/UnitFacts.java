package yiciban.search;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import yiciban.analysis.AnswerShape;
import yiciban.analysis.Normaliser;
import yiciban.passage.Passage;

/**
 * What is known of a unit before anything is asked; computed once, when the index is built.
 *
 * @param crowded mean cosine of the nearest other units; 0 for a unit with similar questions, where it does not count
 * @param length logarithm of its characters, a text of 3,000 is about 1
 * @param shapes density of each {@link AnswerShape}
 */
record UnitFacts(float crowded, float length, Map<AnswerShape, Float> shapes) {

    private static final String CROWDED = "crowded";
    private static final String LENGTH = "length";

    private static final String SHAPE = "shape-";

    UnitFacts {
        shapes = Map.copyOf(shapes);
    }

    static UnitFacts of(List<Passage> parts, float crowded) {
        List<Passage> texts =
                parts.stream().filter(p -> p.kind() == Passage.Kind.TEXT).toList();
        var text = new StringBuilder();
        for (Passage part : texts.isEmpty() ? parts : texts) {
            text.append(Normaliser.normalise(part.text())).append('\n');
        }
        String whole = text.toString();
        var shapes = new EnumMap<AnswerShape, Float>(AnswerShape.class);
        for (AnswerShape shape : AnswerShape.values()) {
            shapes.put(shape, (float) shape.density(whole));
        }
        return new UnitFacts(crowded, (float) (Math.log(whole.length() + 1) / 8), shapes);
    }

    void addTo(Document document) {
        document.add(field(CROWDED, crowded));
        document.add(field(LENGTH, length));
        shapes.forEach((shape, density) -> document.add(field(SHAPE + shape, density)));
    }

    private static NumericDocValuesField field(String name, float value) {
        return new NumericDocValuesField(name, Float.floatToIntBits(value));
    }

    /** Reads the facts of the units of one segment; ask in the order of documents. */
    static final class Reader {

        private final NumericDocValues crowded;
        private final NumericDocValues length;
        private final Map<AnswerShape, NumericDocValues> shapes = new EnumMap<>(AnswerShape.class);

        Reader(LeafReader reader) throws IOException {
            this.crowded = values(reader, CROWDED);
            this.length = values(reader, LENGTH);
            for (AnswerShape shape : AnswerShape.values()) {
                shapes.put(shape, values(reader, SHAPE + shape));
            }
        }

        private static NumericDocValues values(LeafReader reader, String field) throws IOException {
            return DocValues.getNumeric(reader, field);
        }

        UnitFacts of(int document) throws IOException {
            var densities = new EnumMap<AnswerShape, Float>(AnswerShape.class);
            for (var shape : shapes.entrySet()) {
                densities.put(shape.getKey(), number(shape.getValue(), document));
            }
            return new UnitFacts(number(crowded, document), number(length, document), densities);
        }

        private static float number(NumericDocValues values, int document) throws IOException {
            if (!values.advanceExact(document)) {
                throw new IOException("a unit without its facts");
            }
            return Float.intBitsToFloat((int) values.longValue());
        }
    }
}
