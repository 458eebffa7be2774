package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void findsAnEntryByItsId() {
        var catalog = new Catalog(List.of(faq("faq-001", "20元。", Status.PUBLISHED)));
        assertThat(catalog.find(new EntryId("faq-001"))).isPresent();
        assertThat(catalog.find(new EntryId("faq-002"))).isEmpty();
    }

    @Test
    void refusesTwoEntriesOfOneId() {
        Faq faq = faq("faq-001", "20元。", Status.PUBLISHED);
        assertThatThrownBy(() -> new Catalog(List.of(faq, faq))).hasMessage("two entries have the id faq-001");
    }

    @Test
    void digestChangesWithAnyWordAndWithNothingElse() {
        String twenty = new Catalog(List.of(faq("faq-001", "20元。", Status.PUBLISHED))).digest();
        assertThat(twenty).matches("[0-9a-f]{16}");
        assertThat(new Catalog(List.of(faq("faq-001", "20元。", Status.PUBLISHED))).digest())
                .isEqualTo(twenty);
        assertThat(new Catalog(List.of(faq("faq-001", "40元。", Status.PUBLISHED))).digest())
                .isNotEqualTo(twenty);
        assertThat(new Catalog(List.of(faq("faq-001", "20元。", Status.DRAFT))).digest())
                .isNotEqualTo(twenty);
    }

    @Test
    void onlyPublishedEntriesAreQuotableWhileTheyHold() {
        assertThat(faq("faq-001", "20元。", Status.PUBLISHED).quotableOn(TODAY)).isTrue();
        assertThat(faq("faq-001", "20元。", Status.DRAFT).quotableOn(TODAY)).isFalse();
        assertThat(faq("faq-001", "20元。", Status.PUBLISHED).quotableOn(LocalDate.of(2027, 1, 1)))
                .isFalse();
    }

    @Test
    void anFaqNeedsAnAnswer() {
        assertThatThrownBy(() -> faq("faq-001", " ", Status.PUBLISHED)).hasMessage("an FAQ needs an answer: faq-001");
    }

    private static Faq faq(String id, String answer, Status status) {
        return new Faq(
                new Head(
                        new EntryId(id),
                        "换身份证多少钱？",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        status,
                        new Validity(null, LocalDate.of(2026, 12, 31)),
                        new Provenance("公通字〔2021〕12号", null, null, "见")),
                answer);
    }
}
