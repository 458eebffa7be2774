package yiciban.bot.load;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import yiciban.bot.Findings;
import yiciban.bot.RunningProgram;

/** What citizens wait while staff try out, publish and import, and while what nobody can answer is clustered. */
final class BesideStaff {

    /** Questions a second while staff are at work, all different. */
    private static final int CALM = 20;

    /** The same while staff publish, as people ask: some of them often. */
    private static final int OFTEN = 50;

    /** Of the measured seconds without anything beside them. */
    private static final int ALONE = 30;

    private static final int PUBLICATIONS = 3;

    /** A publication or a rollback so often, in milliseconds: of the few questions within one the slowest alone would be the p99. */
    private static final long EACH = 10_000;

    /** What nobody calls waiting, in milliseconds. */
    private static final double NOT_STARVED = 500;

    /** Rows of the import. */
    private static final int ROWS = 10_000;

    /** Of what nobody answers, so that it enters the ledger and is clustered. */
    private static final int UNANSWERED = 60;

    private static final List<String> ODD =
            List.of("热气球", "陨石", "古琴", "鸵鸟", "灯谜", "木偶", "沙画", "蜂巢", "冰窖", "风车", "皮影", "鱼鹰", "驼铃", "烽火台");

    private static final List<String> WANTED = List.of("登记", "备案", "审批");

    private final RunningProgram program;
    private final HttpClient http;
    private final Random random;
    private final Citizens citizens;
    private final Findings findings;

    BesideStaff(RunningProgram program, HttpClient http, Random random, Citizens citizens, Findings findings) {
        this.program = program;
        this.http = http;
        this.random = random;
        this.citizens = citizens;
        this.findings = findings;
    }

    /** How many questions were answered. */
    int run() throws Exception {
        StaffAtWork staff = StaffAtWork.at(program);
        Replies alone = ask(ALONE, CALM, citizens::another);
        Replies often = ask(ALONE, OFTEN, citizens::often);
        double usual = alone.percentile(.99);
        findings.row("%d a second, all different, nothing beside them".formatted(CALM), "", alone.times(), true);
        findings.row("%d a second, as people ask, nothing beside them".formatted(OFTEN), "", often.times(), true);
        var trying = new ArrayList<Replies.One>();
        var publishing = new ArrayList<Replies.One>();
        var publishingOften = new ArrayList<Replies.One>();
        for (int i = 0; i < PUBLICATIONS; i++) {
            trying.addAll(published(staff, CALM, citizens::another, publishing));
            trying.addAll(published(staff, OFTEN, citizens::often, publishingOften));
        }
        beside("a trial of every known question", new Replies(trying), usual, 2 * usual);
        String publications = "publications and rollbacks, one every %d s".formatted(EACH / 1_000);
        beside(publications, new Replies(publishing), usual, 2 * usual);
        double ofOften = often.percentile(.99);
        beside(
                "%s, %d a second as people ask".formatted(publications, OFTEN),
                new Replies(publishingOften),
                ofOften,
                2 * ofOften);
        Replies importing = beside(() -> staff.importMany(ROWS), CALM, citizens::another);
        beside("an import of %,d rows".formatted(ROWS), importing, usual, NOT_STARVED);
        Replies clustering = ask(UNANSWERED, CALM, this::unanswerable);
        beside("clustering of what they ask, since nobody can answer it", clustering, usual, NOT_STARVED);
        return Stream.of(
                        alone,
                        often,
                        new Replies(trying),
                        new Replies(publishing),
                        new Replies(publishingOften),
                        importing,
                        clustering)
                .mapToInt(replies -> replies.answered().count())
                .sum();
    }

    /**
     * Tries out an entry, beside different questions, then publishes it and takes it back.
     *
     * @param meanwhile gets the replies of the second
     * @return those of the first
     */
    private List<Replies.One> published(
            StaffAtWork staff, int rate, Supplier<String> questions, List<Replies.One> meanwhile) throws Exception {
        var trial = new AtomicReference<String>();
        Replies trying = beside(() -> trial.set(staff.tried()), CALM, citizens::another);
        meanwhile.addAll(beside(
                        () -> {
                            staff.publish(trial.get());
                            Thread.sleep(EACH);
                            staff.rollBack();
                            Thread.sleep(EACH);
                        },
                        rate,
                        questions)
                .all());
        return trying.all();
    }

    private Replies ask(int seconds, int rate, Supplier<String> questions) throws InterruptedException {
        return new OpenLoop(program, http, questions).run(Collections.nCopies(seconds, rate));
    }

    private void beside(String what, Replies replies, double usual, double limit) {
        double slowest = replies.percentile(.99);
        double times = slowest / usual;
        findings.row(
                "the same beside " + what,
                limit == NOT_STARVED ? "all answered, p99 under 500 ms" : "all answered, p99 less than doubles",
                "%d of %d, %s, %.1f times"
                        .formatted(replies.answered().count(), replies.count(), replies.times(), times),
                replies.answered().count() == replies.count() && slowest < limit);
    }

    /** Citizens ask until the work is done. */
    private Replies beside(StaffWork work, int rate, Supplier<String> questions) throws Exception {
        var replies = new ArrayList<Replies.One>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> working = executor.submit(() -> {
                work.run();
                return true;
            });
            do {
                replies.addAll(ask(1, rate, questions).all());
            } while (!working.isDone());
            working.get();
        }
        return new Replies(replies);
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Something that takes a while. */
    @FunctionalInterface
    private interface StaffWork {
        void run() throws Exception;
    }

    /** Words of the trade, put together at random: no office has an answer to it. */
    private String unanswerable() {
        return "%s%s%s要%s吗（%d）".formatted(pick(ODD), pick(ODD), pick(ODD), pick(WANTED), random.nextInt(1_000));
    }
}
