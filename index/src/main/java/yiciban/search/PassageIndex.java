package yiciban.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import yiciban.analysis.Terms;
import yiciban.catalog.EntryId;
import yiciban.embedding.Embedding;
import yiciban.passage.Passage;

/** 段落索引: passages made searchable by words and by meaning; safe for many threads. */
public final class PassageIndex implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PassageIndex.class);

    private final DirectoryReader reader;
    private final Candidates candidates;
    private final Ranking ranking;
    private final BiPredicate<EntryId, EntryId> sameMatter;

    private PassageIndex(
            DirectoryReader reader,
            List<Passage> passages,
            Terms terms,
            Embedding embedding,
            Ranking ranking,
            BiPredicate<EntryId, EntryId> sameMatter)
            throws IOException {
        this.reader = reader;
        this.candidates = new Candidates(new IndexSearcher(reader), passages, terms, embedding);
        this.ranking = ranking;
        this.sameMatter = sameMatter;
    }

    /** Builds an index in memory; {@code progress} hears how many passages are done. */
    public static PassageIndex inMemory(
            List<Passage> passages,
            Terms terms,
            Embedding embedding,
            Ranking ranking,
            BiPredicate<EntryId, EntryId> sameMatter,
            IntConsumer progress) {
        try {
            Directory directory = new ByteBuffersDirectory();
            new IndexBuilder(terms, embedding, sameMatter, progress).build(directory, passages, "");
            return new PassageIndex(DirectoryReader.open(directory), passages, terms, embedding, ranking, sameMatter);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build an index in memory", e);
        }
    }

    /**
     * Opens the index in a folder when it was built from this very publication, else builds it anew: the index is
     * derived and may be deleted at any time. While another process builds it, this one builds its own in memory.
     *
     * @param publication what the index must have been built from; kept in its commit user data
     * @param sameMatter whether two entries are about the same need, so that neither makes the other less sure
     */
    public static PassageIndex onDisk(
            Path folder,
            String publication,
            List<Passage> passages,
            Terms terms,
            Embedding embedding,
            Ranking ranking,
            BiPredicate<EntryId, EntryId> sameMatter,
            IntConsumer progress) {
        try {
            Directory directory = FSDirectory.open(folder);
            DirectoryReader reader = open(directory, publication);
            if (reader == null) {
                new IndexBuilder(terms, embedding, sameMatter, progress).build(directory, passages, publication);
                reader = DirectoryReader.open(directory);
            }
            return new PassageIndex(reader, passages, terms, embedding, ranking, sameMatter);
        } catch (LockObtainFailedException e) {
            LOG.warn("another process writes the index folder {}: this one builds an index in memory", folder);
            return inMemory(passages, terms, embedding, ranking, sameMatter, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the index folder " + folder + ": check disk space and rights", e);
        }
    }

    /** Whether a folder holds a readable index of this publication; nothing is written. */
    public static boolean holds(Path folder, String publication) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = open(directory, publication)) {
            return reader != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable DirectoryReader open(Directory directory, String publication) {
        try {
            if (!DirectoryReader.indexExists(directory)) {
                return null;
            }
            DirectoryReader reader = DirectoryReader.open(directory);
            if (publication.equals(reader.getIndexCommit().getUserData().get(IndexBuilder.PUBLICATION))) {
                return reader;
            }
            reader.close();
            return null;
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index on disk cannot be read and is built anew: {}", e.toString());
            return null;
        }
    }

    /** Finds what may answer the query, best first; never fails for any text. */
    public Hits search(Query query) {
        long start = System.nanoTime();
        List<Hit> found = candidates.of(query).stream()
                .map(c -> new Hit(c.unit(), c.passage().entry(), c.passage(), c.facet(), 0, c.features()))
                .toList();
        List<Hit> hits = ranking.rank(found, sameMatter);
        double confidence =
                hits.isEmpty() ? 0 : ranking.confidence(hits.getFirst().features());
        List<Hit> wanted = hits.subList(0, Math.min(query.limit(), hits.size()));
        return new Hits(wanted, confidence, Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
