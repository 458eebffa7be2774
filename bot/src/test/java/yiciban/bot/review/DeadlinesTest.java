package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, 2026-12-03", // over a weekend
        "2026-02-12, 2026-02-26", // 02-14 is worked, 02-15 to 02-23 is not
        "2026-09-30, 2026-10-13", // 10-01 to 10-07 off, Saturday 10-10 worked
        "2027-02-04, 2027-02-15", // 春节 of 2027: 02-05 to 02-08
        "2028-01-03, 2028-01-10" // nothing is known of 2028 but weekends
    })
    void dueDatesCountWorkingDays(LocalDate cameIn, LocalDate due) {
        var deadlines = Deadlines.of(5, Clock.system(OFFICE));
        Instant noon = cameIn.atTime(12, 0).atZone(OFFICE).toInstant();
        assertThat(deadlines.due(noon)).isEqualTo(due);
    }

    @Test
    void daysAfterTheLastNoticeAreInDoubt() {
        var deadlines = Deadlines.of(5, Clock.system(OFFICE));
        assertThat(deadlines.doubt(LocalDate.of(2026, 12, 31))).isEmpty();
        assertThat(deadlines.doubt(LocalDate.of(2027, 1, 4))).startsWith("节假日只录到 2026 年，2027 年的期限可能差几天。");
    }
}
