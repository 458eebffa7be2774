package yiciban.bot.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server to which hostile files point: counts who comes. */
final class Listening implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger visits = new AtomicInteger();

    Listening() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::count);
    }

    private void count() {
        try {
            while (!socket.isClosed()) {
                socket.accept().close();
                visits.incrementAndGet();
            }
        } catch (IOException e) {
            // closed
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/evil";
    }

    /** Everybody who came before us: connections are accepted in order. */
    int visits() throws IOException, InterruptedException {
        int before;
        try (var last = new Socket(InetAddress.getLoopbackAddress(), port())) {
            last.getInputStream().read();
        }
        do {
            before = visits.get();
            Thread.onSpinWait();
        } while (before == 0);
        return before - 1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
