package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static yiciban.embedding.SharedEmbedding.EMBEDDING;
import static yiciban.search.Samples.ID_CARD;
import static yiciban.search.Samples.RESIDENCE_PERMIT;
import static yiciban.search.Samples.TERMS;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.analysis.Dictionary;
import yiciban.analysis.Synonyms;
import yiciban.analysis.Terms;
import yiciban.catalog.EntryId;
import yiciban.passage.Passage;
import yiciban.passage.Passages;

/** An index made from another one is the index that would have been built from nothing. */
class NextIndexTest {

    private static final EntryId PASSPORT = new EntryId("guide-015");

    private static final List<String> QUESTIONS =
            List.of("居住证怎么办", "身份证丢了", "身份证补领要多少钱", "开饭店", "公积金能提取吗", "护照在哪里申请", "丧葬补助金", "户口注销", "半年", "离休", "天气");

    /** With questions: how crowded the neighbourhood of an unchanged unit is counts only for units without. */
    private static final List<Passage> PASSAGES = Samples.PASSAGES.stream()
            .collect(Collectors.groupingBy(Passage::entry, LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .flatMap(parts -> Stream.concat(parts.stream(), Stream.of(question(parts.getFirst()))))
            .toList();

    private static final List<Passage> PASSPORT_PASSAGES =
            entry(PASSPORT, "普通护照申请", "中国公民可以向任一县级以上公安机关出入境管理机构申请护照，收费120元。");

    private static final List<Passage> ID_CARD_CHANGED = entry(ID_CARD, "居民身份证补领", "丢失居民身份证的，可以在网上申请补领，收费20元，30日领取。");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void anEntryMore() throws IOException {
        assertTheSame(PASSAGES, with(PASSAGES, PASSPORT_PASSAGES));
    }

    @Test
    void anEntryChanged() throws IOException {
        assertTheSame(PASSAGES, with(without(PASSAGES, ID_CARD), ID_CARD_CHANGED));
    }

    @Test
    void anEntryLess() throws IOException {
        assertTheSame(PASSAGES, without(PASSAGES, RESIDENCE_PERMIT));
    }

    @Test
    void allInAnotherOrder() throws IOException {
        assertTheSame(PASSAGES, PASSAGES.reversed());
    }

    @Test
    void allGone() throws IOException {
        assertTheSame(PASSAGES, List.of());
        assertTheSame(List.of(), PASSAGES);
    }

    @Test
    void theSameTextSeveralTimes() throws IOException {
        List<Passage> twins = Stream.of("guide-1", "guide-2", "guide-3")
                .flatMap(id -> entry(new EntryId(id), "养犬登记", "携带免疫证明。").stream())
                .toList();
        assertTheSame(with(PASSAGES, twins), with(PASSAGES, without(twins, new EntryId("guide-1"))));
        assertTheSame(with(PASSAGES, without(twins, new EntryId("guide-3"))), with(PASSAGES, twins));
    }

    @Test
    void manyStepsLeaveNothingBehind() throws IOException {
        List<Passage> passages = PASSAGES;
        PassageIndex index = built(passages, TERMS);
        for (int step = 0; step < 30; step++) {
            var id = new EntryId("step-" + step);
            passages = with(
                    without(passages, new EntryId("step-" + (step - 3))),
                    entry(id, "第" + step + "号通知", "从第" + step + "天起，收费" + step + "元。"));
            PassageIndex next = next(index, null, "" + step, passages, TERMS);
            index.close();
            index = next;
        }
        try (PassageIndex last = index;
                PassageIndex expected = built(passages, TERMS)) {
            assertTheSame(last, expected);
        }
    }

    @Test
    void anotherDictionaryCutsUnchangedTextAnew() throws IOException {
        Terms other =
                new Terms(new Dictionary(List.of("居住证", "离开常住户口所在地", "身份证补领")), Synonyms.read(new StringReader("")));
        try (PassageIndex before = built(PASSAGES, TERMS);
                PassageIndex next = next(before, null, "2", PASSAGES, other);
                PassageIndex expected = built(PASSAGES, other)) {
            assertTheSame(next, expected);
            var query = new Query("身份证补领", 10);
            assertThat(next.search(query).hits())
                    .as("the dictionary makes a difference")
                    .isNotEqualTo(before.search(query).hits());
        }
    }

    @Test
    void aWordInOtherLettersMayStandInsideAnother() throws IOException {
        List<Passage> letters = with(PASSAGES, entry(new EntryId("guide-1"), "办事app", "下载apps后登录。"));
        Terms other = new Terms(new Dictionary(List.of("app")), Synonyms.read(new StringReader("")));
        try (PassageIndex before = built(letters, TERMS);
                PassageIndex next = next(before, null, "2", letters, other);
                PassageIndex expected = built(letters, other)) {
            assertTheSame(next, expected);
        }
    }

    @Test
    void theOldIndexStaysAsItWas() throws IOException {
        try (PassageIndex before = built(PASSAGES, TERMS);
                PassageIndex expected = built(PASSAGES, TERMS)) {
            next(before, null, "2", without(PASSAGES, ID_CARD), TERMS).close();
            assertTheSame(before, expected);
        }
    }

    @Test
    void onDiskTheSegmentsOfBeforeAreTheSameFiles() throws IOException {
        try (PassageIndex before = onDisk("1", List.of(), PASSAGES)) {
            List<Path> segments = segments("1");
            assertThat(segments).isNotEmpty();
            PassageIndex next = next(before, folder.resolve("2"), "2", with(PASSAGES, PASSPORT_PASSAGES), TERMS);
            next.close();
            for (Path segment : segments) {
                Path same = folder.resolve("2").resolve("vectors").resolve(segment.getFileName());
                assertThat(same).exists();
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
                    assertThat(Files.isSameFile(segment, same)).isTrue();
                }
            }
        }
        assertThat(PassageIndex.holds(folder.resolve("1"), "1")).isTrue();
        assertThat(PassageIndex.holds(folder.resolve("2"), "2")).isTrue();
    }

    @Test
    void whatWasMadeOnDiskIsReopened() throws IOException {
        List<Passage> changed = with(without(PASSAGES, ID_CARD), ID_CARD_CHANGED);
        try (PassageIndex before = built(PASSAGES, TERMS)) {
            next(before, folder.resolve("2"), "2", changed, TERMS).close();
        }
        try (PassageIndex reopened = onDisk("2", List.of(), changed);
                PassageIndex expected = built(changed, TERMS)) {
            assertTheSame(reopened, expected);
        }
    }

    @Test
    void anIndexOfThatPublicationIsTakenAsItIs() throws IOException {
        onDisk("2", List.of(), PASSPORT_PASSAGES).close();
        List<Path> files = segments("2");
        try (PassageIndex before = built(PASSAGES, TERMS);
                PassageIndex next = next(before, folder.resolve("2"), "2", PASSPORT_PASSAGES, TERMS)) {
            assertThat(next.search(new Query("护照", 10)).hits()).isNotEmpty();
            assertThat(segments("2")).isEqualTo(files);
        }
    }

    @Test
    void whatAnotherPublicationLeftThereIsReplaced() throws IOException {
        onDisk("1", List.of(), PASSPORT_PASSAGES).close();
        Files.writeString(folder.resolve("1").resolve("words").resolve("_0.cfs"), "rubbish");
        try (PassageIndex before = built(PASSAGES, TERMS);
                PassageIndex next = next(before, folder.resolve("1"), "2", PASSAGES, TERMS)) {
            assertTheSame(next, before);
        }
    }

    @Test
    void whileAnotherProcessWritesThereItIsMadeInMemory() throws IOException {
        Path there = Files.createDirectories(folder.resolve("2").resolve("vectors"));
        try (Lock lock = FSDirectory.open(there).obtainLock(IndexWriter.WRITE_LOCK_NAME);
                PassageIndex before = built(PASSAGES, TERMS);
                PassageIndex next = next(before, folder.resolve("2"), "2", PASSAGES, TERMS)) {
            lock.ensureValid();
            assertTheSame(next, before);
            assertThat(PassageIndex.holds(folder.resolve("2"), "2")).isFalse();
        }
    }

    @Test
    void anotherPublicationLendsItsVectorsAndADamagedOneDoesNot() throws IOException {
        onDisk("1", List.of(), PASSAGES).close();
        List<Passage> changed = with(PASSAGES, PASSPORT_PASSAGES);
        try (PassageIndex lent = onDisk("2", List.of(folder.resolve("1"), folder.resolve("none")), changed);
                PassageIndex expected = built(changed, TERMS)) {
            assertTheSame(lent, expected);
        }
        for (Path file : segments("1")) {
            Files.writeString(file, "rubbish");
        }
        try (PassageIndex alone = onDisk("3", List.of(folder.resolve("1")), changed);
                PassageIndex expected = built(changed, TERMS)) {
            assertTheSame(alone, expected);
        }
    }

    private static List<Passage> entry(EntryId id, String title, String text) {
        List<Passage> parts = Passages.of(id, title, text);
        return Stream.concat(parts.stream(), Stream.of(question(parts.getFirst())))
                .toList();
    }

    private static Passage question(Passage title) {
        return new Passage(
                title.id() + "-q",
                title.entry(),
                title.unit(),
                Passage.Kind.QUESTION,
                null,
                "",
                title.shape() + "要怎么办呢",
                title.text());
    }

    private static void assertTheSame(List<Passage> before, List<Passage> after) throws IOException {
        try (PassageIndex index = built(before, TERMS);
                PassageIndex next = next(index, null, "2", after, TERMS);
                PassageIndex expected = built(after, TERMS)) {
            assertTheSame(next, expected);
        }
    }

    private static void assertTheSame(PassageIndex index, PassageIndex expected) {
        for (String question : QUESTIONS) {
            var query = new Query(question, 20);
            Hits hits = index.search(query);
            Hits wanted = expected.search(query);
            assertThat(hits.confidence()).as(question).isCloseTo(wanted.confidence(), within(1e-3));
            assertThat(hits.hits()).as(question).extracting(Hit::unit).isEqualTo(units(wanted));
            for (int i = 0; i < hits.hits().size(); i++) {
                Hit hit = hits.hits().get(i);
                assertThat(hit.score())
                        .as(question)
                        .isCloseTo(wanted.hits().get(i).score(), within(1e-3));
                assertThat(hit.passage()).isEqualTo(wanted.hits().get(i).passage());
            }
        }
    }

    private static List<String> units(Hits hits) {
        return hits.hits().stream().map(Hit::unit).toList();
    }

    private static PassageIndex built(List<Passage> passages, Terms terms) {
        return PassageIndex.inMemory(passages, terms, EMBEDDING, Ranking.shipped(), EntryId::equals, done -> {});
    }

    private PassageIndex onDisk(String publication, List<Path> others, List<Passage> passages) {
        return PassageIndex.onDisk(
                folder.resolve(publication),
                publication,
                others,
                passages,
                TERMS,
                EMBEDDING,
                Ranking.shipped(),
                EntryId::equals,
                done -> {});
    }

    private static PassageIndex next(
            PassageIndex before, @Nullable Path to, String publication, List<Passage> passages, Terms terms) {
        return before.next(to, publication, passages, terms, EntryId::equals);
    }

    private static List<Passage> with(List<Passage> passages, List<Passage> more) {
        return Stream.concat(passages.stream(), more.stream()).toList();
    }

    private static List<Passage> without(List<Passage> passages, EntryId entry) {
        var left = new ArrayList<>(passages);
        left.removeIf(passage -> passage.entry().equals(entry));
        return left;
    }

    /** The files with the vectors. */
    private List<Path> segments(String publication) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(publication).resolve("vectors"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".cfs"))
                    .sorted()
                    .toList();
        }
    }
}
