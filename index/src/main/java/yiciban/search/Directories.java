package yiciban.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an index is written: two Lucene directories, because its two parts change differently. Vectors are many, slow to
 * build and only added to; terms are few and written anew, so that how rare a word is never counts what was deleted.
 *
 * @param vectors one document per passage: its vector
 * @param words one document per unit: its terms and facts
 */
record Directories(Directory vectors, Directory words) {

    private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

    private static final String VECTORS = "vectors";
    private static final String WORDS = "words";

    static Directories inMemory() {
        return new Directories(new ByteBuffersDirectory(), new ByteBuffersDirectory());
    }

    /** Makes the folder when it is missing. */
    static Directories in(Path folder) throws IOException {
        return new Directories(FSDirectory.open(folder.resolve(VECTORS)), FSDirectory.open(folder.resolve(WORDS)));
    }

    /** The index in a folder, of whichever publication; null when there is none or it is damaged. Nothing is written. */
    static @Nullable Readers readers(Path folder) throws IOException {
        return Files.isDirectory(folder.resolve(VECTORS)) && Files.isDirectory(folder.resolve(WORDS))
                ? in(folder).readers()
                : null;
    }

    /** The index that is here, of whichever publication; null when there is none or it is damaged. */
    @Nullable
    Readers readers() {
        DirectoryReader opened = null;
        DirectoryReader texts = null;
        try {
            if (!DirectoryReader.indexExists(vectors) || !DirectoryReader.indexExists(words)) {
                return null;
            }
            opened = DirectoryReader.open(vectors);
            verify(opened);
            texts = DirectoryReader.open(words);
            verify(texts);
            return new Readers(opened, texts);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index on disk cannot be read and is built anew: {}", e.toString());
            close(texts);
            close(opened);
            return null;
        }
    }

    /** Opening reads only the ends of large files; this reads every byte against the checksum that was written with it. */
    private static void verify(DirectoryReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
        }
    }

    private static void close(@Nullable DirectoryReader reader) {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            LOG.warn("closing a damaged index: {}", e.toString());
        }
    }

    /** The index that is here, of this very publication; else null. */
    @Nullable
    Readers holding(String publication) throws IOException {
        Readers readers = readers();
        if (readers == null || readers.hold(publication)) {
            return readers;
        }
        readers.close();
        return null;
    }

    /** The index that was just written. */
    Readers open() throws IOException {
        return new Readers(DirectoryReader.open(vectors), DirectoryReader.open(words));
    }

    /** Even a writer that replaces an index looks after the files of its last commit, and fails when they are damaged. */
    void deleteDamaged() throws IOException {
        deleteDamaged(vectors);
        deleteDamaged(words);
    }

    private static void deleteDamaged(Directory directory) throws IOException {
        try {
            if (DirectoryReader.indexExists(directory)) {
                DirectoryReader.open(directory).close();
            }
        } catch (IOException | RuntimeException damaged) {
            deleteCommits(directory);
        }
    }

    /** Nothing that is here counts any longer. */
    private static void deleteCommits(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll()) {
                if (file.startsWith(IndexFileNames.SEGMENTS)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    /** The files of another index: by hard links where both are on one disk, since no file is ever changed. */
    void take(Readers other) throws IOException {
        take(other.vectors(), vectors);
        take(other.words(), words);
    }

    private static void take(DirectoryReader from, Directory to) throws IOException {
        try (Lock lock = to.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : to.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    to.deleteFile(file);
                }
            }
            for (String file : from.getIndexCommit().getFileNames()) {
                take(from.directory(), to, file);
            }
        }
    }

    private static void take(Directory from, Directory to, String file) throws IOException {
        if (from instanceof FSDirectory source && to instanceof FSDirectory target) {
            try {
                Files.createLink(
                        target.getDirectory().resolve(file),
                        source.getDirectory().resolve(file));
                return;
            } catch (IOException | UnsupportedOperationException e) {
                LOG.debug("no hard link for {}: {}", file, e.toString());
            }
        }
        to.copyFrom(from, file, file, IOContext.DEFAULT);
    }
}
