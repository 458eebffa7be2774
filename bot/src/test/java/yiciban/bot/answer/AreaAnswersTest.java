package yiciban.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import yiciban.catalog.Area;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryKind;
import yiciban.catalog.EntryText;

/** What another county wrote is never told to citizens of this one, however they ask. */
class AreaAnswersTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 27, 12, 0);

    @Test
    void anotherCountysEntryIsNeverQuotedAndOurOwnSaysWhereItHolds() throws IOException {
        Entry ours = guide("guide-1", "养犬登记", Gazetteer.HOME.path(), "20元");
        Entry theirs = guide("guide-2", "养犬登记", "河南省 平顶山市 卫东区", "500元");
        Entry onlyTheirs = guide("guide-3", "渔船登记", "河南省 平顶山市 卫东区", "300元");
        Entry everywhere = guide("guide-4", "出生登记", "", "不收费");
        try (Library library = Library.inMemory(new Catalog(List.of(theirs, ours, onlyTheirs, everywhere)))) {
            Answer dog = answer(library, "养犬登记多少钱");
            assertThat(dog.text()).contains("20元", "适用地区：河南省平顶山市湛河区").doesNotContain("500元");
            assertThat(dog.sources()).extracting(Source::id).containsExactly(ours.id());
            for (String asked : List.of("渔船登记", "渔船登记多少钱", "渔船要登记吗", "渔船登记 收费标准是什么")) {
                Answer boat = answer(library, asked);
                assertThat(boat.sources()).as(asked).extracting(Source::id).doesNotContain(onlyTheirs.id());
                assertThat(boat.text()).as(asked).doesNotContain("300元");
            }
            assertThat(answer(library, "出生登记多少钱").text()).contains("不收费").doesNotContain("适用地区");
            Nearest nearest = library.nearest(Question.of("渔船登记", NOW));
            assertThat(nearest.alike() == null ? null : nearest.alike().entry()).isNotEqualTo(onlyTheirs.id());
            assertThat(library.alike("渔船登记", 1))
                    .as("staff see every place's")
                    .extracting(Alike::entry)
                    .containsExactly(onlyTheirs.id());
        }
    }

    @Test
    void aPlaceIsKnownByEveryWayToWriteIt() {
        assertThat(Areas.known().named("平顶山市湛河区")).containsExactly(Gazetteer.HOME);
        assertThat(Areas.known().named("河南省")).containsExactly(new Area("河南省"));
        assertThat(Areas.known().named("石柱土家族自治县")).containsExactly(new Area("重庆市 石柱土家族自治县"));
        assertThat(Areas.known().named("新华区")).hasSizeGreaterThan(2);
        assertThat(Areas.known().named("湛江区")).isEmpty();
    }

    @Test
    void thePreviewShowsIt() {
        Entry ours = guide("guide-900", "养犬登记", "河南省 平顶山市", "20元");
        assertThat(Preview.of(Samples.SEEDS, ours, Samples.NOW)
                        .getFirst()
                        .answer()
                        .text())
                .contains("\n适用地区：河南省平顶山市\n依据：");
    }

    private static Answer answer(Library library, String question) {
        return library.answering().answer(Question.of(question, NOW), List.of());
    }

    private static Entry guide(String id, String name, String area, String fee) {
        return EntryText.of(
                        EntryKind.SERVICE_ITEM,
                        Map.of(
                                "id",
                                id,
                                "name",
                                name,
                                "status",
                                "published",
                                "applicant",
                                "个人",
                                "fee",
                                fee,
                                "area",
                                area,
                                "source",
                                "条例",
                                "provenance",
                                "见"))
                .entry();
    }
}
