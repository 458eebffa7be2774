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
    private int ours;

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
                Socket visitor = socket.accept();
                visits.incrementAndGet();
                visitor.close();
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

    /** Everybody who came before us: visitors are let in, and counted, in order. */
    int visits() throws IOException {
        try (var last = new Socket(InetAddress.getLoopbackAddress(), port())) {
            last.getInputStream().read();
        }
        ours++;
        return visits.get() - ours;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
