package yiciban.bot.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane per chat: work of a chat in the order it came, chats side by side on a bounded number of virtual threads. A
 * chat that was served stands at the end of the queue again, so that nobody's backlog is in front of another's question.
 */
final class Lanes {

    /** What is done with whatever is first in its lane. */
    @FunctionalInterface
    interface Work {
        Step step(Waiting first) throws InterruptedException;
    }

    /** What follows. */
    sealed interface Step {

        /** It is out of the lane. */
        record Done() implements Step {}

        /** It stays first, and its chat waits; other chats do not. */
        record Again(Duration after) implements Step {}

        Step DONE = new Done();
    }

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private static final Duration AFTER_MISTAKE = Duration.ofSeconds(1);

    private static final class Lane {
        private final long chat;
        private final ArrayDeque<String> ids = new ArrayDeque<>();

        Lane(long chat) {
            this.chat = chat;
        }
    }

    private record First(Lane lane, String id) {}

    private final Work work;
    private final Pause pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Lane> lanes = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Queue<Lane> ready = new ArrayDeque<>();
    private final List<Thread> threads;
    private int inWork;
    private boolean open = true;

    /** @param atOnce how many chats are served at the same moment */
    Lanes(String name, int atOnce, Pause pause, Work work) {
        this.work = work;
        this.pause = pause;
        this.threads = IntStream.range(0, atOnce)
                .mapToObj(i -> Thread.ofVirtual().name(name + "-" + i).start(this::serve))
                .toList();
    }

    /** Puts each at the end of its chat's lane, unless it is in it already. */
    void offer(List<Waiting> all) {
        lock.lock();
        try {
            for (Waiting one : all) {
                if (known.add(one.id())) {
                    Lane lane = lanes.get(one.chat());
                    if (lane == null) {
                        lane = new Lane(one.chat());
                        lanes.put(one.chat(), lane);
                        ready.add(lane);
                    }
                    lane.ids.add(one.id());
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        try {
            while (true) {
                First first = next();
                after(first, step(new Waiting(first.lane().chat, first.id())));
            }
        } catch (InterruptedException e) {
            log.debug("stopping");
        }
    }

    private First next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (ready.isEmpty() || !open) {
                changed.await();
            }
            inWork++;
            Lane lane = ready.remove();
            return new First(lane, lane.ids.getFirst());
        } finally {
            lock.unlock();
        }
    }

    private Step step(Waiting first) throws InterruptedException {
        try {
            return work.step(first);
        } catch (RuntimeException | Error e) {
            log.error("row {} failed where nothing may fail: {}", first.id(), Mistakes.trace(e));
            return new Step.Again(AFTER_MISTAKE);
        } finally {
            ended();
        }
    }

    private void ended() {
        lock.lock();
        try {
            inWork--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void after(First first, Step step) {
        switch (step) {
            case Step.Done _ -> {
                remove(first);
                goOn(first.lane());
            }
            case Step.Again(Duration after) ->
                Thread.ofVirtual().start(() -> {
                    try {
                        pause.of(after);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    goOn(first.lane());
                });
        }
    }

    private void remove(First first) {
        lock.lock();
        try {
            first.lane().ids.removeFirst();
            known.remove(first.id());
        } finally {
            lock.unlock();
        }
    }

    /** Unless it was cleared meanwhile. */
    private void goOn(Lane lane) {
        lock.lock();
        try {
            if (lanes.get(lane.chat) == lane) {
                if (lane.ids.isEmpty()) {
                    lanes.remove(lane.chat);
                } else {
                    ready.add(lane);
                    changed.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many wait or are in work. */
    int size() {
        lock.lock();
        try {
            return known.size();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what waits; what is in work ends by itself. */
    void clear() {
        lock.lock();
        try {
            lanes.clear();
            ready.clear();
            known.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing new and waits until what is in work has ended; false when that took too long. */
    boolean drain(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            open = false;
            long nanos = time.toNanos();
            while (inWork > 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return inWork == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts what is still in work. */
    void stop() {
        threads.forEach(Thread::interrupt);
    }
}
