package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.embedding.SharedEmbedding.EMBEDDING;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Area;
import yiciban.catalog.EntryId;
import yiciban.passage.Passage;
import yiciban.passage.Passages;

/** A search at a place finds what holds there, by words and by meaning, however near another place's entry is. */
class HeldTest {

    private static final Area CITY = new Area("河南省 平顶山市");
    private static final Area ZHANHE = new Area("河南省 平顶山市 湛河区");
    private static final Area WEIDONG = new Area("河南省 平顶山市 卫东区");
    private static final Area CHANGAN = new Area("河北省 石家庄市 长安区");

    /** More of another place than either side looks at: without a filter they would leave room for nothing else. */
    private static final List<Passage> ALL = Stream.concat(
                    IntStream.rangeClosed(100, 300).boxed().flatMap(n -> dog("faq-" + n, WEIDONG)),
                    Stream.of(
                                    dog("faq-001", null),
                                    dog("faq-002", CITY),
                                    dog("faq-003", ZHANHE),
                                    dog("faq-004", CHANGAN))
                            .flatMap(s -> s))
            .toList();

    private static final PassageIndex INDEX = index(ALL);

    @AfterAll
    static void close() throws IOException {
        INDEX.close();
    }

    @Test
    void whatHoldsThereIsFoundByWords() {
        assertThat(found("养犬登记", ZHANHE)).containsExactlyInAnyOrder("faq-001", "faq-002", "faq-003");
        assertThat(found("养犬登记", CHANGAN)).containsExactlyInAnyOrder("faq-001", "faq-004");
        assertThat(found("养犬登记", CITY)).containsExactlyInAnyOrder("faq-001", "faq-002");
        assertThat(found("养犬登记", new Area("河北省"))).containsExactly("faq-001");
    }

    @Test
    void andByMeaningAlone() {
        String asked = "小宠物";
        assertThat(Samples.TERMS.bigrams(asked)).doesNotContainAnyElementsOf(Samples.TERMS.bigrams("养犬登记 城区内养犬应当登记"));
        assertThat(found(asked, ZHANHE)).containsExactlyInAnyOrder("faq-001", "faq-002", "faq-003");
        assertThat(found(asked, CHANGAN)).containsExactlyInAnyOrder("faq-001", "faq-004");
    }

    @Test
    void withoutAPlaceEveryPlaceIsSearched() {
        assertThat(INDEX.search(new Query("养犬登记", 100)).hits()).hasSizeGreaterThan(50);
    }

    @Test
    void whatDoesNotHoldThereIsNotFoundThoughNothingElseIs() throws IOException {
        List<Passage> other = dog("faq-100", WEIDONG).toList();
        try (PassageIndex index = index(other)) {
            Hits hits = index.search(new Query("养犬登记", 10, ZHANHE));
            assertThat(hits.hits()).isEmpty();
            assertThat(hits.confidence()).isZero();
        }
    }

    @Test
    void whereEverythingHoldsAPlaceChangesNothing() throws IOException {
        List<Passage> here = Stream.of(dog("faq-001", null), dog("faq-002", CITY), Samples.PASSAGES.stream())
                .flatMap(s -> s)
                .toList();
        try (PassageIndex index = index(here)) {
            for (String asked : List.of("养犬登记", "身份证丢了", "宠物")) {
                Hits all = index.search(new Query(asked, 10));
                Hits some = index.search(new Query(asked, 10, ZHANHE));
                assertThat(some.hits()).isEqualTo(all.hits());
                assertThat(some.confidence()).isEqualTo(all.confidence());
            }
        }
    }

    @Test
    void anEntryThatIsGivenToAnotherPlaceMoves() throws IOException {
        var moved = new ArrayList<>(ALL);
        moved.removeIf(passage -> passage.entry().value().equals("faq-003"));
        moved.addAll(dog("faq-003", CHANGAN).toList());
        try (PassageIndex next = INDEX.next(null, "2", moved, Samples.TERMS, EntryId::equals)) {
            for (String asked : List.of("养犬登记", "小宠物")) {
                assertThat(found(next, asked, ZHANHE)).containsExactlyInAnyOrder("faq-001", "faq-002");
                assertThat(found(next, asked, CHANGAN)).containsExactlyInAnyOrder("faq-001", "faq-003", "faq-004");
            }
        }
    }

    private static Stream<Passage> dog(String id, @Nullable Area area) {
        return Passages.of(new EntryId(id), "养犬登记", "城区内养犬应当登记。").stream()
                .map(passage -> area == null ? passage : passage.in(area));
    }

    private static List<String> found(String asked, Area here) {
        return found(INDEX, asked, here);
    }

    private static List<String> found(PassageIndex index, String asked, Area here) {
        return index.search(new Query(asked, 20, here)).hits().stream()
                .map(hit -> hit.entry().value())
                .toList();
    }

    private static PassageIndex index(List<Passage> passages) {
        return PassageIndex.inMemory(
                passages, Samples.TERMS, EMBEDDING, Ranking.shipped(), EntryId::equals, done -> {});
    }
}
