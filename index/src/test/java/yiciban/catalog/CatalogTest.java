package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 12, 0);

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
        assertThat(faq("faq-001", "20元。", Status.PUBLISHED).quotableAt(NOW)).isTrue();
        assertThat(faq("faq-001", "20元。", Status.DRAFT).quotableAt(NOW)).isFalse();
        assertThat(faq("faq-001", "20元。", Status.PUBLISHED).quotableAt(LocalDateTime.of(2027, 1, 1, 0, 0)))
                .isFalse();
    }

    @Test
    void aPeriodEndsWhenAnEntryBeginsOrCeasesToHold() {
        var catalog = new Catalog(List.of(faq("faq-001", "20元。", Status.PUBLISHED)));

        assertThat(catalog.period(NOW)).isEqualTo(catalog.period(LocalDateTime.of(2026, 12, 31, 23, 59)));
        assertThat(catalog.period(NOW)).isNotEqualTo(catalog.period(LocalDateTime.of(2027, 1, 1, 0, 0)));
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
                        Validity.ofDays(null, LocalDate.of(2026, 12, 31)),
                        new Provenance("公通字〔2021〕12号", null, null, "见")),
                answer);
    }
}
