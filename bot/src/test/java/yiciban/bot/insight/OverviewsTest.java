package yiciban.bot.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is computed without a database. */
class OverviewsTest {

    private static final LocalDate THURSDAY = LocalDate.parse("2026-11-26");

    @Test
    void theUsualPeriodIsTheLastFourWholeWeeks() {
        assertThat(Period.usual(THURSDAY).text()).isEqualTo("2026-10-26 至 2026-11-22");
        assertThat(Period.usual(LocalDate.parse("2026-11-23")).text()).isEqualTo("2026-10-26 至 2026-11-22");
        assertThat(Period.usual(THURSDAY).weeks()).hasSize(4);
    }

    @Test
    void aMonthTouchesTheWeeksItBeginsAndEndsIn() {
        Period october = Period.of(YearMonth.of(2026, 10));
        assertThat(october.weeks())
                .startsWith(LocalDate.parse("2026-09-28"))
                .endsWith(LocalDate.parse("2026-10-26"))
                .hasSize(5);
        assertThat(october.week(LocalDate.parse("2026-10-04"))).isZero();
        assertThat(october.week(LocalDate.parse("2026-10-05"))).isEqualTo(1);
    }

    @Test
    void daysThatAreNoPeriodAreRefused() {
        assertThatThrownBy(() -> scope("2026-11-02", "2026-11-01")).hasMessage("结束日期不能早于开始日期。");
        assertThatThrownBy(() -> scope("2025-11-01", "2026-11-02")).hasMessage("一次最多看 366 天，请把日期选近一些。");
        assertThatThrownBy(() -> scope("昨天", "2026-11-02")).hasMessage("日期请写成 2026-01-31 的样子。");
        assertThatThrownBy(() -> scope("+999999999-01-01", "+999999999-01-02")).hasMessageContaining("2000 年到 2099 年");
        assertThat(scope("2025-11-02", "2026-11-02").period().weeks()).hasSize(54);
    }

    private static Scope scope(String from, String to) {
        return Scope.of(Map.of("from", from, "to", to), List.of("公安"), THURSDAY);
    }

    @Test
    void whatIsNoChoiceIsNotFilteredBy() {
        Scope scope = Scope.of(Map.of("channel", "fax", "office", "气象"), List.of("公安"), THURSDAY);
        assertThat(scope).isEqualTo(Scope.usual(THURSDAY));
    }

    @Test
    void percentilesAreWaitsThatHappened() {
        List<Duration> ten =
                LongStream.rangeClosed(1, 10).mapToObj(Duration::ofHours).toList();
        assertThat(Waits.of(ten.reversed())).isEqualTo(new Waits(10, Duration.ofHours(5), Duration.ofHours(9)));
        assertThat(Waits.of(List.of(Duration.ofDays(2))))
                .isEqualTo(new Waits(1, Duration.ofDays(2), Duration.ofDays(2)));
    }

    @Test
    void wordingsThatDifferInMarksOnlyAreOneQuestion() {
        assertThat(Overviews.often(List.of(
                        new Often("低保怎么申请", 3, 1),
                        new Often("低保，怎么申请？", 2, 2),
                        new Often("1", 40, 0),
                        new Often("？？", 9, 0),
                        new Often("我家的事", 1, 0))))
                .containsExactly(new Often("低保怎么申请", 5, 3));
    }

    @Test
    void figuresReadAsPeopleSayThem() {
        assertThat(Say.share(1, 3)).isEqualTo("33.3%");
        assertThat(Say.shareOf(0, 0)).isEqualTo("—");
        assertThat(Say.time(Duration.parse("PT61H"))).isEqualTo("2 天 13 小时");
        assertThat(Say.time(Duration.parse("PT5H7M9S"))).isEqualTo("5 小时 7 分");
        assertThat(Say.time(Duration.ofSeconds(9))).isEqualTo("不到 1 分");
    }
}
