package yiciban.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Terms;
import yiciban.catalog.EntryId;
import yiciban.embedding.Embedding;
import yiciban.passage.Passage;

/** Writes two kinds of Lucene documents: one per unit for words, one per passage for vectors. */
final class IndexBuilder {

    /** Commit user data: what the index was built from. */
    static final String PUBLICATION = "publication";

    static final String NUMBER = "number";
    static final String WORDS = "words";
    static final String BIGRAMS = "bigrams";
    static final String NAME_WORDS = "name-words";
    static final String NAME_BIGRAMS = "name-bigrams";
    static final String VECTOR = "vector";

    private static final int BATCH = 256;
    private static final double BUFFER_MB = 64;

    private final Terms terms;
    private final Embedding embedding;
    private final BiPredicate<EntryId, EntryId> sameMatter;
    private final IntConsumer progress;

    IndexBuilder(Terms terms, Embedding embedding, BiPredicate<EntryId, EntryId> sameMatter, IntConsumer progress) {
        this.terms = terms;
        this.embedding = embedding;
        this.sameMatter = sameMatter;
        this.progress = progress;
    }

    /**
     * All or nothing: the folder holds the old commit until the new one is complete.
     *
     * @throws LockObtainFailedException when another writer, of whichever process, is at work there
     */
    void build(Directory directory, List<Passage> passages, String publication) throws IOException {
        deleteDamaged(directory);
        var config = new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setCommitOnClose(false)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setSimilarity(Candidates.SIMILARITY);
        try (var writer = new IndexWriter(directory, config)) {
            List<float[]> vectors = addVectors(writer, passages);
            try (var written = DirectoryReader.open(writer)) {
                addUnits(writer, passages, new Crowding(written, passages, vectors, sameMatter));
            }
            writer.forceMerge(1);
            writer.setLiveCommitData(Map.of(PUBLICATION, publication).entrySet());
            writer.commit();
        }
    }

    /** Even a writer that replaces an index looks after the files of its last commit, and fails when they are damaged. */
    private static void deleteDamaged(Directory directory) throws IOException {
        try {
            if (DirectoryReader.indexExists(directory)) {
                DirectoryReader.open(directory).close();
            }
        } catch (IOException | RuntimeException damaged) {
            try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                for (String file : directory.listAll()) {
                    if (file.startsWith(IndexFileNames.SEGMENTS)) {
                        directory.deleteFile(file);
                    }
                }
            }
        }
    }

    private void addUnits(IndexWriter writer, List<Passage> passages, Crowding crowding) throws IOException {
        var units = new LinkedHashMap<String, List<Integer>>();
        for (int number = 0; number < passages.size(); number++) {
            units.computeIfAbsent(passages.get(number).unit(), unit -> new ArrayList<>())
                    .add(number);
        }
        for (var unit : units.entrySet()) {
            List<Passage> parts = unit.getValue().stream().map(passages::get).toList();
            List<Passage> names =
                    parts.stream().filter(p -> p.kind() == Passage.Kind.NAME).toList();
            var document = new Document();
            document.add(new NumericDocValuesField(NUMBER, unit.getValue().getFirst()));
            document.add(new TermsField(WORDS, all(parts, terms::words)));
            document.add(new TermsField(BIGRAMS, all(parts, terms::bigrams)));
            document.add(new TermsField(NAME_WORDS, all(names, terms::words)));
            document.add(new TermsField(NAME_BIGRAMS, all(names, terms::bigrams)));
            UnitFacts.of(parts, crowding.of(unit.getValue())).addTo(document);
            writer.addDocument(document);
        }
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

    private List<float[]> addVectors(IndexWriter writer, List<Passage> passages) throws IOException {
        var all = new ArrayList<float[]>(passages.size());
        for (int from = 0; from < passages.size(); from += BATCH) {
            List<Passage> batch = passages.subList(from, Math.min(from + BATCH, passages.size()));
            List<float[]> vectors = embedding.of(batch.stream()
                    .map(passage -> Normaliser.normalise(passage.shape()))
                    .toList());
            for (int i = 0; i < batch.size(); i++) {
                var document = new Document();
                document.add(new NumericDocValuesField(NUMBER, from + i));
                document.add(new KnnFloatVectorField(VECTOR, vectors.get(i), VectorSimilarityFunction.DOT_PRODUCT));
                writer.addDocument(document);
            }
            all.addAll(vectors);
            progress.accept(from + batch.size());
        }
        return all;
    }
}
