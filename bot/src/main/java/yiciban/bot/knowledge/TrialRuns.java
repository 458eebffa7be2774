package yiciban.bot.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import yiciban.bot.system.Background;

/** 试答进行中: trials that run beside the server's work, one at a time; who waits sees how far they are. */
final class TrialRuns {

    /** Runs remembered: their results are in the table. */
    private static final int RUNS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(TrialRuns.class);

    /**
     * How far one is.
     *
     * @param problem why it ended without a result; empty when it did not
     */
    record Run(int done, int all, String problem) {}

    /** Of one on another node nothing is heard while it runs; after that long it is given up. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Publishing publishing;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock(true);
    private final Cache<String, Run> runs =
            Caffeine.newBuilder().maximumSize(RUNS).build();

    TrialRuns(Publishing publishing, Clock clock) {
        this.publishing = publishing;
        this.clock = clock;
    }

    /** Begins a trial and returns at once. */
    Trial begin(Hand by, List<Revision> chosen) {
        Trial trial = publishing.begin(by, chosen);
        runs.put(trial.id(), new Run(0, 0, ""));
        Background.start("trial", () -> run(trial, chosen));
        return trial;
    }

    private void run(Trial trial, List<Revision> chosen) {
        one.lock();
        try {
            publishing.run(trial, chosen, (done, all) -> runs.put(trial.id(), new Run(done, all, "")));
        } catch (RuntimeException e) {
            LOG.warn("试答没有完成：{}", e.toString());
            runs.put(trial.id(), new Run(0, 0, String.valueOf(e.getMessage())));
        } finally {
            one.unlock();
        }
    }

    /** Whether this node runs or ran it. */
    boolean isHere(Trial trial) {
        return runs.getIfPresent(trial.id()) != null;
    }

    /** How far it is; of a trial on another node only the result is known, and of one before a restart nothing comes. */
    Run of(Trial trial) {
        Run run = runs.getIfPresent(trial.id());
        boolean elsewhere = trial.begunAt().plus(LONGEST).isAfter(clock.instant());
        return run != null ? run : elsewhere ? new Run(0, 0, "") : new Run(0, 0, "这次试答已中断，请重新开始。");
    }
}
