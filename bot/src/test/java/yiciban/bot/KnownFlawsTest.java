package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** C28: no version of a library is given on that was not compared with known flaws. */
class KnownFlawsTest {

    private static final String FLAW = """
            {"id": "GHSA-test", "modified": "2026-08-01T00:00:00Z", "summary": "reads too much", %s
             "affected": [{"package": {"ecosystem": "%s", "name": "%s"}, "versions": [%s],
                           "ranges": [{"type": "ECOSYSTEM", "events": [%s]}]}]}
            """;

    @Test
    void c28_theseVersionsWereComparedWithKnownFlaws() throws IOException {
        assertThat(Files.readString(Path.of("../docs/dependencies.md")))
                .as("libraries have changed: ./yiciban flaws compares them and says what to write there")
                .contains("fingerprint `" + KnownFlaws.fingerprint(BillOfMaterials.libraries()) + "`");
    }

    @Test
    void c28_theFingerprintIsAnotherWhenAVersionIs() {
        assertThat(KnownFlaws.fingerprint(List.of(library("1.0"))))
                .hasSize(16)
                .isNotEqualTo(KnownFlaws.fingerprint(List.of(library("1.1"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.9      | {'introduced': '0'}, {'fixed': '2.0'}                                                   | true",
                "2.0      | {'introduced': '0'}, {'fixed': '2.0'}                                                   | false",
                "2.0-rc1  | {'introduced': '0'}, {'fixed': '2.0'}                                                   | true",
                "1.10     | {'introduced': '1.9'}, {'fixed': '1.11'}                                                | true",
                "1.8.9    | {'introduced': '1.9'}, {'fixed': '1.11'}                                                | false",
                "2.0      | {'introduced': '1.0'}, {'last_affected': '2.0'}                                         | true",
                "2.0.1    | {'introduced': '1.0'}, {'last_affected': '2.0'}                                         | false",
                "9        | {'introduced': '1.0'}                                                                   | true",
                "1.5      | {'introduced': '1.0'}, {'fixed': '1.4'}, {'introduced': '2.0'}, {'fixed': '2.4'}         | false",
                "2.1      | {'fixed': '2.4'}, {'introduced': '2.0'}, {'fixed': '1.4'}, {'introduced': '1.0'}         | true",
                "1.0      |                                                                                         | false",
            })
    void c28_aVersionHasAFlawFromWhereItCameUntilItWasMended(
            String version, @org.jspecify.annotations.Nullable String events, boolean has) {
        String text =
                FLAW.formatted("", "Maven", "org.example:lib", "", events == null ? "" : events.replace('\'', '"'));

        assertThat(flaw(text).concerns(library(version))).isEqualTo(has);
    }

    @Test
    void c28_singleVersionsAreListed() {
        KnownFlaw flaw = flaw(FLAW.formatted("", "Maven", "org.example:lib", "\"1.0\", \"1.2\"", ""));

        assertThat(flaw.concerns(library("1.2"))).isTrue();
        assertThat(flaw.concerns(library("1.1"))).isFalse();
    }

    @Test
    void c28_othersFlawsAndWithdrawnOnesAreNotOurs() {
        String all = "{\"introduced\": \"0\"}";

        assertThat(flaw(FLAW.formatted("", "Maven", "org.example:lib-two", "", all))
                        .concerns(library("1")))
                .isFalse();
        assertThat(flaw(FLAW.formatted("", "npm", "org.example:lib", "", all)).concerns(library("1")))
                .isFalse();
        assertThat(flaw(FLAW.formatted("\"withdrawn\": \"2026-09-01T00:00:00Z\",", "Maven", "org.example:lib", "", all))
                        .concerns(library("1")))
                .isFalse();
    }

    @Test
    void c28_aListIsReadWholeAndWhatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("all.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                var entries = new ZipOutputStream(out)) {
            put(
                    entries,
                    "GHSA-test.json",
                    FLAW.formatted("", "Maven", "org.example:lib", "", "{\"introduced\": \"0\"}"));
            put(entries, "GHSA-half.json", "{\"id\": \"GHSA-half\", ");
            put(entries, "GHSA-none.json", "{}");
        }

        KnownFlaws known = KnownFlaws.read(zip);

        assertThat(known.of(List.of(library("1.5")))).containsExactly("org.example:lib 1.5：GHSA-test reads too much");
        assertThat(known.unreadable()).containsExactlyInAnyOrder("GHSA-half.json", "GHSA-none.json");
        assertThat(known.doubts()).hasSize(2).anyMatch(doubt -> doubt.contains("只有 1 条"));
    }

    private static void put(ZipOutputStream entries, String name, String text) throws IOException {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KnownFlaw flaw(String text) {
        return KnownFlaw.of(new JsonMapper().readTree(text));
    }

    private static BillOfMaterials.Library library(String version) {
        return new BillOfMaterials.Library("org.example:lib", version, List.of("MIT"));
    }
}
