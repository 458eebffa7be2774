package yiciban.bot.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.Findings;
import yiciban.bot.RunningProgram;
import yiciban.bot.TrialArguments;

/**
 * {@code ./yiciban month}: a month's questions put to the real program over HTTP, killed three times meanwhile; what it
 * could not answer is put together, answered by staff over the command line, published, and told to whoever wished to
 * hear. It needs nothing but the program's own libraries.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class MonthTrial {

    private static final String USAGE = "用法：./yiciban month [--questions 5000] [--seed 1] [--eval 公开数据的目录]";

    /** Citizens at the same moment. */
    private static final int AT_ONCE = 8;

    /** Gaps that staff answer, those most asked first. */
    private static final int ANSWERED = 12;

    private static final String EDITOR = "month-editor";
    private static final String REVIEWER = "month-reviewer";
    private static final String WISH = "有答案时告诉我";

    private static final JsonMapper JSON = new JsonMapper();

    /** A question as it went. */
    private record Asked(MonthQuestions.One one, String conversation, String outcome, boolean wished) {}

    private final RunningProgram server;
    private final Findings findings = new Findings();
    private final Random random;

    private MonthTrial(RunningProgram server, Random random) {
        this.server = server;
        this.random = random;
    }

    /** Exit code 0 when every check held. */
    public static void main(String... args) throws Exception {
        TrialArguments given =
                TrialArguments.read(USAGE, Map.of("--questions", "5000", "--seed", "1", "--eval", ""), args);
        int seed = given.number("--seed");
        Path data = Files.createTempDirectory("yiciban-month");
        boolean held;
        try (var server = new RunningProgram(given.command(), data)) {
            held = new MonthTrial(server, new Random(seed))
                    .run(MonthQuestions.of(given.number("--questions"), seed, given.path("--eval")));
        }
        System.err.println("data: " + data);
        System.exit(held ? 0 : 1);
    }

    private boolean run(List<MonthQuestions.One> questions) throws Exception {
        server.start();
        List<Asked> asked = new ArrayList<>(put(questions.subList(0, questions.size() / 2)));
        say("%d questions put; killed in between".formatted(asked.size()));
        server.killWhile(() -> asked.addAll(put(questions.subList(questions.size() / 2, questions.size()))));
        findings.exactly("questions put, over HTTP", questions.size(), asked.size());
        findings.exactly(
                "lost", 0, (int) asked.stream().filter(one -> !stored(one)).count());
        List<JsonNode> gaps = gathered();
        say("%d gaps".formatted(gaps.size()));
        judge(asked, gaps);
        tell(asked, gaps);
        return findings.held();
    }

    /** Each in a conversation of its own; some who hear 没有找到 wish to be told. */
    private List<Asked> put(List<MonthQuestions.One> questions) throws InterruptedException, ExecutionException {
        try (var citizens = Executors.newFixedThreadPool(AT_ONCE)) {
            var going = new ArrayList<Future<Asked>>();
            for (MonthQuestions.One one : questions) {
                String conversation = "month-%016x-%016x".formatted(random.nextLong(), random.nextLong());
                boolean wishes = random.nextInt(3) == 0;
                going.add(citizens.submit(() -> put(one, conversation, wishes)));
            }
            var asked = new ArrayList<Asked>();
            for (Future<Asked> one : going) {
                asked.add(one.get());
            }
            return asked;
        }
    }

    private Asked put(MonthQuestions.One one, String conversation, boolean wishes) throws InterruptedException {
        String outcome =
                server.ask(conversation, "q", one.text()).path("outcome").asString();
        boolean wished = wishes && outcome.equals("not_found");
        if (wished) {
            server.ask(conversation, "w", WISH);
        }
        return new Asked(one, conversation, outcome, wished);
    }

    private boolean stored(Asked asked) {
        return !server.replies(asked.conversation()).path("replies").isEmpty();
    }

    /** What is open, once the server has put everything together. */
    private List<JsonNode> gathered() throws Exception {
        List<JsonNode> before = List.of();
        List<JsonNode> now = gaps();
        while (!now.equals(before)) {
            Thread.sleep(8_000);
            before = now;
            now = gaps();
        }
        return now;
    }

    private List<JsonNode> gaps() throws Exception {
        return server.verb("gaps", "--json").lines().map(JSON::readTree).toList();
    }

    /** Own labelled questions that are in the ledger, and pairs of other people's: which share a gap, and which should. */
    private void judge(List<Asked> asked, List<JsonNode> gaps) {
        Map<String, String> gapOf = new HashMap<>();
        gaps.forEach(gap -> gap.path("questions")
                .forEach(question ->
                        gapOf.put(question.asString(), gap.path("id").asString())));
        var own = new LinkedHashSet<Needs.Need>();
        var pairs = new LinkedHashSet<MonthQuestions.Pair>();
        for (Asked one : asked) {
            if (one.one().need() != null && gapOf.containsKey(one.one().text())) {
                own.add(one.one().need());
            }
            if (one.one().pair() != null
                    && gapOf.containsKey(one.one().pair().one())
                    && gapOf.containsKey(one.one().pair().other())) {
                pairs.add(one.one().pair());
            }
        }
        new Together(gapOf, findings)
                .needs("own needs in the ledger, pairwise F1", own.stream().toList());
        new Together(gapOf, findings).pairs("pairs of pairs_bq in the ledger, F1", pairs);
    }

    /** Staff answer what is asked most; the server is killed after the publication and while it tells. */
    private void tell(List<Asked> asked, List<JsonNode> gaps) throws Exception {
        server.addStaff(EDITOR, "EDITOR");
        server.addStaff(REVIEWER, "REVIEWER");
        List<JsonNode> chosen = gaps.stream()
                .filter(gap -> !gap.path("noise").asBoolean())
                .filter(gap -> gap.path("questions").size() < Gaps.WORDINGS)
                .limit(ANSWERED)
                .toList();
        for (JsonNode gap : chosen) {
            server.verb(
                    "gap",
                    "answer",
                    gap.path("id").asString(),
                    "--text",
                    "请到政务服务大厅综合窗口办理，窗口会告诉您带什么材料。",
                    "--source",
                    "演练用的出处",
                    "--as",
                    EDITOR);
        }
        server.verb("submit", "--as", EDITOR);
        server.verb("approve", "--as", REVIEWER);
        say("published: "
                + server.verb("publish", "--as", REVIEWER, "--note", "演练", "--override", "演练的答案")
                        .lines()
                        .reduce("", (a, b) -> b));
        server.kill();
        server.start();
        Set<String> open = closed(chosen);
        var closedQuestions = new LinkedHashSet<String>();
        chosen.stream()
                .filter(gap -> !open.contains(gap.path("id").asString()))
                .forEach(gap -> gap.path("questions").forEach(question -> closedQuestions.add(question.asString())));
        List<Asked> wished = asked.stream().filter(Asked::wished).toList();
        List<Asked> owed = wished.stream()
                .filter(one -> closedQuestions.contains(one.one().text()))
                .toList();
        server.kill();
        server.start();
        int told = waitUntilTold(owed);
        int twice = (int) wished.stream().filter(one -> later(one) > 1).count();
        findings.shown(
                "gaps that staff answered",
                chosen.size() + ", of these closed by themselves " + (chosen.size() - open.size()));
        findings.shown("wishes to hear later", String.valueOf(wished.size()));
        findings.exactly("told, of those whose gap closed", owed.size(), told);
        findings.exactly("told twice", 0, twice);
    }

    /** Which of them are still open when nothing changes any more. */
    private Set<String> closed(List<JsonNode> chosen) throws Exception {
        var open = new LinkedHashSet<String>();
        gathered().forEach(gap -> open.add(gap.path("id").asString()));
        open.retainAll(chosen.stream().map(gap -> gap.path("id").asString()).toList());
        return open;
    }

    private int waitUntilTold(List<Asked> owed) throws InterruptedException {
        int told = 0;
        for (int tries = 0; tries < 600 && told < owed.size(); tries++) {
            Thread.sleep(1_000);
            told = (int) owed.stream().filter(one -> later(one) == 1).count();
        }
        return told;
    }

    private int later(Asked one) {
        JsonNode later = server.replies(one.conversation()).get("later");
        return later == null ? 0 : later.size();
    }

    private static void say(@Nullable String what) {
        System.err.println("  " + what);
    }
}
