package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static yiciban.embedding.SharedEmbedding.EMBEDDING;
import static yiciban.search.Samples.ID_CARD;
import static yiciban.search.Samples.PASSAGES;
import static yiciban.search.Samples.RESIDENCE_PERMIT;
import static yiciban.search.Samples.TERMS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.catalog.EntryId;
import yiciban.passage.Passage;

/** The index on disk is derived: kept while it fits, built anew when it does not, and never in the way. */
class IndexOnDiskTest {

    /** Each is an index of Lucene. */
    private static final List<String> PARTS = List.of("vectors", "words");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final AtomicInteger embedded = new AtomicInteger();

    @Test
    void isBuiltOnceAndSaysHowFar() throws IOException {
        open("1").close();
        assertThat(embedded).hasValue(PASSAGES.size());
    }

    @Test
    void isReopenedWithoutEmbeddingAgain() throws IOException {
        open("1").close();
        try (PassageIndex again = open("1", PASSAGES, IndexOnDiskTest::never)) {
            assertThat(first(again, "居住证怎么办")).isEqualTo(RESIDENCE_PERMIT);
        }
    }

    @Test
    void findsTheSameFromDiskAndFromMemory() throws IOException {
        open("1").close();
        var query = new Query("身份证丢了", 10);
        try (PassageIndex disk = open("1", PASSAGES, IndexOnDiskTest::never);
                PassageIndex memory = PassageIndex.inMemory(
                        PASSAGES, TERMS, EMBEDDING, Ranking.shipped(), EntryId::equals, done -> {})) {
            assertThat(disk.search(query).hits()).isEqualTo(memory.search(query).hits());
        }
    }

    @Test
    void anotherPublicationIsBuiltAnew() throws IOException {
        open("1").close();
        embedded.set(0);
        open("2").close();
        assertThat(embedded).hasValue(PASSAGES.size());
        open("2", PASSAGES, IndexOnDiskTest::never).close();
    }

    @Test
    void anOldIndexStaysUsableWhileTheNextIsBuilt() throws IOException {
        List<Passage> less = PASSAGES.stream()
                .filter(passage -> !passage.entry().equals(ID_CARD))
                .toList();
        try (PassageIndex old = open("1");
                PassageIndex next = open("2", less, done -> {})) {
            assertThat(first(old, "身份证丢了")).isEqualTo(ID_CARD);
            assertThat(first(next, "身份证丢了")).isNotEqualTo(ID_CARD);
            assertThat(first(old, "居住证怎么办")).isEqualTo(first(next, "居住证怎么办"));
        }
    }

    @Test
    void aFileCutInHalfIsNoLoss() throws IOException {
        everyFileDamaged(file -> resize(file, Files.size(file) / 2));
    }

    @Test
    void anEmptiedFileIsNoLoss() throws IOException {
        everyFileDamaged(file -> resize(file, 0));
    }

    @Test
    void aDeletedFileIsNoLoss() throws IOException {
        everyFileDamaged(Files::delete);
    }

    @Test
    void f5_aFlippedBitIsNoLossWhereverItIs() throws IOException {
        everyFileDamaged(file -> flip(file, 0));
        everyFileDamaged(file -> flip(file, Files.size(file) / 2));
        everyFileDamaged(file -> flip(file, Files.size(file) - 1));
    }

    @Test
    void aFolderOfRubbishIsNoLoss() throws IOException {
        for (String part : PARTS) {
            Files.createDirectories(folder.resolve(part));
            Files.writeString(folder.resolve(part).resolve("segments_1"), "rubbish");
            Files.writeString(folder.resolve(part).resolve("_0.cfs"), "rubbish");
        }
        assertBuiltAnew("nothing but rubbish");
    }

