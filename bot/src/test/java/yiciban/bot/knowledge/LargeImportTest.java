package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.imports.Progress;
import yiciban.bot.system.Engine;
import yiciban.catalog.EntryKind;

/**
 * Many rows at once, and what others wait for the database meanwhile. {@code YICIBAN_IMPORT_ROWS=10000} measures what the
 * README of {@code imports} says.
 */
class LargeImportTest {

    private static final int ROWS = Integer.parseInt(System.getenv().getOrDefault("YICIBAN_IMPORT_ROWS", "300"));

    /** A citizen's question waits no longer for the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void citizensAreNotHeldUpWhileManyRowsAreWritten() throws Exception {
        try (var desk = new Desk(Engine.SQLITE, folder)) {
            var rows = new ArrayList<Incoming>();
            for (int i = 0; i < ROWS; i++) {
                rows.add(new Incoming(
                        i + 2,
                        Map.of(
                                "question", "第%d个窗口办什么？".formatted(i),
                                "answer", "办第%d类事项。请带身份证原件。".formatted(i),
                                "similar", List.of("%d号窗口管啥".formatted(i), "哪些事去%d号窗口".formatted(i)),
                                "source", "窗口一览")));
            }
            long start = System.nanoTime();
            Plan plan = desk.importing.plan(Desk.LI, "many.csv", EntryKind.FAQ, rows, List.of(), Progress.NONE);
            say("dry run", start);
            // What the plan thinks of them is not what is tried here.
            Set<Integer> all = Set.copyOf(rows.stream().map(Incoming::row).toList());
            desk.sql.sql("create table citizen (n integer)").update();

            var done = new AtomicBoolean();
            var longest = new AtomicLong();
            Thread citizen = Thread.ofPlatform().start(() -> {
                for (int n = 0; !done.get(); n++) {
                    long asked = System.nanoTime();
                    desk.sql
                            .sql("insert into citizen (n) values (:n)")
                            .param("n", n)
                            .update();
                    longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
                    LockSupport.parkNanos(10_000_000); // some come every second, not all at once
                }
            });
            var progress = new ArrayList<Integer>();
            start = System.nanoTime();
            Importing.Done written =
                    desk.importing.apply(Desk.LI, plan, all, Set.of(), (rowsDone, of) -> progress.add(rowsDone));
            say("apply", start);
            done.set(true);
            citizen.join();

            assertThat(written.written()).isEqualTo(ROWS);
            assertThat(progress)
                    .hasSize((ROWS + Importing.CHUNK - 1) / Importing.CHUNK)
                    .endsWith(ROWS);
            assertThat(desk.shelves.revisions.lastNumber("faq")).isEqualTo(ROWS + 1);
            System.err.printf("longest wait of a citizen %d ms%n", longest.get() / 1_000_000);
            assertThat(Duration.ofNanos(longest.get())).isLessThan(PATIENCE);

            start = System.nanoTime();
            assertThat(desk.importing.undo(Desk.LI, written.batch())).isEqualTo(ROWS);
            say("undo", start);
            assertThat(desk.shelves.revisions.lastNumber("faq")).isEqualTo(1);
        }
    }

    private static void say(String what, long start) {
        System.err.printf("%s of %d rows: %.1f s%n", what, ROWS, (System.nanoTime() - start) / 1e9);
    }
}
