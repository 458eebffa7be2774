package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.search.Samples.PASSAGES;
import static yiciban.search.Samples.RESIDENCE_PERMIT;
import static yiciban.search.Samples.TERMS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import yiciban.catalog.EntryId;
import yiciban.embedding.SharedEmbedding;

/**
 * The system takes no more bytes of the index: a limit on the size of files, which a process of its own sets itself, stands for
 * a full disk. Writes fail in the kernel, after ever more bytes, so in the middle of every file.
 */
class FullDiskTest {

    @Test
    @Timeout(120)
    void f4_whatDoesNotFitLeavesTheOldIndexAndIsBuiltWhenThereIsRoom(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Builder.class.getName(),
                        folder.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try {
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("built after at least 6 failures");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    static final class Builder {

        private static final int FEW = 6;

        public static void main(String... args) throws Exception {
            Path folder = Path.of(args[0]);
            int failures = 0;
            try (PassageIndex old = open(folder, "1")) {
                for (long bytes = 0; !fits(folder, bytes); bytes = Math.max(64, bytes * 2)) {
                    failures++;
                    answers(old);
                    try (PassageIndex again = open(folder, "1")) {
                        answers(again);
                    }
                }
            }
            try (PassageIndex next = open(folder, "2")) {
                answers(next);
            }
            System.out.println(failures < FEW ? "hardly ever failed" : "built after at least " + FEW + " failures");
        }

        private static boolean fits(Path folder, long bytes) throws Exception {
            limit(bytes + ":unlimited");
            try {
                open(folder, "2").close();
                return true;
            } catch (UncheckedIOException e) {
                if (!String.valueOf(e.getMessage()).contains("请看磁盘还有没有空间")) {
                    throw e;
                }
                return false;
            } finally {
                limit("unlimited");
            }
        }

        /** Of this process, from now on. */
        private static void limit(String fileSize) throws IOException, InterruptedException {
            String pid = Long.toString(ProcessHandle.current().pid());
            var command = new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + fileSize).inheritIO();
            if (command.start().waitFor() != 0) {
                throw new IOException("prlimit refused " + fileSize);
            }
        }

        private static PassageIndex open(Path folder, String publication) {
            return PassageIndex.onDisk(
                    folder,
                    publication,
                    List.of(),
                    PASSAGES,
                    TERMS,
                    SharedEmbedding.EMBEDDING,
                    Ranking.shipped(),
                    EntryId::equals,
                    done -> {});
        }

        private static void answers(PassageIndex index) {
            EntryId first =
                    index.search(new Query("居住证怎么办", 10)).hits().getFirst().entry();
            if (!first.equals(RESIDENCE_PERMIT)) {
                throw new IllegalStateException("found " + first);
            }
        }
    }
}
