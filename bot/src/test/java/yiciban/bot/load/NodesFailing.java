package yiciban.bot.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.Findings;
import yiciban.bot.RunningProgram;
import yiciban.bot.answer.Content;
import yiciban.bot.telegram.TelegramCitizens;
import yiciban.catalog.Entry;

/** One of several nodes is stopped and goes on, or is killed, while citizens ask on the web and in Telegram. */
final class NodesFailing {

    private static final JsonMapper JSON = new JsonMapper();

    /** Within which another node takes over, in milliseconds. */
    private static final double TAKEN_OVER = 15_000;

    /** Within which a question that a killed node had taken is answered by another, in milliseconds. */
    private static final double ANSWERED = 40_000;

    /** Questions on their way to the node that is killed, and how far apart they are, in milliseconds. */
    private static final int QUESTIONS = 120;

    private static final int EACH = 25;

    /** So long a node is stopped, in milliseconds. */
    private static final long STOPPED = 60_000;

    /** So long a node that came back has been there before the next is killed, in milliseconds. */
    private static final int SETTLING = 5_000;

    /** When another node took over, and when the next message was sent, in milliseconds. */
    private record Over(double duty, double message) {}

    private final List<RunningProgram> nodes;
    private final List<StaffAtWork> staff;
    private final AcrossNodes across;
    private final TelegramCitizens citizens;
    private final Findings findings;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> wordings = Content.seeds().catalog().entries().stream()
            .map(Entry::head)
            .flatMap(head -> head.similar().stream())
            .distinct()
            .toList();
    private int asked;

    /** The node that is stopped or killed; -1 when all are there. */
    private volatile int away = -1;

    NodesFailing(
            List<RunningProgram> nodes,
            List<StaffAtWork> staff,
            AcrossNodes across,
            TelegramCitizens citizens,
            Findings findings) {
        this.nodes = nodes;
        this.staff = staff;
        this.across = across;
        this.citizens = citizens;
        this.findings = findings;
    }

    /** The node that fetches from Telegram is stopped, another one publishes, the first goes on. */
    void stopped() throws Exception {
        int victim = onDuty();
        int other = (victim + 1) % nodes.size();
        String trial = across.next(staff.get(other));
        try (Reader there = across.reader(nodes.get(victim));
                Reader here = across.reader(nodes.get(other))) {
            AcrossNodes.await(60, () -> there.tells(0) && here.tells(0));
            nodes.get(victim).signal("STOP");
            away = victim;
            int interruption = citizens.interrupted();
            long stopped = System.nanoTime();
            Future<Over> watched = watch(interruption);
            staff.get(other).publish(trial);
            AcrossNodes.await(60, () -> here.tells(across.edition()));
            double published = AcrossNodes.millis(System.nanoTime() - stopped);
            findings.row(
                    "a node is stopped (SIGSTOP), another publishes",
                    "under 2 s",
                    ms(published),
                    published < AcrossNodes.SOON);
            takenOver("of a stopped node", watched.get());
            Thread.sleep(Math.max(0, STOPPED - (long) AcrossNodes.millis(System.nanoTime() - stopped)));
            nodes.get(victim).signal("CONT");
            away = -1;
            long on = System.nanoTime();
            AcrossNodes.await(60, () -> there.tells(across.edition()));
            Thread.sleep(3_000);
            long first = there.told().stream()
                    .filter(one -> one.edition() == across.edition())
                    .mapToLong(Reader.Told::told)
                    .min()
                    .orElseThrow();
            double seen = AcrossNodes.millis(first - on);
            findings.row(
                    "it goes on after a minute (SIGCONT): from then to the new text",
                    "under 2 s",
                    ms(seen),
                    seen < AcrossNodes.SOON);
            long old = there.told().stream()
                    .filter(one -> one.told() > on && one.edition() == 0)
                    .count();
            long late = there.told().stream()
                    .filter(one -> AcrossNodes.millis(one.told() - on) >= AcrossNodes.SOON)
                    .filter(one -> one.edition() == 0)
                    .count();
            findings.row(
                    "it tells the old text in these first 2 s, and later", "–, 0", old - late + ", " + late, late == 0);
        }
        oneOnDuty();
    }

