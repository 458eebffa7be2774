package yiciban.bot.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before a PostgreSQL: lets through, refuses and cuts off, is silent, or is slow. */
public final class StallingProxy implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("(?<=//)([^/:]+):(\\d+)");
    private static final int PIECE = 8_192;

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final String url;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile boolean frozen;
    private volatile Duration delay = Duration.ZERO;

    /** Before the server of a JDBC address. */
    public StallingProxy(String real) {
        Matcher address = ADDRESS.matcher(real);
        if (!address.find()) {
            throw new IllegalArgumentException(real);
        }
        host = address.group(1);
        port = Integer.parseInt(address.group(2));
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        url = address.replaceFirst("127.0.0.1:" + door.getLocalPort());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** The same address, through here. */
    public String url() {
        return url;
    }

    /** Everything goes through again. */
    public void recover() {
        refusing = false;
        frozen = false;
        delay = Duration.ZERO;
    }

    /** Cuts every connection and takes no other, as a server that has ended. */
    public void refuse() {
        refusing = true;
        open.forEach(StallingProxy::end);
    }

    /** Takes connections and says nothing, as a server that is stopped or a cable that is cut. */
    public void freeze() {
        frozen = true;
    }

    /** Every piece takes so long, either way. */
    public void slow(Duration each) {
        delay = each;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(host, port);
                open.add(client);
                open.add(server);
                if (refusing) { // asked once it is among the open ones: refuse() cuts it, or this does
                    end(client);
                    end(server);
                    continue;
                }
                Thread.ofPlatform().daemon().start(() -> pass(client, server));
                Thread.ofPlatform().daemon().start(() -> pass(server, client));
            } catch (IOException e) {
                // closed, or the server is away: nobody is let in
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            int read = from.getInputStream().read(piece);
            while (read >= 0) {
                while (frozen) {
                    Thread.sleep(10);
                }
                Thread.sleep(delay);
                to.getOutputStream().write(piece, 0, read);
                read = from.getInputStream().read(piece);
            }
        } catch (IOException | InterruptedException e) {
            // cut
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        recover();
        door.close();
        open.forEach(StallingProxy::end);
    }
}
