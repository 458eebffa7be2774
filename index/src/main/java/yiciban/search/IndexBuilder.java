package yiciban.search;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.LockObtainFailedException;
import yiciban.analysis.Terms;
import yiciban.catalog.EntryId;

/** Writes the two parts of an index: vectors of passages, words of units. */
final class IndexBuilder {

    /** Commit user data: what the index was built from. */
    static final String PUBLICATION = "publication";

    /** Of every document: see {@link Keys}. */
    static final String KEY = "key";

    static final String WORDS = "words";
    static final String BIGRAMS = "bigrams";
    static final String NAME_WORDS = "name-words";
    static final String NAME_BIGRAMS = "name-bigrams";
    static final String VECTOR = "vector";

    /**
     * Vectors that get their graph while they are added. More are added in parts of that many, and the graph is built when
     * these are merged: adding them to a graph for each part and then to that of all would be all the work twice.
     */
    private static final int PART = 20_000;

    /** A part with its graph fits into it, so that it is one segment at once. */
    private static final double BUFFER_MB = 64;

    /** The graph is searched over one byte per number, which is faster; the numbers themselves are kept beside it. */
    private static final KnnVectorsFormat BYTES_IN_GRAPH = new Lucene104HnswScalarQuantizedVectorsFormat();

    /** Larger segments of vectors stay as they are: to merge one is to build its graph anew, which takes seconds. */
    private static final int MERGED = 1000;

    private final Terms terms;
    private final VectorWriter vectorWriter;
    private final BiPredicate<EntryId, EntryId> sameMatter;
    private final int threads;

    /** @param threads that may build the graph of more vectors than a part has */
    IndexBuilder(Terms terms, VectorWriter vectorWriter, BiPredicate<EntryId, EntryId> sameMatter, int threads) {
        this.terms = terms;
        this.vectorWriter = vectorWriter;
        this.sameMatter = sameMatter;
        this.threads = threads;
    }

    /**
     * All or nothing: the directories hold the old commits until the new ones are complete.
     *
     * @throws LockObtainFailedException when another writer, of whichever process, is at work there
     */
    void build(Directories directories, Numbered passages, String publication) throws IOException {
        build(directories, passages, publication, PART);
    }

    void build(Directories directories, Numbered passages, String publication, int part) throws IOException {
        directories.deleteDamaged();
        IndexWriterConfig vectors = passages.size() > part ? inParts(part) : anew();
        write(directories, vectors, anew(), Set.of(), KnownUnits.NONE, passages, publication);
    }

    /**
     * Brings an index, which nobody reads yet, up to other passages.
     *
     * @param vectors keys of the vectors that it holds
     * @param units the units that it holds
     */
    void update(Directories directories, Set<Long> vectors, KnownUnits units, Numbered passages, String publication)
            throws IOException {
        write(directories, onTop().setMergePolicy(smallOnes()), onTop(), vectors, units, passages, publication);
    }

    private void write(
            Directories directories,
            IndexWriterConfig howVectors,
            IndexWriterConfig howWords,
            Set<Long> vectors,
            KnownUnits units,
            Numbered passages,
            String publication)
            throws IOException {
        try (var vectorsTo = new IndexWriter(directories.vectors(), howVectors);
                var wordsTo = new IndexWriter(directories.words(), howWords)) {
            vectorWriter.write(vectorsTo, vectors, passages);
            if (vectors.isEmpty()) {
                vectorsTo.getConfig().setMergePolicy(new TieredMergePolicy());
                vectorsTo.forceMerge(1);
            }
            try (var written = DirectoryReader.open(vectorsTo)) {
                var crowding = new Crowding(written, passages, sameMatter);
                new UnitWriter(terms, crowding).write(wordsTo, units, passages);
            }
            wordsTo.forceMerge(1);
            commit(vectorsTo, publication);
            commit(wordsTo, publication);
        }
    }

    private static void commit(IndexWriter writer, String publication) throws IOException {
        writer.setLiveCommitData(Map.of(PUBLICATION, publication).entrySet());
        writer.commit();
    }

    private static IndexWriterConfig anew() {
        return new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setCommitOnClose(false)
                .setCodec(codec(BYTES_IN_GRAPH))
                .setRAMBufferSizeMB(BUFFER_MB)
                .setSimilarity(Candidates.SIMILARITY);
    }

    private IndexWriterConfig inParts(int part) {
        return anew().setCodec(codec(new GraphWhenMerged(threads)))
                .setMergePolicy(NoMergePolicy.INSTANCE)
                .setMaxBufferedDocs(part)
                .setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    }

    private static Codec codec(KnnVectorsFormat vectors) {
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
            }
        };
    }

    /** Beside running answers: whatever is merged is merged by the caller's thread. */
    private static IndexWriterConfig onTop() {
        return anew().setOpenMode(IndexWriterConfig.OpenMode.APPEND).setMergeScheduler(new SerialMergeScheduler());
    }

    private static MergePolicy smallOnes() {
        var merges = new LogDocMergePolicy();
        merges.setMaxMergeDocs(MERGED);
        return merges;
    }
}
