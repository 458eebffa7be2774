package yiciban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ValidityTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2026, 12, 31);

    @Test
    void bothEndsAreIncluded() {
        var year = new Validity(NEW_YEAR, NEW_YEARS_EVE);
        assertThat(year.holdsOn(NEW_YEAR)).isTrue();
        assertThat(year.holdsOn(NEW_YEARS_EVE)).isTrue();
        assertThat(year.holdsOn(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(year.holdsOn(LocalDate.of(2027, 1, 1))).isFalse();
    }

    @Test
    void aMissingEndIsOpen() {
        assertThat(new Validity(null, null).holdsOn(LocalDate.MIN)).isTrue();
        assertThat(new Validity(null, NEW_YEAR).holdsOn(LocalDate.MIN)).isTrue();
        assertThat(new Validity(NEW_YEAR, null).holdsOn(LocalDate.MAX)).isTrue();
    }

    @Test
    void oneDayIsAValidity() {
        assertThat(new Validity(NEW_YEAR, NEW_YEAR).holdsOn(NEW_YEAR)).isTrue();
    }

    @Test
    void endsAfterItStarts() {
        assertThatThrownBy(() -> new Validity(NEW_YEARS_EVE, NEW_YEAR))
                .hasMessage("ends 2026-01-01 before it starts 2026-12-31");
    }
}
