package yiciban.bot.staff;

import java.time.Duration;

/**
 * How long somebody stays signed in.
 *
 * @param idle without a request
 * @param absolute at all
 */
record SessionLimits(Duration idle, Duration absolute) {

    static final SessionLimits DEFAULT = new SessionLimits(Duration.ofMinutes(20), Duration.ofHours(10));
}
