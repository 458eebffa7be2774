package yiciban.bot.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which updates were seen and which are still in work, and so what may be confirmed: never one before it was handled.
 * A poll goes on while a slow chat is in work; what it brings again is known here.
 */
final class Progress {

    /**
     * Telegram drops an update after 24 h, and numbers jump only after a week without any: within this time the same
     * number is the same update.
     */
    private static final Duration REMEMBERED = Duration.ofHours(25);

    private static final int REMEMBERED_AT_MOST = 200_000;

    private final Cache<Long, Boolean> seen = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_AT_MOST)
            .build();
    private final ConcurrentSkipListMap<Long, CompletableFuture<Boolean>> inWork = new ConcurrentSkipListMap<>();
    private volatile long next;

    /** Notes where a batch ends: also lower than before, when the server's numbers went down. */
    void received(List<RawUpdate> batch) {
        next = batch.stream().mapToLong(RawUpdate::id).max().orElse(next - 1) + 1;
    }

    /** False when this update was seen before. */
    boolean begin(long id) {
        if (seen.asMap().putIfAbsent(id, true) != null) {
            return false;
        }
        inWork.put(id, new CompletableFuture<>());
        return true;
    }

    /** It was answered, or never will be. */
    void done(long id) {
        CompletableFuture<Boolean> work = inWork.remove(id);
        if (work != null) {
            work.complete(true);
        }
    }

    /** Everything before this was handled. */
    long offset() {
        var oldest = inWork.firstEntry();
        return oldest == null ? next : Math.min(oldest.getKey(), next);
    }

    /** Waits until nothing is in work; false when that took too long. */
    boolean idleWithin(Duration time) throws InterruptedException {
        try {
            CompletableFuture.allOf(inWork.values().toArray(CompletableFuture[]::new))
                    .get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("work is only ever completed", e);
        }
    }
}
