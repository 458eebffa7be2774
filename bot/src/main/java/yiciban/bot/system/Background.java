package yiciban.bot.system;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 后台: long work that no citizen waits for. It has a thread of its own, to which Linux gives a processor when nobody else
 * wants it: about a tenth of one when all are wanted. On other systems, and where native calls are refused, it is a thread
 * like any other.
 */
public final class Background {

    /** The nice value of such a thread, of 0 to 19. Not 19: work that holds a lock must get on. */
    private static final int NICE = 10;

    /** Another one: tests say 0, since who waits there for such work beside a second JVM of tests would wait for minutes. */
    private static final String PROPERTY = "yiciban.nice";

    /** Of setpriority(2): one process, which on Linux is one thread; 0 is the caller. */
    private static final int PRIO_PROCESS = 0;

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private Background() {}

    /** Linux' call, looked up when first needed. */
    @SuppressWarnings("restricted") // a native call
    private static final class SetPriority {

        private static final Optional<MethodHandle> CALL = find();

        private static Optional<MethodHandle> find() {
            if (!System.getProperty("os.name").equals("Linux")) {
                return Optional.empty(); // elsewhere it would slow down the whole process
            }
            var linker = Linker.nativeLinker();
            var shape = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            return linker.defaultLookup().find("setpriority").map(address -> linker.downcallHandle(address, shape));
        }
    }

    /** Begins and returns at once. What the work throws is logged: it should catch what it expects. */
    public static Thread start(String name, Runnable work) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((thread, e) -> LOG.error("后台工作 {} 中断", thread.getName(), e))
                .start(() -> {
                    yieldToOthers();
                    work.run();
                });
    }

    /** Waits for the result, and throws what the work throws. */
    public static <T> T await(String name, Supplier<T> work) {
        var result = new CompletableFuture<T>();
        start(name, () -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) { // somebody waits
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void yieldToOthers() {
        try {
            if (SetPriority.CALL.isPresent()) {
                int refused = (int)
                        SetPriority.CALL.get().invokeExact(PRIO_PROCESS, 0, (int) Integer.getInteger(PROPERTY, NICE));
                LOG.debug("setpriority: {}", refused);
            }
        } catch (Throwable e) { // only politeness is lost
            LOG.debug("no setpriority", e);
        }
    }
}
