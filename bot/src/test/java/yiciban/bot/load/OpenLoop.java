package yiciban.bot.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.RunningProgram;

/**
 * Citizens who do not wait for each other: questions are due at fixed moments, and a late one counts from the moment it was
 * due, so that a program which stands still cannot slow down those who measure it.
 */
final class OpenLoop {

    /** More than that without a reply, and the sender gives up instead of the machine. */
    private static final int UNANSWERED = 8_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final RunningProgram program;
    private final HttpClient http;
    private final Supplier<String> questions;
    /** Of all loops: no two questions are the same message. */
    private static final AtomicLong SENT = new AtomicLong();

    OpenLoop(RunningProgram program, HttpClient http, Supplier<String> questions) {
        this.program = program;
        this.http = http;
        this.questions = questions;
    }

    /** @param perSecond questions of each second, one entry a second */
    Replies run(List<Integer> perSecond) throws InterruptedException {
        var replies = new ConcurrentLinkedQueue<Replies.One>();
        var open = new Semaphore(UNANSWERED);
        long begin = System.nanoTime();
        for (int second = 0; second < perSecond.size(); second++) {
            int count = perSecond.get(second);
            for (int i = 0; i < count; i++) {
                long due = begin + Duration.ofSeconds(second).toNanos() + 1_000_000_000L * i / count;
                for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                open.acquire();
                send(second, due, replies, open);
            }
        }
        open.acquire(UNANSWERED);
        return new Replies(new ArrayList<>(replies));
    }

    private void send(int second, long due, ConcurrentLinkedQueue<Replies.One> replies, Semaphore open) {
        long number = SENT.incrementAndGet();
        byte[] body = JSON.writeValueAsBytes(
                Map.of("conversation", "load-%032x".formatted(number), "id", "m" + number, "text", questions.get()));
        var request = program.request("/api/v1/questions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var _ = http.sendAsync(request, BodyHandlers.discarding()).whenComplete((reply, failure) -> {
            replies.add(new Replies.One(second, status(reply, failure), System.nanoTime() - due));
            open.release();
        });
    }

    private static int status(HttpResponse<Void> reply, Throwable failure) {
        return failure == null ? reply.statusCode() : failure instanceof IOException ? 0 : -1;
    }
}
