package yiciban.bot.staff;

import java.time.Instant;

/**
 * Which entries of the audit log are looked at.
 *
 * @param from first moment
 * @param to the moment after the last
 * @param actor whose; empty for everybody's
 * @param action what; empty for everything
 * @param below only entries before this number, to turn pages
 */
record AuditFilter(Instant from, Instant to, String actor, String action, long below) {}
