package yiciban.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/controls.md and docs/faults.md: every test they name is there, and no test that bears a number is left out. */
class EvidenceTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern METHOD = Pattern.compile("(?s)@(?:Parameterized)?Test\\b.*?\\bvoid (\\w+)\\(");
    private static final Pattern NUMBERED = Pattern.compile("\\.([cf]\\d+)_\\w+$");
    private static final Pattern COMMENT = Pattern.compile("(?m)^/\\*\\*[\\s*]*((?:[CF]\\d+(?:, )?)+):");

    /** The text of every test class by its name below yiciban.bot or, in the library, below yiciban. */
    private final Map<String, String> sources = new TreeMap<>();

    private final List<String> tests = new ArrayList<>();
    private final List<EvidenceRow> rows = EvidenceRow.all(ROOT);

    EvidenceTest() throws IOException {
        for (String under : List.of("index/src/test/java/yiciban", "bot/src/test/java/yiciban/bot")) {
            Path folder = ROOT.resolve(under);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(file).toString().replace('/', '.');
                    sources.put(name.replaceFirst("\\.java$", ""), Files.readString(file));
                }
            }
        }
        sources.forEach((name, text) -> found(METHOD, text).forEach(method -> tests.add(name + "." + method)));
    }

    @Test
    void everyNumberHasItsRow() {
        assertThat(rows)
                .extracting(EvidenceRow::id)
                .containsExactlyElementsOf(
                        Stream.concat(numbers("C", 30), numbers("F", 21)).toList());
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.state()).as(row.id()).isIn("held", "in part", "not yet");
            assertThat(row.evidence().isEmpty())
                    .as(row.id())
                    .isEqualTo(row.state().equals("not yet"));
            assertThat(row.missing().equals("–"))
                    .as(row.id())
                    .isEqualTo(row.state().equals("held"));
        });
    }

    @Test
    void whatIsNamedIsThere() throws IOException {
        String launcher = Files.readString(ROOT.resolve("yiciban"));
        List<String> gone = rows.stream()
                .flatMap(row -> row.evidence().stream())
                .filter(named -> EvidenceRow.isCommand(named)
                        ? !launcher.contains(named + " ")
                        : tests.stream().noneMatch(test -> EvidenceRow.covers(named, test)))
                .toList();
        assertThat(gone).isEmpty();
    }

    @Test
    void whatBearsANumberIsNamed() {
        var leftOut = new ArrayList<String>();
        for (String test : tests) {
            found(NUMBERED, test).stream()
                    .filter(id -> evidence(id).noneMatch(named -> EvidenceRow.covers(named, test)))
                    .forEach(id -> leftOut.add(id + ": " + test));
        }
        sources.forEach((name, text) -> found(COMMENT, text).stream()
                .flatMap(ids -> Stream.of(ids.split(", ")))
                .filter(id -> evidence(id).noneMatch(named -> (named + ".").startsWith(name + ".")))
                .forEach(id -> leftOut.add(id + ": " + name)));
        assertThat(leftOut).isEmpty();
    }

    private Stream<String> evidence(String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id.toUpperCase(Locale.ROOT)))
                .flatMap(row -> row.evidence().stream());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static Stream<String> numbers(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }
}
