package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that cannot be written stops nobody. */
class OutletTest {

    private static final int LINES = 100_000;

    /** A program that logs more than any pipe holds, then does what it is there for. */
    static final class Chatty {
        public static void main(String... args) {
            Outlet outlet = Outlet.before(new FileOutputStream(FileDescriptor.err));
            System.setErr(outlet.printing(StandardCharsets.UTF_8));
            for (int line = 0; line < LINES; line++) {
                System.err.println("a line of the log that is as long as others are, number " + line);
            }
            outlet.drain(Duration.ofMillis(100));
            System.out.print(Outlet.dropped() > 0 ? "answered" : "nothing dropped");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"an unread pipe", "/dev/full"})
    @Timeout(60)
    void f21_whereTheLogCannotBeWrittenTheProgramGoesOn(String where) throws Exception {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Chatty.class.getName());
        if (where.startsWith("/")) {
            command.redirectError(Redirect.to(new File(where)));
        }
        Process process = command.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("answered");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void f21_whatIsWrittenWhenItGoesOnIsWhole() {
        var open = new CountDownLatch(1);
        var written = new ByteArrayOutputStream();
        Outlet outlet = Outlet.before(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                await(open);
                written.write(b);
            }
        });
        long before = Outlet.dropped();
        for (int line = 0; line < 5_000; line++) {
            byte[] bytes = "line %04d\n".formatted(line).getBytes(StandardCharsets.US_ASCII);
            outlet.write(bytes, 0, bytes.length);
        }
        assertThat(Outlet.dropped()).isGreaterThan(before);
        open.countDown();
        outlet.drain(Duration.ofSeconds(10));

        assertThat(written.toString(StandardCharsets.US_ASCII).lines())
                .hasSizeGreaterThan(1_000)
                .startsWith("line 0000", "line 0001")
                .allMatch(line -> line.matches("line \\d{4}"));
    }

    private static void await(CountDownLatch open) throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
