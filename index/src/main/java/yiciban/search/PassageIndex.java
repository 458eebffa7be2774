package yiciban.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
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

    /** What operators can do about it; they read Chinese. */
    private static final String ROOM = "请看磁盘还有没有空间、程序有没有权限";

    /** When every so many-th vector of an index would be a deleted one, the next index gets a new graph. */
    private static final int WASTE = 4;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Readers readers;
    private final Numbered passages;
    private final Terms terms;
    private final Embedding embedding;
    private final Ranking ranking;
    private final BiPredicate<EntryId, EntryId> sameMatter;
    private final Candidates candidates;

    private PassageIndex(
            Readers readers,
            Numbered passages,
            Terms terms,
            Embedding embedding,
            Ranking ranking,
            BiPredicate<EntryId, EntryId> sameMatter)
            throws IOException {
        this.readers = readers;
        this.passages = passages;
        this.terms = terms;
        this.embedding = embedding;
        this.ranking = ranking;
        this.sameMatter = sameMatter;
        this.candidates = new Candidates(readers, passages, terms, embedding);
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
            var numbered = new Numbered(passages);
            Directories directories = Directories.inMemory();
            var vectors = new VectorWriter(new KnownVectors(), embedding::of, progress);
            new IndexBuilder(terms, vectors, sameMatter, PROCESSORS).build(directories, numbered, "");
            return new PassageIndex(directories.open(), numbered, terms, embedding, ranking, sameMatter);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build an index in memory", e);
        }
    }

    /**
     * Opens the index in a folder when it was built from this very publication, else builds it anew: the index is
     * derived and may be deleted at any time. While another process builds it, this one builds its own in memory.
     *
     * @param publication what the index must have been built from; kept in its commit user data
     * @param others folders that may hold indexes of other publications: texts that are in one are not embedded again
     * @param sameMatter whether two entries are about the same need, so that neither makes the other less sure
     */
    public static PassageIndex onDisk(
            Path folder,
            String publication,
            List<Path> others,
            List<Passage> passages,
            Terms terms,
            Embedding embedding,
            Ranking ranking,
            BiPredicate<EntryId, EntryId> sameMatter,
            IntConsumer progress) {
        var numbered = new Numbered(passages);
        try {
            Directories directories = Directories.in(folder);
            PassageIndex there = opened(directories, publication, numbered, terms, embedding, ranking, sameMatter);
            if (there != null) {
                return there;
            }
            var opened = new ArrayList<Readers>();
            try {
                var known = new KnownVectors();
                for (Path other : others) {
                    Readers readers = Directories.readers(other);
                    if (readers != null) {
                        opened.add(readers);
                        known.add(readers.vectors());
                    }
                }
                var vectors = new VectorWriter(known, embedding::of, progress);
                new IndexBuilder(terms, vectors, sameMatter, PROCESSORS).build(directories, numbered, publication);
            } finally {
                IOUtils.close(opened);
            }
            return new PassageIndex(directories.open(), numbered, terms, embedding, ranking, sameMatter);
        } catch (LockObtainFailedException e) {
            LOG.warn("another process writes the index folder {}: this one builds an index in memory", folder);
            return inMemory(passages, terms, embedding, ranking, sameMatter, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("索引目录 " + folder + " 写不了：" + ROOM, e);
        }
    }

    /** The index that is there, when it is of this publication and of these passages; else null. */
    private static @Nullable PassageIndex opened(
            Directories directories,
            String publication,
            Numbered numbered,
            Terms terms,
            Embedding embedding,
            Ranking ranking,
            BiPredicate<EntryId, EntryId> sameMatter)
            throws IOException {
        Readers there = directories.holding(publication);
        if (there == null) {
            return null;
        }
        try {
            return new PassageIndex(there, numbered, terms, embedding, ranking, sameMatter);
        } catch (IOException e) {
            LOG.warn("the index on disk does not fit and is built anew: {}", e.toString());
            there.close();
            return null;
        }
    }

    /**
     * An index of other passages, made from this one, which stays as it is. Only texts that are not in this one are
     * embedded, by the caller's thread alone; only units that changed, or that another dictionary cuts otherwise, are
     * analysed. How crowded the neighbourhood of the other units is stays as it was.
     *
     * @param folder where to; null for memory. What it holds of another publication is replaced.
     */
    public PassageIndex next(
            @Nullable Path folder,
            String publication,
            List<Passage> changed,
            Terms changedTerms,
            BiPredicate<EntryId, EntryId> changedMatters) {
        var numbered = new Numbered(changed);
        try {
            Directories directories = folder == null ? Directories.inMemory() : Directories.in(folder);
            PassageIndex there =
                    opened(directories, publication, numbered, changedTerms, embedding, ranking, changedMatters);
            if (there != null) {
                return there;
            }
            derive(directories, publication, numbered, changedTerms, changedMatters);
            return new PassageIndex(directories.open(), numbered, changedTerms, embedding, ranking, changedMatters);
        } catch (LockObtainFailedException e) {
            LOG.warn("another process writes the index folder {}: this one builds an index in memory", folder);
            return next(null, publication, changed, changedTerms, changedMatters);
        } catch (IOException e) {
            throw new UncheckedIOException("发布 " + publication + " 的索引写不了：" + ROOM, e);
        }
    }

    private void derive(
            Directories directories,
            String publication,
            Numbered numbered,
            Terms changedTerms,
            BiPredicate<EntryId, EntryId> changedMatters)
            throws IOException {
        var known = new KnownVectors();
        known.add(readers.vectors());
        var vectors = new VectorWriter(
                known, texts -> texts.stream().map(embedding::of).toList(), done -> {});
        var builder = new IndexBuilder(changedTerms, vectors, changedMatters, 1);
        Set<Long> wanted = numbered.byKey().keySet();
        long kept = known.keys().stream().filter(wanted::contains).count();
        if (kept * WASTE < (long) readers.vectors().maxDoc() * (WASTE - 1)) {
            builder.build(directories, numbered, publication);
            return;
        }
        KnownUnits units = KnownUnits.of(readers.words(), passages, candidates.units(), terms.unlike(changedTerms));
        directories.take(readers);
        builder.update(directories, known.keys(), units, numbered, publication);
    }

    /** Whether a folder holds a readable index of this publication; nothing is written. */
    public static boolean holds(Path folder, String publication) {
        try (Readers readers = Directories.readers(folder)) {
            return readers != null && readers.hold(publication);
        } catch (IOException e) {
            return false;
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
        readers.close();
    }
}
