package yiciban.bot.conversation;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * 排队: how many questions are answered at once. Who finds no place soon is told so at once, instead of waiting with all
 * others until nobody is answered in time.
 */
final class Crowd {

    /** More at once make each of them slower and none sooner. */
    private static final int PER_CORE = 16;

    /** Longest wait for a place, in milliseconds: with the answer itself a citizen hears within a second. */
    private static final long PATIENCE = 400;

    private final Semaphore places;
    private final long patience;

    Crowd() {
        this(PER_CORE * Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    /** @param patience in milliseconds */
    Crowd(int places, long patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Whether there is a place; who gets one must {@link #leave}. */
    boolean enter() {
        try {
            return places.tryAcquire(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }
}
