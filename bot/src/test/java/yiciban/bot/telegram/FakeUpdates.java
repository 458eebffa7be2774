package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Updates waiting for the bot; asking from an offset forgets those before it. */
final class FakeUpdates {

    /** Past the newest by more than this, an offset is taken to be from another time, and reading starts at the head. */
    private static final long FAR = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<JsonNode> queue = new ArrayList<>();
    private long nextId = 1000;
    private long polls;

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
            queue.add(update);
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

    /** Not yet confirmed. */
    List<Long> waiting() {
        lock.lock();
        try {
            return queue.stream().map(FakeUpdates::id).toList();
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
            long nanos = wait.toNanos();
            while (queue.isEmpty() && nanos > 0 && mine == polls) {
                nanos = changed.awaitNanos(nanos);
            }
            boolean waited = nanos < wait.toNanos();
            return waited && mine != polls
                    ? Optional.empty()
                    : Optional.of(queue.stream().limit(limit).toList());
        } finally {
            lock.unlock();
        }
    }

    private void forget(long offset) {
        if (offset < 0) {
            queue.subList(0, (int) Math.max(0, queue.size() + offset)).clear();
        } else if (offset <= nextId - 1 + FAR) {
            queue.removeIf(update -> id(update) < offset);
        }
    }

    private static long id(JsonNode update) {
        return update.path("update_id").asLong();
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
