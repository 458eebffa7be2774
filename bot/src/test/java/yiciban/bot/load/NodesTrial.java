package yiciban.bot.load;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.Findings;
import yiciban.bot.RunningProgram;
import yiciban.bot.TrialArguments;
import yiciban.bot.system.PostgresServer;
import yiciban.bot.telegram.TelegramCitizens;

/**
 * {@code ./yiciban nodes}: two or three processes of the real program on one PostgreSQL. What one publishes is read on all;
 * logins, conversations and wishes go on at another; one is stopped and goes on; two are killed. Beside the program's own
 * libraries it needs the PostgreSQL of the tests.
 */
@SuppressWarnings("SystemOut") // a program for the terminal
final class NodesTrial implements AutoCloseable {

    private static final String USAGE = "用法：./yiciban nodes [--nodes 2，最多 3] [--publications 10] [--seed 1]";

    private static final int KILLS = 2;

    private static final String QUESTION = "古琴台的编钟能敲一下吗";
    private static final String ANSWER = "每天上午十点由讲解员带着敲，不用预约。";
    private static final Pattern CODE = Pattern.compile("取件码 ([0-9A-Z]{6})");
    private static final Pattern DRAFT = Pattern.compile("faq-[0-9]{3,}");
    private static final JsonMapper JSON = new JsonMapper();

    private final List<RunningProgram> nodes = new ArrayList<>();
    private final TelegramCitizens citizens;
    private final Findings findings = new Findings();

    private NodesTrial(List<String> command, Path data, int count, long seed) throws Exception {
        this.citizens = new TelegramCitizens(new Random(seed));
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path keys = data.resolve("staff.key");
        Files.createFile(keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keys, Base64.getEncoder().encodeToString(key));
        var settings = new HashMap<>(citizens.settings());
        settings.put("YICIBAN_DB_URL", PostgresServer.empty());
        settings.put("YICIBAN_STAFF_KEY_FILE", keys.toString());
        for (int i = 0; i < count; i++) {
            Path own = Files.createDirectory(data.resolve("node-" + AcrossNodes.name(i)));
            nodes.add(new RunningProgram(command, own, settings));
        }
    }

    /** Exit code 0 when every promise held. */
    public static void main(String... args) throws Exception {
        TrialArguments given =
                TrialArguments.read(USAGE, Map.of("--nodes", "2", "--publications", "10", "--seed", "1"), args);
        int count = Math.clamp(given.number("--nodes"), 2, 3); // more than one machine bears
        ((Logger) LoggerFactory.getLogger("io.zonky.test")).setLevel(Level.OFF); // PostgreSQL's messages
        Path data = Files.createTempDirectory("yiciban-nodes");
        System.err.println("data: " + data);
        boolean held;
        try (var trial = new NodesTrial(given.command(), data, count, given.number("--seed"))) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(trial::close)); // no node outlives a trial that is broken off
            held = trial.run(Math.max(1, given.number("--publications")));
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(int publications) throws Exception {
        start();
        StaffAtWork first = StaffAtWork.at(nodes.getFirst());
        List<StaffAtWork> staff = nodes.stream().map(first::on).toList();
        long in = staff.stream().filter(StaffAtWork::signedIn).count();
        findings.row("nodes on which a login made on A is one", nodes.size(), in, in == nodes.size());
        conversation();
        wish(staff.getFirst(), staff.getLast());
        var across = new AcrossNodes(nodes, staff, findings);
        across.run(publications);
        citizens.start();
        var failing = new NodesFailing(nodes, staff, across, citizens, findings);
        failing.stopped();
        for (int i = 0; i < KILLS; i++) {
            failing.killed();
        }
        failing.settled(1 + KILLS);
        nodes.getFirst().verb("verify"); // fails when one of them is not
        findings.row("database, index and audit log", "whole", "whole", true);
        return findings.held();
    }

