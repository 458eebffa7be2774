package yiciban.bot.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whatever only the holder of the lease may write. What comes at the same moment shares one transaction: a disk makes
 * some hundred of them a second, and a hundred chats would queue for it.
 */
final class Writing {

    private static final int SHARED_BY = 64;

    private record Task(Supplier<Object> work, CompletableFuture<Object> result) {}

    private final TransactionOperations transaction;
    private final Lease lease;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;

    Writing(TransactionOperations transaction, Lease lease) {
        this.transaction = transaction;
        this.lease = lease;
        this.thread = Thread.ofVirtual().name("telegram-writing").start(this::run);
    }

    /**
     * Does it within a transaction and returns after the commit.
     *
     * @throws LeaseLostException when this node may not write any more
     */
    @SuppressWarnings("unchecked") // the result is the work's own
    <T> T write(Supplier<T> work) throws InterruptedException {
        var result = new CompletableFuture<Object>();
        tasks.add(new Task((Supplier<Object>) work, result));
        try {
            return (T) result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("writing failed", e.getCause());
        }
    }

    private void run() {
        try {
            while (true) {
                List<Task> together = new ArrayList<>();
                together.add(tasks.take());
                tasks.drainTo(together, SHARED_BY - 1);
                commit(together);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When it fails, each alone, so that one's mistake is not the others'. */
    private void commit(List<Task> together) {
        try {
            List<Object> results = transaction.execute(status -> {
                lease.check();
                return together.stream().map(task -> task.work().get()).toList();
            });
            for (int i = 0; i < together.size(); i++) {
                together.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException | Error e) {
            if (together.size() == 1 || e instanceof LeaseLostException) {
                together.forEach(task -> task.result().completeExceptionally(e));
            } else {
                together.forEach(task -> commit(List.of(task)));
            }
        }
    }

    void stop() {
        thread.interrupt();
    }
}
