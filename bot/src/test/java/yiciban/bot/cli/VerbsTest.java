package yiciban.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.answer.Samples;
import yiciban.bot.answer.SharedLibrary;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** The command line as its callers see it: exit code, standard output, standard error. */
class VerbsTest {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private static final Clock CLOCK =
            Clock.fixed(Samples.TODAY.atTime(9, 0).atZone(OFFICE).toInstant(), OFFICE);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    @BeforeAll
    static void logsAsTheProgramDoes() throws JoranException {
        assertThat(SharedLibrary.get().passages()).isPositive(); // indexed, so that no verb has to
        Ran.logsAsTheProgramDoes();
    }

    private static Ran run(String... args) {
        return fed("", args);
    }

    private static Ran fed(String input, String... args) {
        return Ran.of(data, CLOCK, input, args);
    }

    private static JsonNode json(String line) {
        return new JsonMapper().readTree(line);
    }

    // Help, and calls that are off

    @Test
    void theProgramExplainsItselfAndNamesEveryVerb() {
        Ran ran = run("--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains(
                        "一次办",
                        "serve",
                        "ask",
                        "evaluate",
                        "judge",
                        "train",
                        "speed",
                        "gaps",
                        "gap",
                        "telegram",
                        "import",
                        "undo",
                        "submit",
                        "approve",
                        "publish",
                        "rollback",
                        "staff",
                        "verify",
                        "channel",
                        "backup",
                        "restore",
                        "prepare")
                .doesNotContain("Usage", "Show this", "Commands");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "ask",
                "evaluate",
                "judge",
                "train",
                "speed",
                "gaps",
                "telegram",
                "import",
                "undo",
                "submit",
                "approve",
                "publish",
                "rollback",
                "verify",
                "channel",
                "backup",
                "restore",
                "prepare"
            })
    void everyVerbExplainsItselfInChinese(String verb) {
        Ran ran = run(verb, "--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("用法", verb)
                .containsPattern("\\p{IsHan}{2}")
                .doesNotContain("Usage", "Show this");
        assertThat(run("help", verb).out()).isEqualTo(ran.out());
    }

    @Test
    void aChannelIsTurnedOffAndOnAndTheAuditLogKnows() {
        Ran off = run("channel", "web", "--off", "系统维护，请打 12345。");
        assertThat(off.out()).isEqualTo("已停用网页。\n");
        assertThat(run("channel", "web").out()).isEqualTo("已恢复网页。\n");
        assertThat(run("channel", "web").err()).isEqualTo("没有完成：网页没有停用\n");
        assertThat(run("channel", "fax", "--off", "x").err()).startsWith("没有完成：渠道应为 all、web、telegram：fax");
        assertThat(run("channel", "web", "--off", " ").err()).startsWith("没有完成：请写一句给群众看的话");
        try (var database = Database.open(new DataFolder(data).databaseUrl())) {
            assertThat(JdbcClient.create(database)
                            .sql("select action || ' ' || subject from audit order by number desc limit 2")
                            .query(String.class)
                            .list())
                    .containsExactly("恢复渠道 网页", "停用渠道 网页");
        }
    }

    @Test
    void telegramShowsWhatWasPutAsideAndLetsItBeTriedAgain() {
        try (var database = Database.open(new DataFolder(data).databaseUrl())) {
            JdbcClient.create(database).sql("""
                insert into telegram_update (id, update_id, chat, json, masked, status, tries, problem,
                    received_at, ended_at)
                values ('case-1', 7, 5, '{"毒":1}', false, 'quarantined', 3, 'cannot be read', 1, 1)\
                """).update();
        }
        assertThat(run("telegram").out()).contains("隔离 1", "case-1", "cannot be read", "{\"毒\":1}");
        JsonNode shown = json(run("telegram", "--json").out());
        assertThat(shown.get("quarantined").intValue()).isEqualTo(1);
        assertThat(shown.get("cases").get(0).get("id").stringValue()).isEqualTo("case-1");
        assertThat(run("telegram", "--retry", "case-1").exit()).isZero();
        assertThat(run("telegram").out()).contains("待处理 1", "隔离 0");
        assertThat(run("telegram", "--retry", "case-1").exit()).isEqualTo(1);
    }

    @Test
    void helpMakesNoDataFolder() {
        Verbs.run(
                () -> 0,
                () -> {
                    throw new AssertionError("asked for the data folder");
                },
                CLOCK,
                "gaps",
                "--help");
    }

    @ParameterizedTest
    @CsvSource({
        "tell, tell",
        "ask --fast 居住证, --fast",
        "ask, 问题",
        "evaluate, --corpus",
        "evaluate --corpus, --corpus",
        "speed --rounds many, many",
        "prepare, 目录",
    })
    void aCallThatIsOffEndsWithTwoAndOneChineseSentence(String call, String named) {
        Ran ran = run(call.split(" ", -1));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().toList())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence)
                        .contains(named, "--help")
                        .containsPattern("\\p{IsHan}{2}")
                        .doesNotContain("Unmatched", "Missing", "Invalid", "Expected"));
    }

    @Test
    void askingForBothAQuestionAndAFileIsOff() {
        assertThat(run("ask", "--jsonl", "居住证").exit()).isEqualTo(2);
    }

    @Test
    void withoutAVerbTheServerStartsAndItsExitCodeIsOurs() {
        var started = new AtomicInteger();
        int exit = Verbs.run(
                () -> {
                    started.incrementAndGet();
                    return 1;
                },
                () -> new DataFolder(data),
                CLOCK);
        assertThat(exit).isEqualTo(1);
        assertThat(started).hasValue(1);
    }

    // ask

    @Test
    void askPrintsTheAnswerAndWhatCanBeAskedNext() {
        Ran ran = run("ask", "补身份证多少钱");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("40元", "依据：", "[");
    }

    @Test
    void askExplainsWhatTheSearchSaw() {
        assertThat(run("ask", "--explain", "补身份证多少钱").out()).contains("可信度", "guide-002");
    }

    @Test
    void askPrintsOneObjectPerLineWithExactlyTheFieldsPromisedAndNothingElse() {
        Ran ran = fed("""
            {"id":"q1","turns":["补身份证多少钱"]}

            {"id":"q2","turns":["身份证"]}
            {"id":"q3","turns":["红烧肉怎么做好吃"]}
            {"id":"q4","turns":["我家着火了"]}
            {"id":"q5","turns":["你好"]}
            {"id":"q6","turns":[""]}
            """, "ask", "--jsonl");
        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).hasSize(6).allSatisfy(line -> {
            JsonNode answer = json(line);
            assertThat(answer.propertyNames())
                    .containsExactly("id", "outcome", "text", "sources", "choices", "confidence", "took_us");
            assertThat(answer.path("text").asString()).isNotBlank();
            assertThat(answer.path("confidence").asDouble()).isBetween(0.0, 1.0);
            assertThat(answer.path("took_us").isIntegralNumber()).isTrue();
            assertThat(answer.path("choices")).allMatch(JsonNode::isString);
            assertThat(answer.path("sources"))
                    .allSatisfy(source -> assertThat(source.propertyNames())
                            .containsExactly("id", "title", "kind", "locator", "document"));
        });
        assertThat(ran.lines())
                .extracting(line -> json(line).path("id").asString())
                .containsExactly("q1", "q2", "q3", "q4", "q5", "q6");
        assertThat(ran.lines())
                .extracting(line -> json(line).path("outcome").asString())
                .containsExactly("answered", "clarifying", "not_found", "urgent", "small_talk", "declined");
    }

    @Test
    void everyLineIsAConversationOfItsOwn() {
        Ran ran = fed("""
            {"id":"with","turns":["居住证申领","要带什么"]}
            {"id":"without","turns":["要带什么"]}
            """, "ask", "--jsonl");
        assertThat(ran.lines()).hasSize(2);
        JsonNode with = json(ran.lines().getFirst());
        assertThat(with.path("outcome").asString()).isEqualTo("answered");
        assertThat(with.path("sources").path(0).path("id").asString()).isEqualTo(Samples.RESIDENCE_PERMIT.value());
        assertThat(json(ran.lines().getLast()).path("outcome").asString()).isEqualTo("clarifying");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"q2\",\"turns\":[",
                "居住证",
                "[]",
                "7",
                "{\"id\":\"q2\"}",
                "{\"id\":\"q2\",\"turns\":[]}",
                "{\"id\":\"q2\",\"turns\":\"居住证\"}",
                "{\"id\":\"q2\",\"turns\":[{}]}",
                "{\"id\":\"q2\",\"turns\":[null]}",
            })
    void aBrokenLineEndsWithTwoAndItsNumberAfterTheAnswersBeforeIt(String broken) {
        Ran ran = fed("{\"id\":\"q1\",\"turns\":[\"居住证申领\"]}\n" + broken + "\n", "ask", "--jsonl");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.lines()).hasSize(1);
        assertThat(ran.err().lines().filter(line -> line.contains("第 2 行"))).hasSize(1);
        assertThat(ran.err()).doesNotContain("\tat ");
    }

    // evaluate

    private static Path file(Path folder, String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static Path corpus(Path folder) throws IOException {
        return file(
                folder,
                "corpus.jsonl",
                "{\"id\":\"a\",\"title\":\"居住证申领\",\"text\":\"在派出所申领居住证，首次免费。\"}",
                "{\"id\":\"b\",\"title\":\"护照换发\",\"text\":\"护照到期前可以申请换发。\"}",
                "{\"id\":\"c\",\"text\":\"公积金可以按月提取。\"}");
    }

    private static Path queries(Path folder) throws IOException {
        return file(
                folder,
                "queries.jsonl",
                "{\"id\":\"1\",\"text\":\"居住证多少钱\",\"relevant\":[\"a\"]}",
                "{\"id\":\"2\",\"text\":\"护照到期了\",\"relevant\":[\"b\"]}",
                "{\"id\":\"3\",\"text\":\"红烧肉怎么做\",\"relevant\":[]}");
    }

    @Test
    void evaluatePrintsEveryFigure(@TempDir Path folder) throws IOException {
        Ran ran = run(
                "evaluate",
                "--json",
                "--corpus",
                corpus(folder).toString(),
                "--queries",
                queries(folder).toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        JsonNode scores = json(ran.out());
        assertThat(scores.propertyNames())
                .contains(
                        "docs",
                        "queries",
                        "hit@1",
                        "recall@5",
                        "recall@10",
                        "MRR@10",
                        "nDCG@10",
                        "AUROC answerable",
                        "AUROC first right",
                        "share answered",
                        "precision",
                        "index seconds",
                        "p50 ms",
                        "p99 ms");
        assertThat(scores.path("docs").asInt()).isEqualTo(3);
        assertThat(scores.path("queries").asInt()).isEqualTo(3);
        assertThat(scores.path("hit@1").asDouble()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(1);
    }

    @Test
    void evaluatePrintsTheSameForPeople(@TempDir Path folder) throws IOException {
        Ran ran = run(
                "evaluate",
                "--corpus",
                corpus(folder).toString(),
                "--queries",
                queries(folder).toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("hit@1", "nDCG@10", "p99 ms");
    }

    @Test
    void evaluateNamesTheFileThatIsMissing(@TempDir Path folder) throws IOException {
        Ran ran = run(
                "evaluate",
                "--corpus",
                folder.resolve("nowhere.jsonl").toString(),
                "--queries",
                queries(folder).toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("nowhere.jsonl").doesNotContain("\tat ");
    }

    @Test
    void evaluateNamesTheLineThatIsBroken(@TempDir Path folder) throws IOException {
        Path broken = file(folder, "broken.jsonl", "{\"id\":\"1\",\"text\":\"居住证\",\"relevant\":[]}", "{\"id\":\"2\"}");
        Ran ran = run("evaluate", "--corpus", corpus(folder).toString(), "--queries", broken.toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("broken.jsonl:2");
    }

    // gaps

    @Test
    void withoutGapsThereIsOneSentenceAndNoJson(@TempDir Path fresh) {
        assertThat(gaps(fresh)).isEqualTo("没有未答好的问题。\n");
        assertThat(gaps(fresh, "--json")).isEmpty();
    }

    private static String gaps(Path folder, String... options) {
        PrintStream out = System.out;
        var printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            String[] args = options.length == 0 ? new String[] {"gaps"} : new String[] {"gaps", options[0]};
            assertThat(Verbs.run(() -> 0, () -> new DataFolder(folder), CLOCK, args))
                    .isZero();
            return printed.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
        }
    }
}