    @Test
    void aBuildThatFailsLeavesTheOldIndex() throws IOException {
        open("1").close();
        assertThatThrownBy(() -> open("2", PASSAGES, done -> {
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        open("1", PASSAGES, IndexOnDiskTest::never).close();
    }

    @Test
    void whileAnotherProcessWritesThisOneBuildsInMemory() throws IOException {
        open("1").close();
        List<Path> before = files();
        embedded.set(0);
        try (Lock lock = otherProcess();
                PassageIndex index = open("2")) {
            lock.ensureValid();
            assertThat(first(index, "居住证怎么办")).isEqualTo(RESIDENCE_PERMIT);
            assertThat(embedded).hasValue(PASSAGES.size());
            assertThat(files()).isEqualTo(before);
        }
        open("1", PASSAGES, IndexOnDiskTest::never).close();
    }

    @Test
    void aDamagedIndexThatAnotherProcessWritesIsLeftToIt() throws IOException {
        open("1").close();
        Path commit = files().stream()
                .filter(file -> file.getFileName().toString().startsWith("segments_"))
                .findFirst()
                .orElseThrow();
        Files.writeString(commit, "rubbish");
        try (Lock lock = otherProcess();
                PassageIndex index = open("1")) {
            lock.ensureValid();
            assertThat(first(index, "居住证怎么办")).isEqualTo(RESIDENCE_PERMIT);
            assertThat(commit).hasContent("rubbish");
        }
        assertBuiltAnew("after the other process");
    }

    @Test
    void anIndexThatFitsIsOpenedWhileAnotherProcessWrites() throws IOException {
        open("1").close();
        try (Lock lock = otherProcess();
                PassageIndex index = open("1", PASSAGES, IndexOnDiskTest::never)) {
            lock.ensureValid();
            assertThat(first(index, "居住证怎么办")).isEqualTo(RESIDENCE_PERMIT);
        }
    }

    @Test
    void whetherItIsThereCanBeAskedWithoutWriting() throws IOException {
        assertThat(PassageIndex.holds(folder.resolve("nothing"), "1")).isFalse();
        assertThat(folder.resolve("nothing")).doesNotExist();
        assertThat(PassageIndex.holds(folder, "1")).isFalse();
        open("1").close();
        assertThat(PassageIndex.holds(folder, "1")).isTrue();
        assertThat(PassageIndex.holds(folder, "2")).isFalse();
        resize(files().getFirst(), 10);
        List<Path> before = files();
        assertThat(PassageIndex.holds(folder, "1")).isFalse();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> PassageIndex.onDisk(
                        file,
                        "1",
                        List.of(),
                        PASSAGES,
                        TERMS,
                        EMBEDDING,
                        Ranking.shipped(),
                        EntryId::equals,
                        IndexOnDiskTest::never))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("索引目录 " + file + " 写不了：请看磁盘还有没有空间、程序有没有权限");
    }

    /** What happens to one file of the index. */
    @FunctionalInterface
    private interface Damage {
        void to(Path file) throws IOException;
    }

    private void everyFileDamaged(Damage damage) throws IOException {
        open("1").close();
        int count = files().size();
        assertThat(count).isGreaterThan(1);
        for (int i = 0; i < count; i++) {
            Path file = files().get(i);
            damage.to(file);
            assertBuiltAnew(file.getFileName().toString());
        }
    }

    private void assertBuiltAnew(String why) throws IOException {
        embedded.set(0);
        try (PassageIndex index = open("1")) {
            assertThat(first(index, "居住证怎么办")).as(why).isEqualTo(RESIDENCE_PERMIT);
            assertThat(embedded).as(why).hasValue(PASSAGES.size());
        }
        open("1", PASSAGES, IndexOnDiskTest::never).close();
    }

    private static void never(int done) {
        throw new AssertionError("embedded again: " + done);
    }

    private static void resize(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    /** Rot of a disk: one bit is another one. */
    private static void flip(Path file, long at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= 1 << 3;
        Files.write(file, bytes);
    }

    /** Files of the index, the lock's own left out. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(IndexWriter.WRITE_LOCK_NAME))
                    .sorted()
                    .toList();
        }
    }

    /** Another process looks the same from here: Lucene's lock is held, and not by our writer. */
    private Lock otherProcess() throws IOException {
        return FSDirectory.open(folder.resolve(PARTS.getFirst())).obtainLock(IndexWriter.WRITE_LOCK_NAME);
    }

    private PassageIndex open(String publication) {
        return open(publication, PASSAGES, embedded::set);
    }

    private PassageIndex open(String publication, List<Passage> passages, IntConsumer progress) {
        return open(folder, publication, List.of(), passages, progress);
    }

    private static PassageIndex open(
            Path folder, String publication, List<Path> others, List<Passage> passages, IntConsumer progress) {
        return PassageIndex.onDisk(
                folder, publication, others, passages, TERMS, EMBEDDING, Ranking.shipped(), EntryId::equals, progress);
    }

    private static EntryId first(PassageIndex index, String text) {
        return index.search(new Query(text, 10)).hits().getFirst().entry();
    }
}
