package yiciban.bot.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import yiciban.bot.RunningProgram;

/**
 * What a program does to the files in its data folder, and that folder as it was before.
 *
 * @param folder with the copy and what strace wrote
 */
record Recording(Path data, Path folder) {

    private static final String BEFORE = "before";

    /** In memory that processes share, which SQLite makes anew; and what the trial itself writes. */
    private static final Set<String> NOT_RECORDED = Set.of("yiciban.db-shm", "said.log");

    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

    /**
     * A write, a sync, or a new name.
     *
     * @param ended in seconds since 1970
     */
    record Change(Path path, double ended) {}

    /** What is done at each change, before the next. */
    @FunctionalInterface
    interface Look {
        void at(int number, Disk disk) throws Exception;
    }

    /** Of a data folder whose program does not run now. */
    static Recording of(Path data) throws IOException {
        Path folder = Files.createTempDirectory("yiciban-recording");
        Path before = folder.resolve(BEFORE);
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : all.toList()) { // folders before what is in them
                Files.copy(path, before.resolve(data.relativize(path).toString()));
            }
        }
        return new Recording(data, folder);
    }

    private Path trace() {
        return folder.resolve("trace");
    }

    /** The program that is recorded, to be started. */
    RunningProgram program(List<String> command) throws IOException {
        var words = new ArrayList<>(Trace.into(trace()));
        words.addAll(command);
        return new RunningProgram(words, data);
    }

    /** Kills it, and waits until the last of it is written down. */
    void end(RunningProgram program) throws IOException, InterruptedException {
        program.kill();
        for (long end = System.nanoTime() + PATIENCE; !Trace.isWhole(trace(), program.pid()); Thread.sleep(100)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("strace has not written the end to " + trace());
            }
        }
    }

    List<Change> changes() throws Exception {
        var changes = new ArrayList<Change>();
        replay(changes, (number, disk) -> {});
        return changes;
    }

    /** Whether the folder that the process left is the one that all changes lead to; empty when it is. */
    Optional<String> unlike() throws Exception {
        return replay(new ArrayList<>(), (number, disk) -> {}).unlike(data, NOT_RECORDED);
    }

    void replay(Look look) throws Exception {
        replay(new ArrayList<>(), look);
    }

    private Disk replay(List<Change> changes, Look look) throws Exception {
        var disk = new Disk(data, folder.resolve(BEFORE));
        var replay = new Replay(disk);
        Set<Long> others = Trace.others(trace());
        Trace.read(trace(), call -> {
            if (others.contains(call.thread())) {
                replay.applyOther(call);
                return;
            }
            Path changed = replay.apply(call);
            if (changed != null) {
                changes.add(new Change(changed, call.ended()));
                look.at(changes.size() - 1, disk);
            }
        });
        return disk;
    }
}
