package yiciban.bot.system;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Ids for rows, UUID version 7 (RFC 9562, section 5.7): they sort by the time they were made, also within a millisecond
 * and when the machine's clock is set back.
 */
public final class Ids {

    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** Bits beside the millisecond that order ids of the same one. */
    private static final int COUNTER_BITS = 12;

    /** The counter begins below this, which leaves at least 2048 ids before the next millisecond is borrowed. */
    private static final int COUNTER_START = 1 << (COUNTER_BITS - 1);

    /** Without letters and digits that are mistaken for others on the telephone. */
    private static final String READ_OUT = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /** Long enough to find one line in a log, short enough to read out. In characters. */
    private static final int INCIDENT = 8;

    private final Clock clock;
    private final RandomGenerator random;
    private long last;

    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** With the machine's own source of randomness, for the command line. */
    public static Ids ofThisMachine(Clock clock) {
        return new Ids(clock, new SecureRandom());
    }

    /** A new id, greater than every one before it. */
    public String next() {
        long ordered = advance();
        long high = (ordered >>> COUNTER_BITS << 16) | VERSION | (ordered & ((1 << COUNTER_BITS) - 1));
        return new UUID(high, VARIANT | (random.nextLong() >>> 2)).toString();
    }

    /** The number of an incident, which the citizen sees and the log has. */
    public String incident() {
        var number = new StringBuilder(INCIDENT);
        for (int i = 0; i < INCIDENT; i++) {
            number.append(READ_OUT.charAt(random.nextInt(READ_OUT.length())));
        }
        return number.toString();
    }

    /** Millisecond and counter as one number that only grows. */
    private synchronized long advance() {
        long now = (clock.millis() << COUNTER_BITS) + random.nextInt(COUNTER_START);
        last = Math.max(last + 1, now);
        return last;
    }
}