    /** The node that fetches from Telegram is killed with questions on their way to it, and comes back. */
    void killed() throws Exception {
        int victim = onDuty();
        RunningProgram dying = nodes.get(victim);
        RunningProgram other = nodes.get((victim + 1) % nodes.size());
        Map<String, String> questions = new LinkedHashMap<>();
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        var sent = new ArrayList<CompletableFuture<Void>>();
        long killed = 0;
        Future<Over> watched = CompletableFuture.failedFuture(new IllegalStateException("not killed"));
        for (int i = 0; i < QUESTIONS; i++) {
            String conversation = "killed-%032x".formatted(++asked);
            String question = wordings.get((asked * 37) % wordings.size());
            questions.put(conversation, question);
            sent.add(sent(dying, conversation, question, accepted));
            Thread.sleep(EACH);
            if (i == QUESTIONS / 2) {
                away = victim;
                dying.kill();
                int interruption = citizens.interrupted();
                killed = System.nanoTime();
                watched = watch(interruption);
            }
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        double longest = 0;
        for (var question : questions.entrySet()) {
            if (!accepted.contains(question.getKey())) {
                long begun = System.nanoTime();
                other.ask(question.getKey(), "q", question.getValue());
                longest = Math.max(longest, AcrossNodes.millis(System.nanoTime() - begun));
            }
        }
        findings.row(
                "a node is killed (kill -9) with questions on their way to it",
                "",
                "%d, of these answered before %d".formatted(questions.size(), accepted.size()),
                !accepted.isEmpty() && accepted.size() < questions.size());
        findings.row("the others are put again to another node: longest wait", "40 s", ms(longest), longest < ANSWERED);
        long lost = questions.keySet().stream()
                .filter(one -> replies(other, one).size() != 1
                        || replies(other, one).get(0).path("answer").isMissingNode())
                .count();
        findings.row("of all of them not in the database, or twice", "0", lost, lost == 0);
        takenOver("of a killed node", watched.get());
        dying.start();
        away = -1;
        double back = AcrossNodes.millis(System.nanoTime() - killed) / 1_000;
        findings.row("the killed node, started again, is well", "", "%.0f s after the kill".formatted(back), true);
        oneOnDuty();
        Thread.sleep(SETTLING);
    }

    private CompletableFuture<Void> sent(
            RunningProgram node, String conversation, String question, Set<String> accepted) {
        byte[] body = JSON.writeValueAsBytes(Map.of("conversation", conversation, "id", "q", "text", question));
        return http.sendAsync(
                        node.request("/api/v1/questions")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.discarding())
                .handle((reply, failure) -> {
                    if (failure == null && reply.statusCode() == 200) {
                        accepted.add(conversation);
                    }
                    return null;
                });
    }

    private static JsonNode replies(RunningProgram node, String conversation) {
        return node.replies(conversation).path("replies");
    }

    /** Watches beside everything else when another node takes over. */
    private Future<Over> watch(int interruption) {
        long since = System.nanoTime();
        var watching = new FutureTask<>(() -> {
            AcrossNodes.await(120, () -> !duties().isEmpty());
            double duty = AcrossNodes.millis(System.nanoTime() - since);
            AcrossNodes.await(120, () -> citizens.heardSince(interruption));
            return new Over(duty, AcrossNodes.millis(System.nanoTime() - since));
        });
        Thread.ofVirtual().start(watching);
        return watching;
    }

    private void takenOver(String what, Over over) {
        findings.row(
                "another node fetches from Telegram instead " + what,
                "within 15 s",
                ms(over.duty()),
                over.duty() < TAKEN_OVER);
        findings.row("the next message in Telegram", "", ms(over.message()), true);
    }

    private void oneOnDuty() throws Exception {
        AcrossNodes.await(60, () -> duties().size() == 1);
        findings.row("nodes that fetch from Telegram", "1", duties().size(), duties().size() == 1);
    }

    private int onDuty() throws Exception {
        AcrossNodes.await(60, () -> duties().size() == 1);
        return duties().getFirst();
    }

    private List<Integer> duties() {
        return IntStream.range(0, nodes.size())
                .filter(i -> i != away && isOnDuty(nodes.get(i)))
                .boxed()
                .toList();
    }

    private boolean isOnDuty(RunningProgram node) {
        try {
            String health = http.send(node.request("/actuator/health").GET().build(), BodyHandlers.ofString())
                    .body();
            return JSON.readTree(health)
                    .path("components")
                    .path("telegram")
                    .path("details")
                    .path("onDuty")
                    .asBoolean(false);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What citizens in Telegram saw of all this. */
    void settled(int interruptions) throws InterruptedException {
        TelegramCitizens.Saw saw = citizens.settled(Duration.ofMinutes(6));
        findings.row("questions in Telegram meanwhile", "", saw.asked(), saw.asked() > 0);
        findings.row(
                "of these not answered, answered out of order",
                "0, 0",
                saw.lost() + ", " + saw.disorder(),
                saw.lost() + saw.disorder() == 0);
        findings.row(
                "answers that came twice, all citizens",
                "after %d interruptions".formatted(interruptions),
                saw.twice(),
                true);
        findings.row("of these most for one citizen per interruption", "1", saw.worst(), saw.worst() <= 1);
    }

    private static String ms(double millis) {
        return "%.0f ms".formatted(millis);
    }
}
