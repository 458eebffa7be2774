package yiciban.bot.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import yiciban.bot.Findings;
import yiciban.bot.RunningProgram;
import yiciban.bot.TrialArguments;

/**
 * {@code ./yiciban load}: an open loop of questions to the real program in a process of its own, on this machine: the
 * highest rate that it bears, a crowd that is more than it bears, and many who have the page open. It needs nothing but the
 * program's own libraries.
 */
final class LoadTrial {

    private static final String USAGE = "用法：./yiciban load [--seconds 60] [--seed 1] [--chats 5000]";

    private static final List<Integer> RATES =
            List.of(5, 10, 20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500);

    /** Of each rate at least so long, in seconds; the first ones do not count. */
    private static final int TRIED = 10;

    /** Of each rate at least so many that count: of 80 the slowest alone would be the p99. */
    private static final int ENOUGH = 300;

    private static final int SETTLING = 2;

    /** What is promised at the highest rate, in milliseconds. */
    private static final double FAST = 50;

    /** Within which a question that is not taken is refused, in milliseconds. */
    private static final double REFUSED_WITHIN = 1_000;

    private static final int CROWD = 200;
    private static final int BURST = 1_000;
    private static final int BURST_SECONDS = 5;

    /** By then it must answer as before, in seconds. */
    private static final int BACK = 10;

    private static final int QUIET = 10;

    /** A server runs for weeks: what it does in its first minute is not what is measured. In seconds, and a second. */
    private static final int WARM = 60;

    private static final int WARMING = 40;

    private final RunningProgram program;
    private final Random random;
    private final int seconds;
    private final int chats;
    private final Citizens citizens;
    private final Findings findings = new Findings();

    private LoadTrial(RunningProgram program, Random random, int seconds, int chats) {
        this.program = program;
        this.random = random;
        this.seconds = seconds;
        this.chats = chats;
        this.citizens = new Citizens(random);
    }

    /** Exit code 0 when every promise held. */
    public static void main(String... args) throws Exception {
        TrialArguments given =
                TrialArguments.read(USAGE, Map.of("--seconds", "60", "--seed", "1", "--chats", "5000"), args);
        Path data = Files.createTempDirectory("yiciban-load");
        boolean held;
        try (var program = new RunningProgram(given.command(), data);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            program.start();
            held = new LoadTrial(
                            program,
                            new Random(given.number("--seed")),
                            given.number("--seconds"),
                            given.number("--chats"))
                    .run(http, data);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(HttpClient http, Path data) throws Exception {
        int accepted = new OpenLoop(program, http, citizens::another)
                .run(Collections.nCopies(WARM, WARMING)) // until it is compiled
                .answered()
                .count();
        accepted += highest(http, "no two the same", citizens::another);
        accepted += highest(http, "as people ask, some often", citizens::often);
        accepted += crowd(http);
        accepted += open(http);
        accepted += new BesideStaff(program, http, random, citizens, findings).run();
        int stored = stored(data); // one whose reply was lost on its way is stored, too
        findings.row("answers stored, of those given", "at least " + accepted, stored, stored >= accepted);
        return findings.held();
    }

    private int highest(HttpClient http, String what, Supplier<String> questions) throws InterruptedException {
        int accepted = 0;
        String best = "none";
        int failures = 0; // one hiccup of the machine is not the program's limit, two are
        for (int at = 0; at < RATES.size() && failures < 2; ) {
            int rate = RATES.get(at);
            int lasting = Math.max(TRIED, SETTLING + ENOUGH / rate);
            Replies replies = new OpenLoop(program, http, questions).run(Collections.nCopies(lasting, rate));
            accepted += replies.answered().count();
            Replies settled = replies.from(SETTLING);
            if (settled.percentile(.99) >= FAST || settled.answered().count() < settled.count()) {
                failures++;
            } else {
                best = rate + " a second, " + settled.times();
                failures = 0;
                at++;
            }
        }
        findings.row("highest rate, " + what, "p99 under 50 ms, no error", best, true);
        return accepted;
    }

    private int crowd(HttpClient http) throws InterruptedException {
        var load = new ArrayList<>(Collections.nCopies(seconds, CROWD));
        int from = seconds / 2;
        for (int second = from; second < from + BURST_SECONDS; second++) {
            load.set(second, BURST);
        }
        load.addAll(Collections.nCopies(BACK + QUIET, QUIET));
        Replies replies = new OpenLoop(program, http, citizens::often).run(load);
        findings.row("questions: 200 a second, 1,000 a second for 5 s in it", "", replies.count(), true);
        findings.row(
                "answered",
                "",
                replies.answered().count() + ", " + replies.answered().times(),
                true);
        Replies busy = replies.busy();
        findings.row(
                "told 请稍候", "within 1 s", busy.count() + ", " + busy.times(), busy.percentile(.99) < REFUSED_WITHIN);
        findings.row("neither", "0", replies.failed(), replies.failed() == 0);
        double after = replies.from(seconds + BACK).answered().percentile(.99);
        int back = 0;
        while (back < BACK && replies.in(seconds + back).answered().percentile(.99) >= FAST) {
            back++;
        }
        findings.row(
                "as before after the crowd",
                "within 10 s",
                back + " s; then p99 %.1f ms".formatted(after),
                back < BACK);
        return replies.answered().count();
    }

    private int open(HttpClient http) throws IOException, InterruptedException {
        long before = program.residentMegabytes();
        var pages = new ArrayList<Socket>();
        Replies beside;
        try {
            for (int i = 0; i < chats; i++) {
                pages.add(page());
            }
            beside = new OpenLoop(program, http, citizens::often).run(Collections.nCopies(QUIET, QUIET));
        } finally {
            for (Socket page : pages) {
                page.close();
            }
        }
        findings.row(chats + " pages open, their connections kept", "", pages.size(), pages.size() == chats);
        findings.row(
                "10 questions a second beside them",
                "",
                beside.answered().times(),
                beside.answered().count() == beside.count());
        findings.row(
                "resident memory before and with them",
                "",
                before + " MB, " + program.residentMegabytes() + " MB",
                true);
        return beside.answered().count();
    }

    /** Loads the page and keeps the connection, as a browser does. */
    private Socket page() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), program.port()));
        OutputStream out = socket.getOutputStream();
        out.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] status = in.readNBytes(12);
        if (!new String(status, StandardCharsets.US_ASCII).endsWith("200")) {
            throw new IOException("the page is not there: " + new String(status, StandardCharsets.US_ASCII));
        }
        return socket;
    }

    private static int stored(Path data) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("yiciban.db"));
                var statement = database.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from turn where outcome is not null")) {
            count.next();
            return count.getInt(1);
        }
    }
}
