package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static yiciban.embedding.SharedEmbedding.EMBEDDING;
import static yiciban.search.Samples.DEATH;
import static yiciban.search.Samples.FUND;
import static yiciban.search.Samples.ID_CARD;
import static yiciban.search.Samples.PASSAGES;
import static yiciban.search.Samples.RESIDENCE_PERMIT;
import static yiciban.search.Samples.RESTAURANT;
import static yiciban.search.Samples.TERMS;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Terms;
import yiciban.catalog.EntryId;
import yiciban.passage.Passage;
import yiciban.passage.Passages;

class PassageIndexTest {

    private static final PassageIndex INDEX = index(PASSAGES, TERMS, EntryId::equals);

    @AfterAll
    static void close() throws IOException {
        INDEX.close();
    }

    @Test
    void findsByWord() {
        Hit first = first("居住证要住多久");
        assertThat(first.entry()).isEqualTo(RESIDENCE_PERMIT);
        assertThat(first.features().get(Features.Name.LEXICAL)).isEqualTo(1);
        assertThat(first.features().get(Features.Name.COVERAGE)).isPositive();
    }

    @Test
    void findsByMeaningWithoutACommonWord() {
        assertThat(first("爸妈走了后事咋办理").entry()).isEqualTo(DEATH);
        assertThat(first("想支个面馆卖早餐").entry()).isEqualTo(RESTAURANT);
        Hit rent = first("每月交的房租能拿钱出来吗");
        assertThat(rent.entry()).isEqualTo(FUND);
    }

    @Test
    void findsByPairsOfCharactersWhereWordsDiffer() {
        String asked = "件事";
        assertThat(TERMS.words("公民身后一件事")).doesNotContainAnyElementsOf(TERMS.words(asked));
        assertThat(search(asked).hits())
                .filteredOn(hit -> hit.features().get(Features.Name.COVERAGE) > 0)
                .extracting(Hit::entry)
                .containsExactlyInAnyOrder(DEATH, RESTAURANT);
    }

    @Test
    void findsTheOfficialWordForAColloquialOne() throws IOException {
        List<Passage> two = new ArrayList<>(Passages.of(new EntryId("guide-043"), "", "机动车驾驶证补领"));
        two.addAll(Passages.of(new EntryId("guide-046"), "", "机动车行驶证补领"));
        try (PassageIndex with = index(two, TERMS, EntryId::equals);
                PassageIndex without = index(two, Samples.terms(""), EntryId::equals)) {
            var query = new Query("驾照", 10);
            assertThat(lexical(with.search(query), "guide-043")).isEqualTo(1);
            assertThat(lexical(without.search(query), "guide-043")).isZero();
        }
    }

    @Test
    void hitsAreOrderedByScoreAndEachUnitIsOne() {
        List<Hit> hits = search("身份证丢了").hits();
        assertThat(hits)
                .hasSize(5)
                .isSortedAccordingTo(Comparator.comparingDouble(Hit::score).reversed());
        assertThat(hits).extracting(Hit::unit).doesNotHaveDuplicates();
        assertThat(hits.getFirst().entry()).isEqualTo(ID_CARD);
        assertThat(hits.getFirst().passage().entry()).isEqualTo(ID_CARD);
    }

    @Test
    void noMoreHitsThanWanted() {
        assertThat(INDEX.search(new Query("身份证丢了", 2)).hits()).hasSize(2);
    }

    @Test
    void noTextMakesASearchFail() {
        for (String text : List.of(
                "*:*",
                "?!。，…",
                "😀",
                "👨‍👩‍👧",
                "\ud83d",
                "\ufffd",
                "a".repeat(599) + "😀",
                "居住证".repeat(3334),
                "words:居住证 AND (",
                "\"",
                "\\",
                "0",
                "𠮷",
                "a b c d e f g",
                "' OR 1=1 --")) {
            assertThatCode(() -> {
                        Hits hits = INDEX.search(new Query(text, 10));
                        assertThat(hits.confidence()).isBetween(0.0, 1.0);
                        assertThat(hits.hits())
                                .allSatisfy(hit -> assertThat(hit.score()).isFinite());
                    })
                    .as("%x", text.codePointAt(0))
                    .doesNotThrowAnyException();
        }
    }

