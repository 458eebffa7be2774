package yiciban.bot.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Work that is done by several at the same moment. */
public final class AtOnce {

    /** So many at a time: more than this machine has cores, fewer than a pool has connections. */
    private static final int THREADS = 4;

    private AtOnce() {}

    /** What each returned, in order; what one throws, this throws. */
    public static <T> List<T> run(int times, IntFunction<T> work) throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<T>>();
        for (int i = 0; i < times; i++) {
            int number = i;
            tasks.add(() -> work.apply(number));
        }
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
        }
        return results;
    }
}
