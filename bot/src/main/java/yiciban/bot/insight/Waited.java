package yiciban.bot.insight;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 等到: one question that was answered later.
 *
 * @param entry what answers it; null when nobody knows
 * @param answered the day of the answer
 * @param took from the question to the published answer
 */
record Waited(String channel, String office, @Nullable String entry, LocalDate answered, Duration took) {}
