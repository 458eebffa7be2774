package yiciban.bot.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.RunningProgram;

/** Citizens of one node who put a few questions in turn, one every 20 ms: which edition of the answers they are told. */
final class Reader implements AutoCloseable {

    /** What is told instead of an answer. */
    static final int NOTHING = -1;

    /** In milliseconds. */
    private static final int EACH = 20;

    /**
     * One reply.
     *
     * @param asked when, by {@code System.nanoTime}
     * @param told when
     * @param edition of the answer; {@link #NOTHING} when there was none
     */
    record Told(long asked, long told, int edition) {}

    private static final Pattern EDITION = Pattern.compile("春风([0-9]+)号");
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicLong ASKED = new AtomicLong();

    private final RunningProgram node;
    private final List<String> questions;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Told> told = new ArrayList<>();
    private final Thread thread;

    Reader(RunningProgram node, List<String> questions) {
        this.node = node;
        this.questions = questions;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    /** The answer of that edition. */
    static String text(int edition) {
        return "请打预约电话，约定的口令是春风%d号。".formatted(edition);
    }

    private void run() {
        try {
            for (int i = 0; ; i++) {
                long asked = System.nanoTime();
                int edition = ask(questions.get(i % questions.size()));
                add(new Told(asked, System.nanoTime(), edition));
                long left = EACH - (System.nanoTime() - asked) / 1_000_000;
                Thread.sleep(Math.max(1, left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ask(String question) throws InterruptedException {
        long number = ASKED.incrementAndGet();
        byte[] body = JSON.writeValueAsBytes(
                Map.of("conversation", "nodes-%032x".formatted(number), "id", "m" + number, "text", question));
        try {
            HttpResponse<String> reply = http.send(
                    node.request("/api/v1/questions")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
            Matcher edition = EDITION.matcher(reply.body());
            return edition.find() ? Integer.parseInt(edition.group(1)) : NOTHING;
        } catch (IOException e) {
            return NOTHING;
        }
    }

    private synchronized void add(Told one) {
        told.add(one);
    }

    /** In the order asked. */
    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /** Whether the latest reply is of that edition. */
    synchronized boolean tells(int edition) {
        return !told.isEmpty() && told.getLast().edition() == edition;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
