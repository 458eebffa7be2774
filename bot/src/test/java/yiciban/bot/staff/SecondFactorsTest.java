package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yiciban.bot.system.AtOnce;
import yiciban.bot.system.Secrets;

class SecondFactorsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** RFC 6238, appendix B, the last six of eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void c6_codesAreThoseOfTheStandard(long seconds, String code) {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(SecondFactors.code(secret, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32IsThatOfTheStandard(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
        assertThat(Base32.decode(encoded).orElseThrow()).asString().isEqualTo(text);
    }

    @Test
    void c22_secretsAreEncryptedWithAFileThatOnlyTheOwnerReads() throws IOException {
        Path file = folder.resolve("staff.key");
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        KeyFile keys = KeyFile.in(file, new Secrets(new Random(1)));
        String stored = keys.encrypted(secret);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(keys.encrypted(secret)).isNotEqualTo(stored);
        assertThat(KeyFile.in(file, new Secrets(new Random(2))).decrypted(stored))
                .isEqualTo(secret);
    }

    @Test
    void c22_whoeverStartsAtTheSameMomentHasTheSameKey() throws Exception {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 20; round++) {
            Path file = folder.resolve("key" + round);
            List<KeyFile> keys = AtOnce.run(4, i -> KeyFile.in(file, Secrets.ofThisMachine()));
            String stored = keys.getFirst().encrypted(secret);
            assertThat(keys).allSatisfy(key -> assertThat(key.decrypted(stored)).isEqualTo(secret));
        }
    }

    @Test
    void c22_aKeyIsChangedByPuttingAnotherOnTop() throws IOException {
        Path file = folder.resolve("staff.key");
        Path other = folder.resolve("other.key");
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        String stored = KeyFile.in(file, new Secrets(new Random(1))).encrypted(secret);
        KeyFile.in(other, new Secrets(new Random(2)));
        String before = Files.readString(file);
        Files.writeString(file, Files.readString(other) + before);
        KeyFile rotated = KeyFile.in(file, new Secrets(new Random(3)));
        assertThat(rotated.decrypted(stored)).isEqualTo(secret);
        assertThat(KeyFile.in(other, new Secrets(new Random(3))).decrypted(rotated.encrypted(secret)))
                .isEqualTo(secret);
        assertThatThrownBy(() -> KeyFile.in(other, new Secrets(new Random(3))).decrypted(stored))
                .hasMessageContaining("密钥文件");
    }
}
