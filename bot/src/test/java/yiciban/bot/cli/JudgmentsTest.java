package yiciban.bot.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Samples;
import yiciban.bot.answer.SharedLibrary;

/** Quality is a committed number: {@code seeds/judgments/expected.yml}. Every wrong answer is in target/judgments.txt. */
class JudgmentsTest {

    /** So far over its floor a figure should get a new one. */
    private static final double TO_RAISE = 0.05;

    /** What a Tally of all kinds together is called. */
    private static final String ALL = "all";

    private static final String REPORTING = "reporting";

    /** Share right by kind, with {@link #ALL} and {@link #REPORTING}. */
    private static final SequencedMap<String, Double> SHARES = new TreeMap<>();

    @BeforeAll
    static void putsEveryQuestion() throws IOException {
        var wrong = new StringWriter();
        var tallies = Judge.tallies(SharedLibrary.get(), Judgment.all(), Samples.TODAY, new PrintWriter(wrong));
        tallies.forEach((kind, tally) -> SHARES.put(kind, tally.share()));
        SHARES.put(REPORTING, Objects.requireNonNull(tallies.get(ALL)).reportedShare());
        String figures = SHARES.entrySet().stream()
                .map(share -> String.format(Locale.ROOT, "%s: %.4f%n", share.getKey(), share.getValue()))
                .collect(joining());
        Files.writeString(Path.of("target", "judgments.txt"), figures + wrong);
    }

    @Test
    void noShareOfRightAnswersFallsUnderItsFloor() throws IOException {
        Map<String, Double> floors = floors();
        String fallen = floors.entrySet().stream()
                .filter(floor -> share(floor.getKey()) < floor.getValue())
                .map(floor -> String.format(
                        Locale.ROOT, "%s: %.4f, floor %.4f", floor.getKey(), share(floor.getKey()), floor.getValue()))
                .collect(joining("\n"));
        assertThat(fallen).as("bot/target/judgments.txt lists what is wrong").isEmpty();
        floors.forEach(JudgmentsTest::hint);
    }

    @Test
    void everyKindOfQuestionHasAFloor() throws IOException {
        assertThat(floors().keySet()).containsExactlyInAnyOrderElementsOf(SHARES.keySet());
    }

    private static double share(String kind) {
        return SHARES.getOrDefault(kind, 0.0);
    }

    private static void hint(String kind, double floor) {
        if (share(kind) > floor + TO_RAISE) {
            System.err.printf(
                    Locale.ROOT, "seeds/judgments/expected.yml: %s is %.4f now, raise its floor%n", kind, share(kind));
        }
    }

    private static Map<String, Double> floors() throws IOException {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(JudgmentsTest.class.getResourceAsStream("/seeds/judgments/expected.yml")),
                StandardCharsets.UTF_8)) {
            Map<?, ?> lines = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            var floors = new TreeMap<String, Double>();
            lines.forEach((kind, floor) -> floors.put(String.valueOf(kind), ((Number) floor).doubleValue()));
            return floors;
        }
    }
}
