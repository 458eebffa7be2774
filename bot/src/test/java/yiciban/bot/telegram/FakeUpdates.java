package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Updates waiting for the bot, as tdlib keeps them: asking from an offset forgets those before it, and each expires. */
final class FakeUpdates {

    /** Past the newest by more than this, an offset is taken to be from another time, and reading starts at the head. */
    private static final long FAR = 10;

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration CALLBACK_KEPT = Duration.ofSeconds(150);

    /** Longer ones are dropped by the real server with "JSON buffer overflow". In bytes. */
    private static final int LONGEST = 64 * 1024;

    private record Waiting(JsonNode update, Instant until) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Waiting> queue = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private Set<String> allowed = Set.of();
    private long nextId = 1000;
    private long polls;
    private long lastOffset = Long.MIN_VALUE;
    private long lastPollAt;

    /** Time goes on from here. */
    void at(Clock other) {
        clock = other;
    }

    /** Adds an update under the next number and returns that number. */
    long add(ObjectNode update) {
        lock.lock();
        try {
            long id = nextId++;
            again(update.put("update_id", id));
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Adds one as it is, such as the same a second time. */
    void again(JsonNode update) {
        lock.lock();
        try {
            boolean wanted = allowed.isEmpty() || allowed.stream().anyMatch(update::has);
            if (!wanted || update.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                return;
            }
            Duration kept = update.has("callback_query") ? CALLBACK_KEPT : KEPT;
            queue.add(new Waiting(update, clock.instant().plus(kept)));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The numbers go on from here, as they may after a quiet week. */
    void jumpTo(long id) {
        lock.lock();
        try {
            nextId = id;
        } finally {
            lock.unlock();
        }
    }

    /** Kinds that are kept from now on; what waits already stays. */
    void allow(Set<String> kinds) {
        lock.lock();
        try {
            allowed = kinds;
        } finally {
            lock.unlock();
        }
    }

    /** Not yet confirmed. */
    List<Long> waiting() {
        lock.lock();
        try {
            expire();
            return queue.stream().map(FakeUpdates::id).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The first that waits, for the webhook; empty when none does within that time. */
    Optional<JsonNode> head(Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long nanos = wait.toNanos();
            while (queue.isEmpty() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            expire();
            return queue.isEmpty()
                    ? Optional.empty()
                    : Optional.of(queue.removeFirst().update());
        } finally {
            lock.unlock();
        }
    }

    /** Empty when another poll came while this one waited. */
    Optional<List<JsonNode>> poll(long offset, int limit, Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long mine = ++polls;
            changed.signalAll();
            forget(offset);
            expire();
            long sinceLast = System.nanoTime() - lastPollAt;
            boolean hurried = offset == lastOffset && sinceLast < TimeUnit.MILLISECONDS.toNanos(500);
            lastOffset = offset;
            lastPollAt = System.nanoTime();
            long nanos = wait.toNanos();
            while (queue.isEmpty() && nanos > 0 && mine == polls) {
                nanos = changed.awaitNanos(nanos);
            }
            boolean waited = nanos < wait.toNanos();
            return waited && mine != polls
                    ? Optional.empty()
                    : Optional.of(queue.stream()
                            .map(Waiting::update)
                            .limit(hurried && wait.isZero() ? 1 : limit)
                            .toList());
        } finally {
            lock.unlock();
        }
    }

    private void forget(long offset) {
        if (offset < 0) {
            queue.subList(0, (int) Math.max(0, queue.size() + offset)).clear();
        } else if (offset <= nextId - 1 + FAR) {
            queue.removeIf(waiting -> id(waiting) < offset);
        }
    }

    private void expire() {
        Instant now = clock.instant();
        queue.removeIf(waiting -> waiting.until().isBefore(now));
    }

    private static long id(Waiting waiting) {
        return waiting.update().path("update_id").asLong();
    }

    /** Waits until everything was confirmed; false when that took too long. */
    boolean confirmedWithin(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = time.toNanos();
            while (!queue.isEmpty() && nanos > 0) {
                nanos = changed.awaitNanos(Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(50)));
            }
            return queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
