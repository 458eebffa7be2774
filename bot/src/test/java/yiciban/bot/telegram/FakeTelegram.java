package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A Bot API server on this machine, as strict as the real one, that can also misbehave on request. */
final class FakeTelegram implements AutoCloseable {

    static final String TOKEN = "4839574812:AAF-secret_never_in_logs";
    static final ObjectMapper JSON = new ObjectMapper();

    /** In bytes. */
    private static final int WORTH_COMPRESSING = 256;

    /** A request as the server saw it. */
    record Call(String method, JsonNode body) {}

    private final HttpServer server;
    private final String prefix;
    private final FakeMethods methods;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile boolean forgetful;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Call, @Nullable Fault> chance = _ -> null;
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    final FakeUpdates updates = new FakeUpdates();
    final Citizen citizen = new Citizen(updates);
    final FakeWebhook webhook = new FakeWebhook(updates);

    FakeTelegram() {
        this("");
    }

    /** @param prefix path before {@code /bot<token>/}, as behind a reverse proxy */
    FakeTelegram(String prefix) {
        this.prefix = prefix;
        this.methods = new FakeMethods(updates, citizen, webhook);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + prefix);
    }

    /** The next calls of a method meet these, in this order. */
    void next(String method, Fault... coming) {
        faults.computeIfAbsent(method.toLowerCase(Locale.ROOT), _ -> new ConcurrentLinkedQueue<>())
                .addAll(List.of(coming));
    }

    /** Calls of one method, faults included. */
    List<Call> calls(String method) {
        return calls.stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .toList();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Messages a citizen got to see. */
    List<Sent> sent() {
        return methods.sent();
    }

    List<Sent> sent(long chat) {
        return sent().stream().filter(message -> message.chat() == chat).toList();
    }

    /** What answered button presses said, empty texts included. */
    List<String> notices() {
        return methods.notices();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            if (answer.equals(Answer.HANG_UP)) {
                return; // closed without a word
            }
            byte[] bytes = compressed(exchange, answer.body().getBytes(StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            if (answer.retryAfter() > 0) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(answer.retryAfter()));
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            if (answer.hangsInTheMiddle()) {
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
                closed.await();
            } else {
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As the proxy before the real server does it: what is worth it, for whoever understands it. */
    private static byte[] compressed(HttpExchange exchange, byte[] plain) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (plain.length < WORTH_COMPRESSING || accepted == null || !accepted.contains("gzip")) {
            return plain;
        }
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        return compressed.toByteArray();
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String mine = prefix + "/bot" + TOKEN + "/";
        if (!path.startsWith(mine)) {
            return path.startsWith(prefix + "/bot")
                    ? Answer.error(401, "Unauthorized")
                    : Answer.error(404, "Not Found");
        }
        Call call = new Call(path.substring(mine.length()), FakeBody.of(exchange));
        if (!forgetful) {
            calls.add(call);
        }
        Queue<Fault> waiting =
                faults.getOrDefault(call.method().toLowerCase(Locale.ROOT), new ConcurrentLinkedQueue<>());
        Fault fault = waiting.poll();
        if (fault == null) {
            fault = chance.apply(call);
        }
        return fault == null ? methods.answer(call) : fault.instead(() -> methods.answer(call));
    }

    /** The citizens' clock and the server's. */
    void at(Clock clock) {
        updates.at(clock);
        citizen.at(clock);
    }

    /** Every call from now on may meet one of these; null for a call that goes well. */
    void everNow(Function<Call, @Nullable Fault> chance) {
        this.chance = chance;
    }

    /** Remembers no calls from now on: a long trial makes too many. */
    FakeTelegram forgettingCalls() {
        forgetful = true;
        return this;
    }

    /** Never answers; ends with the server. */
    Fault hang() {
        return _ -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.HANG_UP;
        };
    }

    /** Half an answer, then silence. */
    static Fault hangInTheMiddle() {
        return normally -> normally.get().hanging();
    }

    @Override
    public void close() {
        closed.countDown();
        webhook.close();
        server.stop(0);
    }

    /** What goes back. */
    record Answer(int status, String type, String body, int retryAfter, boolean hangsInTheMiddle) {

        static final Answer HANG_UP = new Answer(0, "", "");

        Answer(int status, String type, String body) {
            this(status, type, body, 0, false);
        }

        Answer hanging() {
            return new Answer(status, type, body, retryAfter, true);
        }

        static Answer ok(Object result) {
            return new Answer(200, "application/json", "{\"ok\":true,\"result\":" + JSON.valueToTree(result) + "}");
        }

        static Answer error(int code, String description) {
            return error(code, description, Map.of());
        }

        static Answer error(int code, String description, Map<String, ?> parameters) {
            var body = JSON.createObjectNode()
                    .put("ok", false)
                    .put("error_code", code)
                    .put("description", description);
            if (!parameters.isEmpty()) {
                body.set("parameters", JSON.valueToTree(parameters));
            }
            int retryAfter = parameters.get("retry_after") instanceof Integer seconds ? seconds : 0;
            return new Answer(code, "application/json", body.toString(), retryAfter, false);
        }
    }

    /**
     * A message as a citizen sees it.
     *
     * @param number by which it can be edited
     * @param visible without markup
     * @param html as posted
     * @param body the whole request
     */
    record Sent(long chat, int number, String visible, String html, List<Button> buttons, JsonNode body) {

        String data(String label) {
            return buttons.stream()
                    .filter(button -> button.label().equals(label))
                    .findFirst()
                    .orElseThrow()
                    .data();
        }

        List<String> labels() {
            return buttons.stream().map(Button::label).toList();
        }
    }

    record Button(int row, String label, String data) {}
}
