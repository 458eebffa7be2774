package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The real program as a process of its own. */
final class BotProcess implements AutoCloseable {

    private static final int LINES = 40;

    private final Process process;
    private final int port;
    private final long begun = System.nanoTime();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final Deque<String> lines = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private BotProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        Thread.ofVirtual().start(this::read);
    }

    /** @param arm a crash point and how often it is passed before; empty for none */
    static BotProcess start(List<String> command, Path data, URI api, String arm) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> words = new ArrayList<>(command);
        if (!arm.isEmpty()) {
            words.add(1, "-Dyiciban.crash-point=" + arm);
        }
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "YICIBAN_DATA_DIR", data.toString(),
                        "YICIBAN_PORT", String.valueOf(port),
                        "YICIBAN_DB_URL", "",
                        "YICIBAN_TELEGRAM_TOKEN", FakeTelegram.TOKEN,
                        "YICIBAN_TELEGRAM_API_URL", api.toString(),
                        "YICIBAN_TELEGRAM_MODE", "polling",
                        "YICIBAN_TELEGRAM_POLL", "2s",
                        "YICIBAN_RATE_LIMIT", "off",
                        "YICIBAN_HEALTH_DETAILS", "always"));
        return new BotProcess(builder.start(), port);
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    if (lines.size() > LINES) {
                        lines.remove();
                    }
                }
                if (line.startsWith(CrashPoint.SAID)) {
                    reached.countDown();
                }
            }
        } catch (IOException e) {
            // it is gone
        }
    }

    /** Whether it got to the point it was armed for, within that time. */
    boolean reached(Duration within) throws InterruptedException {
        return reached.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From the start until it says that it is well. */
    Duration healthy(Duration within) throws InterruptedException {
        while (!isUp()) {
            check(within, "not healthy");
            Thread.sleep(50);
        }
        return since();
    }

    /** From the start until it is well and citizens hear from it. */
    Duration answering(FakeTelegram telegram, Duration within) throws InterruptedException {
        int before = telegram.sent().size();
        while (telegram.sent().size() == before) {
            check(within, "nobody is answered");
            Thread.sleep(20);
        }
        healthy(within);
        return since();
    }

    private void check(Duration within, String otherwise) {
        if (!process.isAlive() || since().compareTo(within) > 0) {
            synchronized (lines) {
                throw new IllegalStateException(otherwise + " after " + since() + ", alive " + process.isAlive() + "\n"
                        + String.join("\n", lines));
            }
        }
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean isUp() throws InterruptedException {
        try {
            return health().path("status").asText().equals("UP");
        } catch (IOException e) {
            return false;
        }
    }

    private JsonNode health() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return FakeTelegram.JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    int port() {
        return port;
    }

    int quarantined() throws IOException, InterruptedException {
        return health().path("components")
                .path("telegram")
                .path("details")
                .path("quarantined")
                .asInt(-1);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; says how it ended and after how long. */
    CrashReport.Ended terminate(Duration within) throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        boolean ended = process.waitFor(within.toMillis() * 2, TimeUnit.MILLISECONDS);
        return new CrashReport.Ended(ended ? process.exitValue() : -1, Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
