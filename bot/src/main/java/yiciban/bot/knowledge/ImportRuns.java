package yiciban.bot.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import yiciban.bot.imports.Progress;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.RejectedInput;

/** 写入: imports that are being written, so that a page can show how far they are; each member sees only their own. */
final class ImportRuns {

    /** Who presses the button waits so long for the end; what takes longer has a page. */
    private static final Duration AWAITED = Duration.ofSeconds(2);

    /** How often the other nodes hear. */
    private static final Duration BEAT = Duration.ofSeconds(1);

    private static final String STOPPED = "已停止，写成的草稿都撤回了。";

    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);

    /**
     * One import, as far as it is.
     *
     * @param rows how many there are to write; 0 before the first are
     * @param result null until all are written
     * @param problem why they are not; empty when they are, or still being written
     * @param refused whether nothing was written and it may be tried again
     */
    record Run(
            String member,
            String file,
            int done,
            int rows,
            Importing.@Nullable Done result,
            String problem,
            boolean refused) {
        /** For the page. */
        public boolean writing() {
            return result == null && problem.isEmpty();
        }
    }

    private final UploadedFiles files;
    private final Importing importing;

    /** Those that this node writes, or wrote; how far another node is nobody hears, but how it ended. */
    private final Cache<String, Run> runs =
            Caffeine.newBuilder().expireAfterWrite(UploadedFiles.KEPT).build();

    ImportRuns(UploadedFiles files, Importing importing) {
        this.files = files;
        this.importing = importing;
    }

    /**
     * Begins to write a plan, and waits a moment for the end; pressed twice, on whichever nodes, it is written once.
     *
     * @param id of the upload
     */
    Run begin(String id, Hand by, Plan plan, Set<Integer> overwrite, Set<Integer> skip) {
        var begun = new Run(by.name(), plan.file(), 0, 0, null, "", false);
        if (files.press(id)) {
            runs.put(id, begun);
            Thread thread = Thread.ofPlatform()
                    .name("import")
                    .daemon()
                    .start(() -> runs.put(id, run(id, begun, by, plan, overwrite, skip)));
            try {
                thread.join(AWAITED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return find(by.member(), id).orElse(begun);
    }

    private Run run(String id, Run begun, Hand by, Plan plan, Set<Integer> overwrite, Set<Integer> skip) {
        Importing.Done done;
        try {
            done = importing.apply(by, plan, overwrite, skip, telling(id, begun));
        } catch (RejectedInput e) {
            return failed(id, begun, e.sentence(), true);
        } catch (RuntimeException e) {
            LOG.error("导入没有写完", e);
            return failed(id, begun, "没有写完。已经写的在“最近的导入”里，可以整批撤销；请稍后再试，还是不行请联系运维。", false);
        }
        tellOthers(() -> files.written(id, done));
        return new Run(begun.member(), begun.file(), done.written(), done.written(), done, "", false);
    }

    /** Tells this node of every step, the others once a second, and hears from them whether to stop. */
    private Progress telling(String id, Run begun) {
        var told = new AtomicLong(System.nanoTime());
        return (written, all) -> {
            runs.put(id, new Run(begun.member(), begun.file(), written, all, null, "", false));
            if (System.nanoTime() - told.get() > BEAT.toNanos()) {
                told.set(System.nanoTime());
                if (isStopped(id)) {
                    throw new RejectedInput(RejectedInput.WHOLE, STOPPED);
                }
            }
        };
    }

    /** That nobody could be asked is no reason to break off. */
    private boolean isStopped(String id) {
        try {
            return files.beat(id);
        } catch (RuntimeException e) {
            LOG.warn("import {}: {}", id, e.toString());
            return false;
        }
    }

    private Run failed(String id, Run begun, String problem, boolean refused) {
        tellOthers(() -> files.failed(id, problem));
        return new Run(begun.member(), begun.file(), 0, 0, null, problem, refused);
    }

    /** What came of it is so, whether or not it can be told. */
    private static void tellOthers(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("other nodes do not hear how an import ended: {}", e.toString());
        }
    }

    /** An import of this member's; empty when it is nobody's, somebody else's, not begun or forgotten. */
    Optional<Run> find(StaffMember member, String id) {
        return Optional.ofNullable(runs.getIfPresent(id))
                .or(() -> files.outcome(id).map(ImportRuns::elsewhere))
                .filter(run -> run.member().equals(member.name()));
    }

    private static Run elsewhere(UploadedFiles.Outcome outcome) {
        return new Run(outcome.member(), outcome.name(), 0, 0, outcome.result(), outcome.problem(), false);
    }

    /** Nothing more is written, and what was is taken back; what is finished is undone from the list of imports. */
    void stop(StaffMember member, String id) {
        find(member, id).filter(run -> run.result() == null).ifPresent(run -> files.stop(id));
    }

    /** It was refused, and may be tried again. */
    void release(String id) {
        runs.invalidate(id);
        files.release(id);
    }

    void forget(String id) {
        runs.invalidate(id);
    }
}
