package yiciban.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 生效/失效: the days on which a text holds, both ends included; a missing end is open.
 *
 * @param from first day, or null when it has always held
 * @param to last day, or null when no end is known
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {

    public Validity {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("ends " + to + " before it starts " + from);
        }
    }

    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
