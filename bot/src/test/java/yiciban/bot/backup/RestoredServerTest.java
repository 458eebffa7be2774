package yiciban.bot.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import yiciban.bot.RunningProgram;
import yiciban.bot.Yiciban;
import yiciban.bot.answer.SharedLibrary;
import yiciban.bot.system.OtherJvm;

/** F19: a server that is backed up while citizens ask, and another one in an empty folder that goes on from the backup. */
class RestoredServerTest {

    private static final List<String> SERVE = OtherJvm.of(Yiciban.class, List.of(OtherJvm.prepared()), List.of("serve"))
            .command();

    /** Of 22 characters or more, else it counts as one that could be guessed. */
    private static final String CONVERSATION = "conversation-before-the-backup-1";

    private static final String QUESTION = "补身份证多少钱";

    @Test
    @Timeout(300)
    void f19_whatWasBackedUpUnderLoadIsServedInAnEmptyFolder(@TempDir Path first, @TempDir Path second)
            throws Exception {
        assertThat(SharedLibrary.get().passages()).isPositive(); // indexed, so that the servers need not
        Path backup = first.resolve("backup.zip");
        JsonNode before;
        try (var program = new RunningProgram(SERVE, first)) {
            program.start();
            before = program.ask(CONVERSATION, "asked-before-the-backup-1", QUESTION);
            backUpWhileCitizensAsk(program, backup);
            program.kill(); // waits: it writes to the folder until then
        }
        Files.delete(first.resolve("yiciban.db")); // nobody can look there

        try (var restored = new RunningProgram(SERVE, second)) {
            assertThat(restored.verb("restore", backup.toString())).contains("逐表核对无误。");
            restored.start();

            JsonNode kept = restored.replies(CONVERSATION).get("replies");
            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).get("question").stringValue()).isEqualTo(QUESTION);
            assertThat(kept.get(0).get("answer").get("text")).isEqualTo(before.get("text"));
            assertThat(restored.ask(CONVERSATION, "asked-after-the-restore-1", QUESTION)
                            .get("text"))
                    .isEqualTo(before.get("text"));
            assertThat(restored.replies(CONVERSATION).get("replies")).hasSize(2);
            restored.kill();
        }
    }

    private static void backUpWhileCitizensAsk(RunningProgram program, Path backup) throws Exception {
        var over = new AtomicBoolean();
        var asked = new AtomicInteger();
        try (var executor = Executors.newSingleThreadExecutor()) {
            Future<?> asking = executor.submit(() -> {
                while (!over.get()) {
                    program.ask("conversation-beside-the-backup-1", "beside-" + asked.incrementAndGet(), QUESTION);
                }
                return true;
            });
            assertThat(program.verb("backup", backup.toString())).startsWith("已备份 ");
            over.set(true);
            asking.get();
        }
        assertThat(asked).hasPositiveValue();
    }
}
