package yiciban.search;

import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.search.Samples.PASSAGES;
import static yiciban.search.Samples.RESIDENCE_PERMIT;
import static yiciban.search.Samples.TERMS;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import yiciban.catalog.EntryId;
import yiciban.embedding.SharedEmbedding;

/** F1: SIGKILL at any moment of writing an index, its commits among them; the next start finds it whole or builds it anew. */
class KilledWhileBuildingTest {

    private static final int KILLS = 4;
    private static final int FIRST = 3;

    @Test
    @Timeout(180)
    void f1_whereverABuildIsKilledTheNextStartAnswers(@TempDir Path folder) throws Exception {
        var random = new Random(1);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Builder.class.getName(),
                            folder.toString())
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (BufferedReader built = process.inputReader(StandardCharsets.UTF_8)) {
                String line = built.readLine();
                while (!("built " + (FIRST + 2)).equals(line)) {
                    assertThat(line).as("ended before").isNotNull(); // libraries have something to say, too
                    line = built.readLine();
                }
                Thread.sleep(random.nextInt(200));
                assertThat(process.isAlive()).as("is killed at work").isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }
            for (String publication : List.of("1", "2")) {
                try (PassageIndex after = open(folder, publication)) {
                    assertThat(after.search(new Query("居住证怎么办", 10))
                                    .hits()
                                    .getFirst()
                                    .entry())
                            .isEqualTo(RESIDENCE_PERMIT);
                }
            }
        }
    }

    /** Publishes one after the other as long as it lives. */
    static final class Builder {
        public static void main(String... args) throws IOException {
            for (int publication = FIRST; ; publication++) {
                open(Path.of(args[0]), Integer.toString(publication)).close();
                System.out.println("built " + publication);
            }
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
}
