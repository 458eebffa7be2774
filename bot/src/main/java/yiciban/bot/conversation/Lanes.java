package yiciban.bot.conversation;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One after the other within a conversation, side by side between conversations. */
final class Lanes {

    /** Two conversations share a lane now and then, and one waits some milliseconds for the other. */
    private static final int COUNT = 256;

    private final ReentrantLock[] lanes =
            Stream.generate(ReentrantLock::new).limit(COUNT).toArray(ReentrantLock[]::new);

    <T> T in(String channel, String address, Supplier<T> work) {
        ReentrantLock lane = lanes[Math.floorMod((channel + ' ' + address).hashCode(), COUNT)];
        lane.lock();
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }
}
