package yiciban.bot.insight;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 到期: one gap whose deadline came.
 *
 * @param entry what answers it or is nearest; null when none is near
 * @param kept whether it was closed by then
 */
record Owed(String office, @Nullable String entry, LocalDate due, boolean kept) {}
