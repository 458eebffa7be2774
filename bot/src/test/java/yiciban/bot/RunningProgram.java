package yiciban.bot;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real program as a process, and its verbs as others; a question is put again until it is answered. */
public final class RunningProgram implements AutoCloseable {

    /** Of everybody whom {@link #addStaff} adds. */
    public static final String PASSWORD = "Seven-herons-by-the-Sha1";

    private static final Duration WELL = Duration.ofMinutes(5);
    private static final Duration REPLY = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> command;
    private final Path data;
    private final Map<String, String> settings;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    /** @param command that serves; its last word is the verb */
    public RunningProgram(List<String> command, Path data) throws IOException {
        this(command, data, Map.of());
    }

    /** @param settings environment variables that are different from those of a program of its own without Telegram */
    public RunningProgram(List<String> command, Path data, Map<String, String> settings) throws IOException {
        this.command = List.copyOf(command);
        this.data = data;
        this.settings = Map.copyOf(settings);
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectError(Redirect.appendTo(data.resolve("said.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "YICIBAN_DATA_DIR", data.toString(),
                        "YICIBAN_PORT", String.valueOf(port),
                        "YICIBAN_DB_URL", "",
                        "YICIBAN_TELEGRAM_TOKEN", "",
                        "YICIBAN_RATE_LIMIT", "off"));
        builder.environment().putAll(settings);
        return builder;
    }

    public void start() throws IOException, InterruptedException {
        Process started = builder(command).redirectOutput(Redirect.DISCARD).start();
        process = started;
        long end = System.nanoTime() + WELL.toNanos();
        while (!well()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the program does not start, see " + data);
            }
            Thread.sleep(100);
        }
    }

    private boolean well() throws InterruptedException {
        try {
            return send(request("/actuator/health").GET()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** Sends it a signal by name, such as STOP. */
    public void signal(String name) throws IOException, InterruptedException {
        long pid = pid();
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("no signal " + name + " to " + pid);
        }
    }

    /** Kills and starts in the middle of that work. */
    public void killWhile(Callable<?> work) throws Exception {
        try (var executor = Executors.newSingleThreadExecutor()) {
            var going = executor.submit(work);
            Thread.sleep(3_000);
            kill();
            start();
            going.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Put again, under the same id, until the program has said something; minutes long. */
    public JsonNode ask(String conversation, String id, String text) throws InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of("conversation", conversation, "id", id, "text", text));
        long end = System.nanoTime() + WELL.toNanos();
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> reply = send(request("/api/v1/questions")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
                if (reply.statusCode() == 200) {
                    return JSON.readTree(reply.body());
                }
            } catch (IOException e) {
                // killed
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("nothing is said to " + id + ", see " + data);
    }

    public JsonNode replies(String conversation) {
        try {
            return JSON.readTree(send(request("/api/v1/conversations/" + conversation + "/replies")
                            .GET())
                    .body());
        } catch (IOException e) {
            throw new IllegalStateException("the program is away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a verb beside the server; returns what it printed. */
    public String verb(String... words) throws IOException, InterruptedException {
        return fed("", words);
    }

    private String fed(String input, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command.subList(0, command.size() - 1));
        all.addAll(List.of(words));
        Process verb = builder(all).start();
        try (var in = verb.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        String out = new String(verb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (verb.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed: " + out + ", see " + data);
        }
        return out;
    }

    public void addStaff(String name, String role) throws IOException, InterruptedException {
        fed(PASSWORD + "\n", "staff", "add", name, "--role", role);
    }

    /** A request to it, which waits 30 s for its reply. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(REPLY);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public int port() {
        return port;
    }

    /** Memory that it holds, in megabytes. */
    public long residentMegabytes() throws IOException {
        return status("VmRSS:") / 1_024;
    }

    public long threads() throws IOException {
        return status("Threads:");
    }

    /** Files, connections and the like that it has open. */
    public long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(proc().resolve("fd"))) {
            return open.count();
        }
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(proc().resolve("status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Of the process that was started last. */
    public long pid() {
        return Objects.requireNonNull(process).pid();
    }

    private Path proc() {
        return Path.of("/proc", Long.toString(pid()));
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
