package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.bot.imports.Imports;
import yiciban.bot.system.AtOnce;
import yiciban.bot.system.Engine;
import yiciban.bot.system.Ids;

/** A file that came to one of two nodes, while whatever is asked about it comes to either. */
@ParameterizedClass
@EnumSource(Engine.class)
class UploadsTest {

    private static final byte[] FILE = "question,answer,source\r\n路灯坏了找谁？,找城管。,办法\r\n".getBytes(StandardCharsets.UTF_8);

    /** Files are read behind everything else that the machine does. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private Node here;
    private Node there;

    private record Node(Desk desk, UploadedFiles files, Uploads uploads, ImportRuns runs) {
        static Node on(Desk desk) {
            var files = new UploadedFiles(desk.sql, desk.clock);
            var ids = new Ids(desk.clock, new SecureRandom());
            return new Node(
                    desk,
                    files,
                    new Uploads(files, new Imports(), desk.importing, HomeRegion.read(), ids),
                    new ImportRuns(files, desk.importing));
        }

        Plan plan(String id) {
            await().atMost(PATIENCE)
                    .until(() -> !uploads.find(Desk.LI, id).orElseThrow().reading());
            return Objects.requireNonNull(
                    uploads.find(Desk.LI, id).orElseThrow().plan());
        }

        ImportRuns.Run press(String id) {
            return runs.begin(id, Desk.LI, plan(id), Set.of(), Set.of());
        }
    }

    @BeforeEach
    void open() {
        here = Node.on(new Desk(engine, folder));
        there = Node.on(new Desk(engine, folder));
    }

    @AfterEach
    void close() throws IOException {
        here.desk().close();
        there.desk().close();
    }

    @Test
    void whoSaysYesIsHeardByANodeThatHasNotReadTheFileYet() {
        String id = here.uploads.begin(Desk.LI, "问答.csv", FILE, false);
        assertThat(there.uploads.find(Desk.LI, id).orElseThrow().reading()).isTrue();
        await().atMost(PATIENCE)
                .until(() -> there.uploads.awaited(Desk.LI, id).orElseThrow().plan() != null);
    }

    @Test
    void whatOneNodeGotTheOtherReadsAndWritesAndBothKnow() {
        String id = here.uploads().begin(Desk.LI, "路灯.csv", FILE, false);

        assertThat(there.plan(id).count(Plan.Verdict.NEW)).isOne();
        there.press(id);

        await().atMost(PATIENCE)
                .until(() ->
                        !here.runs().find(Desk.LI.member(), id).orElseThrow().writing());
        var result = Objects.requireNonNull(
                here.runs().find(Desk.LI.member(), id).orElseThrow().result());
        assertThat(result.written()).isOne();
        assertThat(here.uploads().find(Desk.LI, id)).as("read again").isEmpty();
        assertThat(here.files().bytes(id)).isEmpty();
    }

    @Test
    void pressedOnBothAtOnceItIsWrittenOnce() throws Exception {
        String id = here.uploads().begin(Desk.LI, "路灯.csv", FILE, false);
        List<Node> nodes = List.of(here, there);
        List<Plan> plans = nodes.stream().map(node -> node.plan(id)).toList();

        AtOnce.run(2, node -> nodes.get(node).runs().begin(id, Desk.LI, plans.get(node), Set.of(), Set.of()));
        await().atMost(PATIENCE)
                .until(() ->
                        !there.runs().find(Desk.LI.member(), id).orElseThrow().writing());

        assertThat(here.desk().shelves.batches.list()).hasSize(1);
        assertThat(here.desk().shelves.revisions.in(State.DRAFT)).hasSize(1);
    }

    @Test
    void whatIsRefusedMayBeTriedAgainOnTheOther() {
        String id = here.uploads().begin(Desk.LI, "路灯.csv", FILE, false);
        ImportRuns.Run nothing = here.runs().begin(id, Desk.LI, here.plan(id), Set.of(), Set.of(2));
        assertThat(nothing.problem()).isEqualTo("没有要导入的行。");
        assertThat(there.runs().find(Desk.LI.member(), id).orElseThrow().problem())
                .isEqualTo("没有要导入的行。");
        here.runs().release(id);

        assertThat(there.press(id).problem()).isEmpty();
        assertThat(there.desk().shelves.revisions.in(State.DRAFT)).hasSize(1);
    }

    @Test
    void f14_aNodeThatEndsWhileItWritesIsNotWaitedForForEver() {
        String id = here.uploads().begin(Desk.LI, "路灯.csv", FILE, false);
        assertThat(here.files().press(id)).isTrue();
        assertThat(there.runs().find(Desk.LI.member(), id).orElseThrow().writing())
                .isTrue();

        there.desk().clock.advance(Duration.ofMinutes(3));
        assertThat(there.runs().find(Desk.LI.member(), id).orElseThrow().problem())
                .contains("中断", "整批撤销");
    }

    @Test
    void f14_anImportThatIsStoppedOnTheOtherNodeLeavesNothing() {
        var csv = new StringBuilder("question,answer,source\r\n");
        for (int row = 1; row <= 400; row++) {
            csv.append("第%d盏路灯坏了找谁？,找城管。,办法\r\n".formatted(row));
        }
        String id = here.uploads().begin(Desk.LI, "路灯.csv", csv.toString().getBytes(StandardCharsets.UTF_8), false);
        Plan plan = here.plan(id);
        Thread.ofVirtual().start(() -> here.runs().begin(id, Desk.LI, plan, Set.of(), Set.of()));
        await().atMost(PATIENCE)
                .until(() -> there.runs()
                        .find(Desk.LI.member(), id)
                        .filter(ImportRuns.Run::writing)
                        .isPresent());
        there.runs().stop(Desk.WANG.member(), id);
        assertThat(there.files().isStopped(id)).as("by somebody else").isFalse();
        there.runs().stop(Desk.LI.member(), id);

        await().atMost(PATIENCE)
                .until(() ->
                        !there.runs().find(Desk.LI.member(), id).orElseThrow().writing());
        assertThat(there.runs().find(Desk.LI.member(), id).orElseThrow().problem())
                .isEqualTo("已停止，写成的草稿都撤回了。");
        assertThat(here.desk().shelves.revisions.in(State.DRAFT)).isEmpty();
        assertThat(here.desk().shelves.batches.list()).allMatch(Batches.Batch::undone);
    }

    @Test
    void anybodyElseSeesNothingAndAfterAnHourNobodyDoes() {
        String id = here.uploads().begin(Desk.LI, "路灯.csv", FILE, false);
        assertThat(there.uploads().find(Desk.WANG, id)).isEmpty();
        assertThat(there.uploads().find(Desk.LI, "别的")).isEmpty();

        there.desk().clock.advance(Duration.ofMinutes(61));
        assertThat(there.uploads().find(Desk.LI, id)).isEmpty();
        there.uploads().tidy();
        assertThat(there.files().bytes(id)).isEmpty();
    }

    @Test
    void ofManyTheOldestOfTheSameMemberAreForgottenAndNeverWhatIsBeingWritten() {
        here.files().insert(new UploadedFiles.File("wang", "wang", "f", false), FILE);
        for (int i = 0; i < 9; i++) {
            here.desk().clock.advance(Duration.ofSeconds(1));
            here.files().insert(new UploadedFiles.File("f" + i, "li", "f", false), FILE);
            if (i == 0) {
                assertThat(here.files().press("f0")).isTrue();
            }
        }
        assertThat(here.files().outcome("f0")).isPresent();
        assertThat(here.files().open("f3")).isEmpty();
        assertThat(here.files().open("f4")).isPresent();
        assertThat(here.files().open("wang")).isPresent();

        here.desk().clock.advance(Duration.ofMinutes(59));
        assertThat(here.files().beat("f0")).isFalse();
        here.desk().clock.advance(Duration.ofMinutes(2));
        here.uploads().tidy();
        assertThat(here.files().outcome("f0").orElseThrow().problem()).isEmpty();
    }

    @Test
    void readByManyAtOnceItIsReadOnce() throws Exception {
        String id = here.uploads().begin(Desk.LI, "路灯.csv", FILE, false);
        AtOnce.run(6, i -> there.uploads().find(Desk.LI, id));
        Plan plan = there.plan(id);
        assertThat(plan.mark()).isEqualTo(here.plan(id).mark());
        assertThat(there.plan(id)).isSameAs(plan);

        there.press(id);
        String again = here.uploads().begin(Desk.LI, "路灯.csv", FILE, false);
        assertThat(here.plan(again).mark()).as("the draft is there now").isNotEqualTo(plan.mark());
    }
}
