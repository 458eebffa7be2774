package yiciban.bot.review;

import java.time.Duration;

/**
 * 余力: how long work that can wait may go on at a time. The ledger looks at thousands of wordings after a busy hour or a
 * publication; meanwhile citizens ask, and theirs are the cores.
 *
 * @param each for one look
 */
record Budget(Duration each) {

    /** Twice that a second is a quarter of one core. */
    static final Budget SMALL = new Budget(Duration.ofMillis(200));

    /** A look that has begun. */
    interface Spent {
        /** Whether the rest has to wait for the next look. */
        boolean all();
    }

    Spent begin() {
        long end = System.nanoTime() + each.toNanos();
        return () -> System.nanoTime() >= end;
    }
}
