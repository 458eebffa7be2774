package yiciban.bot.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * 日志出口: lets nobody wait for the log. Whatever is written goes on by a thread of its own; when nobody reads it, or its disk is full,
 * lines are dropped and counted, and citizens are answered all the same.
 */
public final class Outlet extends OutputStream {

    /** Lines that wait at most: a second of the busiest server. */
    private static final int LINES = 1_024;

    private static final LongAdder DROPPED = new LongAdder();

    private final OutputStream real;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(LINES);
    private final AtomicInteger pending = new AtomicInteger();

    private Outlet(OutputStream real) {
        this.real = real;
        Thread.ofPlatform().daemon().name("log").start(this::pass);
    }

    /** Before a stream that may stop taking anything; each write is a line. */
    public static Outlet before(OutputStream real) {
        return new Outlet(real);
    }

    /** As a stream to print to. */
    public PrintStream printing(Charset charset) {
        return new PrintStream(this, true, charset);
    }

    /** Lines of this process that were not written. */
    public static long dropped() {
        return DROPPED.sum();
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        byte[] line = new byte[length];
        System.arraycopy(bytes, from, line, 0, length);
        pending.incrementAndGet();
        if (!queue.offer(line)) {
            pending.decrementAndGet();
            DROPPED.increment();
        }
    }

    private void pass() {
        while (true) {
            try {
                real.write(queue.take());
                real.flush();
            } catch (IOException e) {
                DROPPED.increment();
            } catch (InterruptedException e) {
                return;
            }
            pending.decrementAndGet();
        }
    }

    /** Before the process ends: waits until all is written, but not for long. */
    public void drain(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (pending.get() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
