package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;

final class BackgroundTest {

    @Test
    @EnabledOnOs(LINUX)
    void leavesTheProcessorToOthers() {
        int before = nice();
        String ofTests = System.clearProperty("yiciban.nice");
        try {
            assertThat(Background.await("test", BackgroundTest::nice)).isEqualTo(10);
            assertThat(nice()).isEqualTo(before);
        } finally {
            System.setProperty("yiciban.nice", ofTests == null ? "0" : ofTests);
        }
    }

    @Test
    void throwsWhatTheWorkThrows() {
        assertThatThrownBy(() -> Background.await("test", () -> {
                    throw new RejectedInput("field", "不行。");
                }))
                .isInstanceOf(RejectedInput.class)
                .hasMessageContaining("不行。");
    }

    /** Of this thread: what follows its name, which may have spaces, begins with the third field; nice is the 19th. */
    private static int nice() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
