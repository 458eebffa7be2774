package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** F20: a process whose heap is full ends at once, whichever of its threads notices, so that whoever supervises it starts it again. */
class FullHeapTest {

    /** What the JVM ends with then. */
    private static final int OUT_OF_MEMORY = 3;

    static final class Hoarder {

        private static final List<byte[]> KEPT = new ArrayList<>();

        public static void main(String... args) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        KEPT.add(new byte[1 << 20]);
                    }
                } catch (Throwable caught) { // as whoever answers a question catches whatever breaks
                    System.out.println("goes on");
                }
            });
            LockSupport.park();
        }
    }

    @Test
    @Timeout(60)
    void f20_aFullHeapEndsTheProcessAtOnce() throws Exception {
        Process process = OtherJvm.of(Hoarder.class, List.of("-Xmx24m"), List.of())
                .redirectError(Redirect.DISCARD)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(OUT_OF_MEMORY);
        } finally {
            process.destroyForcibly();
        }
    }
}
