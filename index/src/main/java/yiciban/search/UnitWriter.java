package yiciban.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Terms;
import yiciban.passage.Passage;

/** Writes the words and facts of units. */
final class UnitWriter {

    private final Terms terms;
    private final Crowding crowding;

    UnitWriter(Terms terms, Crowding crowding) {
        this.terms = terms;
        this.crowding = crowding;
    }

    /** Makes of an index that holds some units one that holds those of the passages. */
    void write(IndexWriter writer, KnownUnits there, Numbered passages) throws IOException {
        var wanted = passages.unitsByKey().keySet();
        Keys.delete(writer, there.facts().keySet().stream().filter(key -> !wanted.contains(key) || there.stale(key)));
        for (Numbered.Unit unit : passages.units().values()) {
            UnitFacts known = there.facts().get(unit.key());
            if (known == null || there.stale(unit.key())) {
                List<Passage> parts = passages.parts(unit);
                UnitFacts facts = known == null ? UnitFacts.of(parts, crowded(unit, parts)) : known;
                writer.addDocument(document(unit.key(), parts, facts));
            }
        }
    }

    /** Where somebody has written questions nobody asks for it. */
    private float crowded(Numbered.Unit unit, List<Passage> parts) throws IOException {
        return parts.stream().anyMatch(part -> part.kind() == Passage.Kind.QUESTION) ? 0 : crowding.of(unit.numbers());
    }

    private Document document(long key, List<Passage> parts, UnitFacts facts) {
        List<Passage> names =
                parts.stream().filter(p -> p.kind() == Passage.Kind.NAME).toList();
        var document = new Document();
        document.add(new NumericDocValuesField(IndexBuilder.KEY, key));
        document.add(Held.field(parts.getFirst().area()));
        document.add(new TermsField(IndexBuilder.WORDS, all(parts, terms::words)));
        document.add(new TermsField(IndexBuilder.BIGRAMS, all(parts, terms::bigrams)));
        document.add(new TermsField(IndexBuilder.NAME_WORDS, all(names, terms::words)));
        document.add(new TermsField(IndexBuilder.NAME_BIGRAMS, all(names, terms::bigrams)));
        facts.addTo(document);
        return document;
    }

    /** Terms of all the texts, each text once: a shape that repeats the title adds nothing to what names say. */
    private static List<String> all(List<Passage> parts, Function<String, List<String>> cut) {
        var all = new ArrayList<String>();
        for (Passage part : parts) {
            String text = part.kind() == Passage.Kind.TEXT ? part.heading() + " " + part.text() : part.shape();
            all.addAll(cut.apply(Normaliser.normalise(text)));
        }
        return all;
    }
}