    /** All at the same moment, on a database without tables. */
    private void start() throws Exception {
        long begun = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting = new ArrayList<Future<?>>();
            for (RunningProgram node : nodes) {
                starting.add(executor.submit(() -> {
                    node.start();
                    return true;
                }));
            }
            for (Future<?> one : starting) {
                one.get();
            }
        }
        findings.row(
                nodes.size() + " nodes, started at the same moment on an empty database: all well",
                "",
                "%.0f s".formatted(AcrossNodes.millis(System.nanoTime() - begun) / 1_000),
                true);
    }

    /** A question that makes sense only after the one before, put to another node. */
    private void conversation() throws InterruptedException {
        RunningProgram last = nodes.getLast();
        String here = "nodes-conversation-on-one-node-000001";
        String there = "nodes-conversation-on-two-nodes-00001";
        nodes.getFirst().ask(here, "1", "居住证怎么办");
        nodes.getFirst().ask(there, "1", "居住证怎么办");
        String alone = nodes.getFirst().ask(here, "2", "要带什么材料").path("text").asString();
        String across = last.ask(there, "2", "要带什么材料").path("text").asString();
        String bare = last.ask("nodes-conversation-without-any-00001", "1", "要带什么材料")
                .path("text")
                .asString();
        findings.row(
                "a conversation begun on A goes on at " + AcrossNodes.name(nodes.size() - 1),
                "as on one node",
                across.equals(alone) ? "as on one node" : "otherwise",
                across.equals(alone) && !across.equals(bare));
    }

    /** Wished on one node, published on another, told and picked up on that. */
    private void wish(StaffAtWork desk, StaffAtWork other) throws Exception {
        String conversation = "nodes-wish-0000000000000000000000001";
        RunningProgram first = nodes.getFirst();
        RunningProgram last = nodes.getLast();
        String outcome = first.ask(conversation, "1", QUESTION).path("outcome").asString();
        Matcher code = CODE.matcher(
                first.ask(conversation, "2", "有答案时告诉我").path("text").asString());
        if (!outcome.equals("not_found") || !code.find()) {
            throw new IllegalStateException("no wish was taken: " + outcome);
        }
        Matcher draft = DRAFT.matcher(
                first.verb("gap", "answer", gap(last), "--text", ANSWER, "--source", "馆务公告", "--as", "li"));
        if (!draft.find()) {
            throw new IllegalStateException("no draft");
        }
        desk.submit(draft.group());
        other.publish(other.tried(List.of(draft.group())));
        long published = System.nanoTime();
        AcrossNodes.await(120, () -> later(last, conversation).size() > 0);
        double told = AcrossNodes.millis(System.nanoTime() - published) / 1_000;
        boolean picked = pickedUp(last, code.group(1)).contains(ANSWER);
        findings.row(
                "有答案时告诉我, said on A, answered and published on %s: told and picked up there"
                        .formatted(AcrossNodes.name(nodes.size() - 1)),
                "once",
                "%d times, %.0f s after the publication"
                        .formatted(later(last, conversation).size(), told),
                later(last, conversation).size() == 1 && picked);
    }

    /** The gap that the question is in, once it has been put together. */
    private static String gap(RunningProgram node) throws Exception {
        while (true) {
            for (String line : node.verb("gaps", "--json").lines().toList()) {
                JsonNode gap = JSON.readTree(line);
                if (gap.path("questions").toString().contains(QUESTION)) {
                    return gap.path("id").asString();
                }
            }
            Thread.sleep(2_000);
        }
    }

    private static JsonNode later(RunningProgram node, String conversation) {
        return node.replies(conversation).path("later");
    }

    private static String pickedUp(RunningProgram node, String code) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<String> page = http.send(
                    node.request("/replies")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("code=" + URLEncoder.encode(code, StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofString());
            return page.body();
        }
    }

    @Override
    public void close() {
        nodes.forEach(RunningProgram::close);
        citizens.close();
    }
}
