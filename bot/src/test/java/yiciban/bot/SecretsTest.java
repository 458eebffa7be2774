package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** C22: nothing that opens a door lies in the repository. */
class SecretsTest {

    private static final Path ROOT = Path.of("..");

    private static final Set<String> NOT_OURS = Set.of("target", "data", ".git");

    /** A bot's token as Telegram makes them, keys of clouds and code forges, private keys, a password in an address. */
    private static final List<Pattern> SECRETS = Stream.of(
                    "\\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}\\b",
                    "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b",
                    "\\bLTAI[A-Za-z0-9]{20}\\b",
                    "\\bgh[pousr]_[A-Za-z0-9]{36}\\b",
                    "-----BEGIN [A-Z ]*PRIVATE KEY-----",
                    "://[a-z][a-z0-9_]*:[A-Za-z0-9!@#%^*_+-]{8,}@")
            .map(Pattern::compile)
            .toList();

    @Test
    void c22_noTokenKeyOrPasswordIsInTheRepository() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> ours = files.filter(SecretsTest::isOurs).toList();
            assertThat(ours).hasSizeGreaterThan(500);
            assertThat(ours.stream().filter(SecretsTest::holdsOne)).isEmpty();
        }
    }

    @Test
    void c22_whatALeakLooksLikeIsKnown() {
        assertThat(List.of(
                        "4839574812:" + "AA" + "F-x".repeat(11),
                        "AKIA" + "ABCDEFGHIJKLMNOP",
                        "-----BEGIN " + "RSA PRIVATE KEY-----",
                        "jdbc:postgresql:" + "//yiciban:Longer-than-8@db/yiciban"))
                .allMatch(text ->
                        SECRETS.stream().anyMatch(secret -> secret.matcher(text).find()));
    }

    /** The tests' own JVM reads the same file as the program's. */
    @Test
    void c22_whatMemoryHoldsIsNotLeftOnTheDisk() {
        var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        assertThat(List.of("HeapDumpOnOutOfMemoryError", "CreateCoredumpOnCrash"))
                .allSatisfy(
                        dump -> assertThat(machine.getVMOption(dump).getValue()).isEqualTo("false"));
    }

    private static boolean isOurs(Path file) {
        for (Path part : file) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return Files.isRegularFile(file);
    }

    private static boolean holdsOne(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return SECRETS.stream().anyMatch(secret -> secret.matcher(text).find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
