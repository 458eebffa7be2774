package yiciban.bot.telegram;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One lane per chat: work of a chat in the order it came, chats side by side on virtual threads. */
final class Lanes {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("telegram-chat-", 0).factory());
    private final ConcurrentHashMap<Long, CompletableFuture<?>> tails = new ConcurrentHashMap<>();

    void put(long chat, Runnable work) {
        CompletableFuture<?> added =
                tails.compute(chat, (_, tail) -> after(tail).thenRunAsync(work, threads));
        var _ = added.whenComplete((_, _) -> tails.remove(chat, added));
    }

    /** The end of what is in the lane, however it ended: a failure must not take the rest of the lane with it. */
    private static CompletableFuture<?> after(@Nullable CompletableFuture<?> tail) {
        return tail == null ? CompletableFuture.completedFuture(true) : tail.handle((_, _) -> true);
    }

    /** Interrupts what is still running; what has not begun never will. */
    void stop() {
        threads.shutdownNow();
    }
}
