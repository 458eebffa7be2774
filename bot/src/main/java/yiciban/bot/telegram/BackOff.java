package yiciban.bot.telegram;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures in a row: 1 s doubling to 30 s, between half and all of it at random. */
record BackOff(RandomGenerator random) {

    /** An outage of any length is noticed to be over within this. */
    static final Duration CAP = Duration.ofSeconds(30);

    private static final int DOUBLINGS_TO_CAP = 5;

    /** @param failures in a row, 1 or more */
    Duration after(int failures) {
        long doubled = 1_000L << Math.clamp(failures - 1L, 0, DOUBLINGS_TO_CAP);
        long millis = Math.min(doubled, CAP.toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    /** What Telegram told us to wait, and up to a quarter second more so that not all chats come back at once. */
    Duration told(Duration retryAfter) {
        return retryAfter.plusMillis(random.nextLong(250));
    }
}
