package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {

    @TempDir
    Path folder;

    @Test
    void ofManyWhoMakeAFileAtOnceOneDoesAndItIsWhole() throws Exception {
        for (int round = 0; round < 50; round++) {
            Path file = folder.resolve("key" + round);
            List<Boolean> made = AtOnce.run(4, i -> {
                try {
                    return Durable.make(file, Integer.toString(i).repeat(1_000).getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(made).containsOnlyOnce(true);
            assertThat(Files.readString(file))
                    .isEqualTo(Integer.toString(made.indexOf(true)).repeat(1_000));
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(50);
        }
    }

    @Test
    void whereNothingCanBeWrittenThereIsNothing() {
        assertThatThrownBy(() -> Durable.make(folder.resolve("none/key"), new byte[1]))
                .isInstanceOf(IOException.class);
    }
}
