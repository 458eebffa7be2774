package yiciban.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aCorpusLineHasAnIdPerhapsATitleAndAText() throws IOException {
        Path file = file("""
                {"id": "a", "title": "居住证", "text": "满半年可以申领。"}

                {"text": "没有标题", "id": "b", "more": 1}
                """);
        assertThat(JsonLines.corpus(file)).containsExactly(new Text("a", "居住证", "满半年可以申领。"), new Text("b", "", "没有标题"));
    }

    @Test
    void aQueryLineHasTheIdsThatAnswerIt() throws IOException {
        Path file = file("""
                {"id": "q1", "text": "居住证怎么办", "relevant": ["a", "b"]}
                {"id": "q2", "text": "烟草证怎么办", "relevant": []}
                """);
        assertThat(JsonLines.queries(file))
                .containsExactly(new Judged("q1", "居住证怎么办", List.of("a", "b")), new Judged("q2", "烟草证怎么办", List.of()));
    }

    @Test
    void aMissingFieldIsNamedWithFileAndLine() throws IOException {
        Path file = file("{\"id\": \"a\", \"text\": \"t\"}\n\n{\"id\": \"b\"}\n");
        refused(() -> JsonLines.corpus(file), file + ":3: needs \"text\", a text");
        refused(
                () -> JsonLines.queries(file),
                file + ":1: needs \"relevant\", a list of ids (empty = must be refused)");
    }

    @Test
    void aFieldOfAnotherTypeIsMissing() throws IOException {
        Path file = file("{\"id\": 1, \"text\": \"t\"}");
        refused(() -> JsonLines.corpus(file), file + ":1: needs \"id\", a text");
        Path list = file("[1, 2]");
        refused(() -> JsonLines.corpus(list), list + ":1: needs \"id\", a text");
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Path file = file("{\"id\": \"a\", \"text\": \"t\"}\n{\"id\": \"b\", \"text\": \n");
        assertThatThrownBy(() -> JsonLines.corpus(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ":2: is not JSON: ");
        Path two = file("{\"id\": \"a\", \"text\": \"t\"} {\"id\": \"b\", \"text\": \"t\"}");
        assertThatThrownBy(() -> JsonLines.corpus(two)).hasMessageStartingWith(two + ":1: is not JSON: ");
    }

    @Test
    void aByteThatIsNotUtf8IsNamedWithItsLine() throws IOException {
        Path file = folder.resolve("latin.jsonl");
        Files.write(
                file,
                "{\"id\": \"a\", \"text\": \"居住证\"}\n{\"id\": \"b\", \"text\": \"\u00e9\"}\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(JsonLines.corpus(file)).hasSize(2);
        Files.write(
                file,
                "{\"id\": \"a\", \"text\": \"t\"}\n{\"id\": \"b\", \"text\": \"\u00e9\"}\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        refused(() -> JsonLines.corpus(file), file + ":2: is not UTF-8");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("nothing.jsonl");
        refused(() -> JsonLines.corpus(file), file + ": no such file");
    }

    @Test
    void theCommittedJudgmentsAreWellFormed() {
        for (String name : List.of("guides-and-faqs.jsonl", "events-services-report-refusals.jsonl")) {
            Path file = Path.of("../seeds/judgments", name);
            assertThat(JsonLines.read(file, node -> node.path("id").asString("")))
                    .hasSizeGreaterThan(300)
                    .doesNotContain("")
                    .doesNotHaveDuplicates();
            assertThat(JsonLines.read(file, node -> node.path("turns").size()))
                    .allSatisfy(turns -> assertThat(turns).isPositive());
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "lines", ".jsonl"), text);
    }

    private static void refused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
