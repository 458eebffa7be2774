package yiciban.bot.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until it is told otherwise. */
public final class SetClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-26T01:00:00Z");

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** A stopwatch that goes as it does. */
    public long nanos() {
        return now.toEpochMilli() * 1_000_000;
    }

    /** Time passes. */
    public void advance(Duration by) {
        now = now.plus(by);
    }
}
