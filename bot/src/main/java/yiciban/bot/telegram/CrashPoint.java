package yiciban.bot.telegram;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A place where the crash test kills the process. Armed by {@code -Dyiciban.crash-point=send_marked:3}: who gets there
 * the third time says so and goes no further, and is killed from outside. Without it nothing happens.
 */
enum CrashPoint {
    /** Updates are here, in memory only. */
    FETCHED,
    /** They are in the inbox; Telegram does not know yet. */
    INBOX_COMMITTED,
    /** The turn has its answer; nothing is queued yet. */
    ANSWER_STORED,
    /** The reply is queued and its update done. */
    REPLY_QUEUED,
    /** About to post. */
    SEND_MARKED,
    /** Telegram has it; we have not written that down. */
    POSTED,
    /** That, too. */
    SENT_MARKED;

    /** What is said on standard error before the end. */
    static final String SAID = "crash point reached: ";

    private static final @Nullable String ARMED = System.getProperty("yiciban.crash-point");

    private static final AtomicInteger LEFT =
            new AtomicInteger(ARMED == null ? 0 : Integer.parseInt(ARMED.substring(ARMED.indexOf(':') + 1)));

    String armedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("SystemOut") // whoever armed it reads this line
    void reached() {
        if (ARMED != null && ARMED.startsWith(armedName() + ":") && LEFT.decrementAndGet() == 0) {
            System.err.println(SAID + armedName());
            while (true) {
                LockSupport.park();
            }
        }
    }
}