    /** What folds, breaks up or joins characters is where text takes longer the longer it is. */
    @Test
    @Timeout(30)
    void f12_runsOfMarksPicturesAndLookAlikesAreSearchedLikeAnyText() {
        for (String run : List.of(
                "\u0301",
                "\u20dd",
                "👍🏽",
                "👨‍👩‍👧",
                "🇨🇳",
                "ﷺ",
                "\u202e",
                "\ufe0f",
                "身份зheng",
                "ѕhеnfеn",
                "1\u0660",
                "㍿")) {
            String text = "居住证" + run.repeat(5_000) + "怎么办";
            Hits hits = INDEX.search(new Query(text, 10));
            assertThat(hits.confidence()).as(run).isBetween(0.0, 1.0);
            assertThat(TERMS.words(Normaliser.normalise(text))).as(run).contains("居住证");
            assertThat(processorTime(() -> TERMS.words(Normaliser.normalise(text))))
                    .as("cutting %s into words", run)
                    .isLessThan(Duration.ofMillis(200));
        }
    }

    /** Of this thread, the least of five: other work on the machine is no fault of the text. */
    private static Duration processorTime(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, 5)
                .map(round -> {
                    long start = threads.getCurrentThreadCpuTime();
                    work.run();
                    return threads.getCurrentThreadCpuTime() - start;
                })
                .mapToObj(Duration::ofNanos)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Test
    void nothingAskedFindsNothing() {
        for (String text : List.of("", " ", "\n")) {
            Hits hits = INDEX.search(new Query(text, 10));
            assertThat(hits.hits()).isEmpty();
            assertThat(hits.confidence()).isZero();
        }
    }

    @Test
    void anEmptyIndexFindsNothing() throws IOException {
        try (PassageIndex empty = index(List.of(), TERMS, EntryId::equals)) {
            assertThat(empty.search(new Query("居住证", 10)).hits()).isEmpty();
        }
    }

    @Test
    void tiesAreBrokenByUnitWhateverTheOrderOfIndexing() throws IOException {
        var twins = new ArrayList<Passage>();
        for (String id : List.of("guide-3", "guide-1", "guide-2")) {
            twins.addAll(Passages.of(new EntryId(id), "护照", "普通护照申领。"));
        }
        for (int turn = 0; turn < 3; turn++) {
            try (PassageIndex index = index(twins, TERMS, EntryId::equals)) {
                assertThat(index.search(new Query("护照", 10)).hits())
                        .extracting(Hit::unit)
                        .containsExactly("guide-1", "guide-2", "guide-3");
            }
            Collections.rotate(twins, 2);
        }
    }

    @Test
    void theSameQuestionFindsTheSameEveryTimeFromManyThreads() {
        Hits once = search("居住证怎么办");
        assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> search("居住证怎么办")))
                .allSatisfy(hits -> {
                    assertThat(hits.hits()).isEqualTo(once.hits());
                    assertThat(hits.confidence()).isEqualTo(once.confidence());
                });
    }

    @Test
    void anotherEntryOnTheSameMatterTakesNothingFromTheLead() throws IOException {
        var twice = new ArrayList<>(PASSAGES);
        var twin = new EntryId("faq-019");
        twice.addAll(Passages.of(twin, "居住证申领", "居住半年以上，可以申领居住证。"));
        BiPredicate<EntryId, EntryId> related =
                (one, other) -> one.equals(other) || List.of(one, other).containsAll(List.of(twin, RESIDENCE_PERMIT));
        try (PassageIndex strangers = index(twice, TERMS, EntryId::equals);
                PassageIndex twins = index(twice, TERMS, related)) {
            var query = new Query("居住证申领", 10);
            assertThat(lead(twins.search(query))).isGreaterThan(lead(strangers.search(query)));
            assertThat(twins.search(query).confidence())
                    .isGreaterThan(strangers.search(query).confidence());
        }
    }

    private static PassageIndex index(List<Passage> passages, Terms terms, BiPredicate<EntryId, EntryId> sameMatter) {
        return PassageIndex.inMemory(passages, terms, EMBEDDING, Ranking.shipped(), sameMatter, done -> {});
    }

    private static double lead(Hits hits) {
        return hits.hits().getFirst().features().get(Features.Name.LEAD);
    }

    private static double lexical(Hits hits, String unit) {
        return hits.hits().stream()
                .filter(hit -> hit.unit().equals(unit))
                .findFirst()
                .orElseThrow()
                .features()
                .get(Features.Name.LEXICAL);
    }

    private static Hits search(String text) {
        return INDEX.search(new Query(Normaliser.normalise(text), 10));
    }

    private static Hit first(String text) {
        return search(text).hits().getFirst();
    }
}
