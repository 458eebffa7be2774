package yiciban.bot.imports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** A program that tries the ways out of its process and prints how each ends. */
final class Reaching {

    private Reaching() {}

    /** A way out. */
    @FunctionalInterface
    private interface Way {
        void go() throws IOException;
    }

    public static void main(String... args) {
        int port = Integer.parseInt(args[0]);
        attempt("address", () -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port).close());
        attempt("name", () -> InetAddress.getAllByName("example.com"));
        attempt(
                "http",
                () -> URI.create("http://127.0.0.1:" + port + "/evil")
                        .toURL()
                        .openStream()
                        .close());
    }

    private static void attempt(String name, Way way) {
        try {
            way.go();
            System.out.println(name + ": reached");
        } catch (IOException e) {
            System.out.println(name + ": " + e.getClass().getSimpleName());
        }
    }
}
