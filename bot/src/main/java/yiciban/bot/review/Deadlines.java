package yiciban.bot.review;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import yiciban.config.OfficeFile;

/** 期限: days by which gaps are to be answered, counted in working days; {@code config/holidays.txt}. */
public final class Deadlines {

    /** Working days when nothing else is set. */
    static final int DAYS = 5;

    /** More is no deadline. In working days. */
    static final int MOST = 60;

    private static final String CERTAIN = "certain ";

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    /** The last year whose notice is in the file. */
    private int certain;

    private final int days;
    private final Clock clock;

    private Deadlines(List<String> lines, int days, Clock clock) {
        this.days = days;
        this.clock = clock;
        for (String line : lines) {
            try {
                if (line.startsWith(CERTAIN)) {
                    certain =
                            Year.parse(line.substring(CERTAIN.length()).strip()).getValue();
                } else if (line.startsWith("+")) {
                    worked.add(LocalDate.parse(line.substring(1)));
                } else {
                    String[] ends = line.split("\\.\\.", 2);
                    LocalDate last = LocalDate.parse(ends[ends.length - 1]);
                    for (LocalDate day = LocalDate.parse(ends[0]); !day.isAfter(last); day = day.plusDays(1)) {
                        off.add(day);
                    }
                }
            } catch (DateTimeParseException e) {
                throw new IllegalStateException(
                        "config/holidays.txt: must read '2026-05-01..2026-05-05', '+2026-05-09' or 'certain 2026', not: "
                                + line,
                        e);
            }
        }
        if (certain == 0) {
            certain = worked.stream().mapToInt(LocalDate::getYear).max().orElse(0);
        }
    }

    /** With so many working days for each gap. */
    static Deadlines of(int days, Clock clock) {
        return new Deadlines(OfficeFile.lines("holidays.txt"), days, clock);
    }

    /** With the days that {@code YICIBAN_GAP_DAYS} says, for the command line. */
    public static Deadlines fromEnvironment(Clock clock) {
        String set = System.getenv("YICIBAN_GAP_DAYS");
        boolean number = set != null && set.matches("[0-9]{1,2}");
        return of(number ? Math.clamp(Integer.parseInt(set), 1, MOST) : DAYS, clock);
    }

    /** The day by which something that came in then is due. */
    LocalDate due(Instant cameIn) {
        LocalDate day = cameIn.atZone(clock.getZone()).toLocalDate();
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorked(day)) {
                left--;
            }
        }
        return day;
    }

    /** What staff are to know about a day; empty when all days off before it are known. */
    String doubt(LocalDate day) {
        return day.getYear() <= certain
                ? ""
                : "节假日只录到 %d 年，%d 年的期限可能差几天。请管理员把放假通知录进 config/holidays.txt。".formatted(certain, day.getYear());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || (!weekend && !off.contains(day));
    }
}
