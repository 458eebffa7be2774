package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.answer.SharedLibrary;
import yiciban.bot.system.OtherJvm;

/** F21: the program itself, with a log that says much and that nobody takes; {@code OutletTest} looks at every line, and at a full disk. */
class UnwritableLogTest {

    private static final Pattern DROPPED = Pattern.compile("yiciban_log_dropped_total ([0-9.E]+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void f21_citizensAreAnsweredWhileNobodyReadsTheLog() throws Exception {
        assertThat(SharedLibrary.get().passages()).isPositive(); // indexed, so that the server need not
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = OtherJvm.of(Yiciban.class, List.of(OtherJvm.prepared()), List.of("serve"));
        builder.environment().put("YICIBAN_DATA_DIR", folder.toString());
        builder.environment().put("YICIBAN_PORT", Integer.toString(port));
        builder.environment().put("LOGGING_LEVEL_ROOT", "debug"); // says more than a pipe holds
        Process program = builder.start(); // its standard error is a pipe
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> program.isAlive() && isWell(port));
            var question = request(port, "/api/v1/questions")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"text\":\"补身份证多少钱\"}"));
            assertThat(CLIENT.send(question.build(), BodyHandlers.ofString()).body())
                    .contains("\"answered\"");
            String meters = CLIENT.send(request(port, "/actuator/prometheus").build(), BodyHandlers.ofString())
                    .body();
            assertThat(DROPPED.matcher(meters).results().map(found -> Double.valueOf(found.group(1))))
                    .singleElement()
                    .satisfies(lines -> assertThat(lines).isPositive());
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private static boolean isWell(int port) throws InterruptedException {
        try {
            return CLIENT.send(request(port, "/actuator/health").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }
}
