package yiciban.bot.conversation;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * 排队: how many questions are answered at once, and how many wait for that. Whoever comes when both are full is told so at
 * once, instead of waiting with all others until nobody is answered in time.
 */
final class Crowd {

    /** More at once make each of them slower and none sooner. */
    private static final int PER_CORE = 8;

    /** Those that wait are answered within a third of a second where a question takes 20 ms of a core. */
    private static final int WAITING_PER_CORE = 16;

    /** Longest wait for a place, in milliseconds: with the answer itself a citizen hears within a second. */
    private static final long PATIENCE = 200;

    private final Semaphore places;
    private final int waiting;
    private final long patience;

    Crowd() {
        this(
                PER_CORE * Runtime.getRuntime().availableProcessors(),
                WAITING_PER_CORE * Runtime.getRuntime().availableProcessors(),
                PATIENCE);
    }

    /**
     * A crowd of that size.
     *
     * @param places of those who are answered
     * @param waiting how many may wait for one
     * @param patience how long, in milliseconds
     */
    Crowd(int places, int waiting, long patience) {
        this.places = new Semaphore(places, true);
        this.waiting = waiting;
        this.patience = patience;
    }

    /** Whether who came now would be turned away: costs nothing, and may be out of date at once. */
    boolean full() {
        return places.getQueueLength() >= waiting;
    }

    /** Whether there is a place; who gets one must {@link #leave}. */
    boolean enter() {
        try {
            return !full() && places.tryAcquire(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }
}
