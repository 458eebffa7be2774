package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import yiciban.bot.telegram.FakeTelegram.Answer;

/**
 * The server's side of a webhook: one update of a chat under way at a time, repeated until it is answered with 2xx, first
 * at once and then after twice as long each time (here in milliseconds, there in seconds).
 */
final class FakeWebhook implements AutoCloseable {

    private static final long LONGEST_MILLIS = 60;
    private static final int GONE = 410;

    private record Registered(URI url, String secret) {}

    private final FakeUpdates updates;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Long, CompletableFuture<?>> chats = new ConcurrentHashMap<>();
    private volatile @Nullable Registered registered;
    private volatile @Nullable Thread thread;
    private volatile long setAt = System.nanoTime() - Duration.ofHours(1).toNanos();

    FakeWebhook(FakeUpdates updates) {
        this.updates = updates;
    }

    boolean isSet() {
        return registered != null;
    }

    Answer set(JsonNode body) {
        long now = System.nanoTime();
        if (now - setAt < Duration.ofMillis(100).toNanos()) {
            return Answer.error(429, "Too Many Requests: retry after 1", Map.of("retry_after", 1));
        }
        setAt = now;
        set(URI.create(body.path("url").asText()), body.path("secret_token").asText());
        return Answer.ok(true);
    }

    /** As an operator does it by hand. */
    void set(URI url, String secret) {
        registered = new Registered(url, secret);
        if (url.getHost().equals("127.0.0.1")) {
            thread = Thread.ofVirtual().start(this::deliver);
        }
    }

    Answer delete() {
        close();
        return Answer.ok(true);
    }

    private void deliver() {
        try {
            while (registered != null) {
                JsonNode update = updates.head(Duration.ofMillis(100)).orElse(null);
                if (update != null) {
                    long chat = update.findPath("chat").path("id").asLong();
                    chats.compute(
                            chat,
                            (_, before) -> (before == null ? CompletableFuture.completedFuture(true) : before)
                                    .thenRunAsync(() -> deliver(update), Thread::startVirtualThread));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(JsonNode update) {
        long wait = 0;
        for (Registered to = registered; to != null; to = registered) {
            try {
                Thread.sleep(wait);
                HttpResponse<String> response = http.send(
                        HttpRequest.newBuilder(to.url())
                                .header("Content-Type", "application/json")
                                .header("X-Telegram-Bot-Api-Secret-Token", to.secret())
                                .POST(HttpRequest.BodyPublishers.ofString(update.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() / 100 == 2) {
                    return;
                }
                if (response.statusCode() == GONE) {
                    registered = null;
                }
            } catch (IOException e) {
                // as a refusal
            } catch (InterruptedException e) {
                return;
            }
            wait = Math.clamp(2 * wait, 2, LONGEST_MILLIS);
        }
    }

    @Override
    public void close() {
        registered = null;
        Thread delivering = thread;
        if (delivering != null) {
            delivering.interrupt();
        }
    }
}
