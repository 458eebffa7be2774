package yiciban.catalog;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * 生效/失效: when a text holds, to the minute of the office's clock; a missing end is open.
 *
 * @param from the first minute, or null when it has always held
 * @param until the first minute at which it no longer holds, or null when no end is known
 */
public record Validity(
        @Nullable LocalDateTime from, @Nullable LocalDateTime until) {

    /** Without beginning or end. */
    public static final Validity ALWAYS = new Validity(null, null);

    public Validity {
        from = from == null ? null : from.truncatedTo(ChronoUnit.MINUTES);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MINUTES);
        if (from != null && until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("ends " + last(until) + " before it starts " + first(from));
        }
    }

    /** Whole days, both included. */
    public static Validity ofDays(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new Validity(
                first == null ? null : first.atStartOfDay(),
                last == null ? null : last.plusDays(1).atStartOfDay());
    }

    /**
     * As people write it: {@code 2026-11-30} is the whole day, {@code 2026-11-30T18:00} (or with a blank) the minute.
     *
     * @throws IllegalArgumentException when an end is neither, or the last comes before the first
     */
    public static Validity parse(@Nullable String from, @Nullable String to) {
        return new Validity(
                from == null ? null : minute(from, LocalTime.MIN, 0), to == null ? null : minute(to, LocalTime.MIN, 1));
    }

    private static LocalDateTime minute(String text, LocalTime time, int daysLater) {
        String plain = text.strip().replace(' ', 'T');
        try {
            return plain.contains("T")
                    ? LocalDateTime.parse(plain)
                    : LocalDate.parse(plain).plusDays(daysLater).atTime(time);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "must be a day such as 2026-11-30, or a minute such as 2026-11-30T18:00, not: " + text, e);
        }
    }

    /** The beginning as {@link #parse} reads it; null when open. */
    public @Nullable String fromText() {
        return from == null ? null : first(from);
    }

    /** The end as {@link #parse} reads it; null when open. */
    public @Nullable String toText() {
        return until == null ? null : last(until);
    }

    private static String first(LocalDateTime from) {
        return from.toLocalTime().equals(LocalTime.MIN) ? from.toLocalDate().toString() : from.toString();
    }

    private static String last(LocalDateTime until) {
        return until.toLocalTime().equals(LocalTime.MIN)
                ? until.toLocalDate().minusDays(1).toString()
                : until.toString();
    }

    public boolean holdsAt(LocalDateTime time) {
        return (from == null || !time.isBefore(from)) && (until == null || time.isBefore(until));
    }

    /** Whether it has ended: once held, or never did, and will not again. */
    public boolean endedAt(LocalDateTime time) {
        return until != null && !time.isBefore(until);
    }
}
