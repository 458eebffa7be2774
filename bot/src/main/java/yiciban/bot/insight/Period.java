package yiciban.bot.insight;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import yiciban.bot.system.RejectedInput;

/**
 * 期间: whole days of the office.
 *
 * @param first its first day
 * @param last its last day, which belongs to it
 */
record Period(LocalDate first, LocalDate last) {

    /** A report over more is several. In days, a leap year. */
    static final int MOST_DAYS = 366;

    /** What is shown when nothing else is wanted. In weeks. */
    private static final int USUAL = 4;

    private static final int WEEK = 7;

    /** Before there was a program, and after anybody here works with it. */
    private static final int EARLIEST_YEAR = 2000;

    private static final int LATEST_YEAR = 2100;

    Period {
        if (first.getYear() < EARLIEST_YEAR || last.getYear() >= LATEST_YEAR) {
            throw new RejectedInput("from", "请选 2000 年到 2099 年之间的日期。");
        }
        if (last.isBefore(first)) {
            throw new RejectedInput("to", "结束日期不能早于开始日期。");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new RejectedInput("to", "一次最多看 %d 天，请把日期选近一些。".formatted(MOST_DAYS));
        }
    }

    /** The four whole weeks before this one. */
    static Period usual(LocalDate today) {
        LocalDate monday = monday(today);
        return new Period(monday.minusWeeks(USUAL), monday.minusDays(1));
    }

    static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /** A day as a form sends it. */
    static LocalDate day(String field, String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            throw new RejectedInput(field, "日期请写成 2026-01-31 的样子。");
        }
    }

    /** Milliseconds at which it begins. */
    long begin(ZoneId zone) {
        return millis(first, zone);
    }

    /** Milliseconds at which it is over. */
    long end(ZoneId zone) {
        return millis(last.plusDays(1), zone);
    }

    /** Milliseconds at which the week of its first day begins. */
    long monday(ZoneId zone) {
        return millis(monday(first), zone);
    }

    /** Mondays of all weeks it touches. */
    List<LocalDate> weeks() {
        return IntStream.rangeClosed(0, week(last))
                .mapToObj(monday(first)::plusWeeks)
                .toList();
    }

    /** Which of {@link #weeks} a day is in, from 0. */
    int week(LocalDate day) {
        return (int) (ChronoUnit.DAYS.between(monday(first), day) / WEEK);
    }

    String text() {
        return "%s 至 %s".formatted(first, last);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static long millis(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
