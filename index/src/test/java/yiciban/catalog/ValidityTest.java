package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ValidityTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2026, 12, 31);

    @Test
    void bothDaysAreIncluded() {
        var year = Validity.ofDays(NEW_YEAR, NEW_YEARS_EVE);
        assertThat(year.holdsAt(NEW_YEAR.atStartOfDay())).isTrue();
        assertThat(year.holdsAt(NEW_YEARS_EVE.atTime(23, 59))).isTrue();
        assertThat(year.holdsAt(LocalDateTime.of(2025, 12, 31, 23, 59))).isFalse();
        assertThat(year.holdsAt(LocalDateTime.of(2027, 1, 1, 0, 0))).isFalse();
    }

    @Test
    void aMissingEndIsOpen() {
        assertThat(Validity.ALWAYS.holdsAt(LocalDateTime.MIN)).isTrue();
        assertThat(Validity.ofDays(null, NEW_YEAR).holdsAt(LocalDateTime.MIN)).isTrue();
        assertThat(Validity.ofDays(NEW_YEAR, null).holdsAt(LocalDateTime.MAX)).isTrue();
    }

    @Test
    void oneDayIsAValidity() {
        assertThat(Validity.ofDays(NEW_YEAR, NEW_YEAR).holdsAt(NEW_YEAR.atTime(12, 0)))
                .isTrue();
    }

    @Test
    void holdsToTheMinute() {
        var untilSix = Validity.parse("2026-11-30T09:00", "2026-11-30 18:00");
        assertThat(untilSix.holdsAt(LocalDateTime.of(2026, 11, 30, 8, 59))).isFalse();
        assertThat(untilSix.holdsAt(LocalDateTime.of(2026, 11, 30, 9, 0))).isTrue();
        assertThat(untilSix.holdsAt(LocalDateTime.of(2026, 11, 30, 17, 59, 59))).isTrue();
        assertThat(untilSix.holdsAt(LocalDateTime.of(2026, 11, 30, 18, 0))).isFalse();
        assertThat(untilSix.endedAt(LocalDateTime.of(2026, 11, 30, 18, 0))).isTrue();
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(Validity.parse("2026-01-01", "2026-12-31").toText()).isEqualTo("2026-12-31");
        assertThat(Validity.parse("2026-01-01", null).fromText()).isEqualTo("2026-01-01");
        assertThat(Validity.parse(null, "2026-11-30T18:00").toText()).isEqualTo("2026-11-30T18:00");
        assertThat(Validity.ALWAYS.toText()).isNull();
    }

    @Test
    void endsAfterItStarts() {
        assertThatThrownBy(() -> Validity.ofDays(NEW_YEARS_EVE, NEW_YEAR))
                .hasMessage("ends 2026-01-01 before it starts 2026-12-31");
    }

    @Test
    void whatIsNoDayIsRefused() {
        assertThatThrownBy(() -> Validity.parse("明天", null)).hasMessageContaining("must be a day such as 2026-11-30");
    }
}
