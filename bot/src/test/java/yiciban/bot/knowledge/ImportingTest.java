package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.Engine;
import yiciban.catalog.EntryKind;

@ParameterizedClass
@EnumSource(Engine.class)
class ImportingTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private Desk desk;
    private Hand li;

    @BeforeEach
    void open() {
        desk = new Desk(engine, folder);
        StaffMember member = Desk.LI.member();
        li = Desk.LI;
        desk.sql.sql("update entry set office = '民政' where id = 'faq-001'").update();
        assertThat(member.office()).isEqualTo("民政");
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void everyRowSaysWhatWouldBecomeOfIt() {
        Plan plan = plan(
                row(2, "低保怎么申请？", "到社区申请。"),
                row(3, "结婚登记要钱吗", "不要钱，一分不收。"),
                row(4, "结婚登记要钱吗？", "结婚登记不收费。"),
                row(5, "缺答案的", ""));

        assertThat(plan.lines())
                .extracting(Plan.Line::verdict)
                .containsExactly(Plan.Verdict.NEW, Plan.Verdict.CHANGED, Plan.Verdict.SAME, Plan.Verdict.ERROR);
        assertThat(plan.lines().getLast().reason()).isEqualTo("答案：还没有填。");
        assertThat(desk.shelves.revisions.filed("faq-002")).isEmpty();
    }

    @Test
    void aCellThatWasEmptiedTakesAwayWhatWasThere() {
        desk.publish(li, Desk.WEDDING, "valid_to", "2027-01-31");
        Map<String, String> said =
                Map.of("id", Desk.WEDDING, "question", "结婚登记要钱吗？", "answer", "结婚登记不收费。", "source", "民法典");
        var emptied = new Incoming(2, new LinkedHashMap<>(said), Set.of("similar", "valid_to"), "");

        desk.importing.apply(li, plan(emptied), Set.of(), Set.of());

        assertThat(desk.fields(Desk.WEDDING)).doesNotContainKey("valid_to").containsEntry("provenance", "见");
        assertThat(plan(new Incoming(2, said)).lines().getFirst().verdict()).isEqualTo(Plan.Verdict.SAME);
    }

    @Test
    void anImportBecomesDraftsAndIsTakenBackWithoutATrace() {
        String before = everything();
        Importing.Done done = desk.importing.apply(
                li, plan(row(2, "低保怎么申请？", "到社区申请。"), row(3, "结婚登记要钱吗？", "一分不收。")), Set.of(), Set.of());

        assertThat(done.written()).isEqualTo(2);
        assertThat(desk.shelves.revisions.in(State.DRAFT))
                .extracting(Revision::entry)
                .containsExactly("faq-001", "faq-002");
        assertThat(desk.ask("低保怎么申请").text()).doesNotContain("到社区申请");

        assertThat(desk.importing.undo(li, done.batch())).isEqualTo(2);
        assertThat(everything()).isEqualTo(before);
        assertThatThrownBy(() -> desk.importing.undo(li, done.batch())).hasMessage("没有这次导入，或已经撤销过。");
    }

    @Test
    void aDraftSomebodyIsWorkingOnIsOverwrittenOnlyWhenSaid() {
        desk.change(li, Desk.WEDDING, "answer", "正在写……");
        Plan plan = plan(row(2, "结婚登记要钱吗？", "一分不收。"));
        assertThat(plan.lines().getFirst().verdict()).isEqualTo(Plan.Verdict.CONFLICT);
        assertThatThrownBy(() -> desk.importing.apply(li, plan, Set.of(), Set.of()))
                .hasMessage("没有要导入的行。");

        Importing.Done done = desk.importing.apply(li, plan, Set.of(2), Set.of());
        assertThat(desk.fields(Desk.WEDDING)).containsEntry("answer", "一分不收。");
        desk.importing.undo(li, done.batch());
        assertThat(desk.fields(Desk.WEDDING)).containsEntry("answer", "正在写……");
    }

    @Test
    void anImportThatWasWorkedOnIsNotTakenBack() {
        Importing.Done done = desk.importing.apply(li, plan(row(2, "低保怎么申请？", "到社区申请。")), Set.of(), Set.of());
        desk.editing.submit(li, "faq-002");
        assertThatThrownBy(() -> desk.importing.undo(li, done.batch())).hasMessageContaining("不能整批撤销");
    }

    @Test
    void aPlanThatIsNoLongerTrueWritesNothing() {
        Plan plan = plan(row(2, "低保怎么申请？", "到社区申请。"), row(3, "结婚登记要钱吗？", "一分不收。"));
        desk.change(li, Desk.WEDDING, "answer", "刚改的。");
        assertThatThrownBy(() -> desk.importing.apply(li, plan, Set.of(), Set.of()))
                .isInstanceOf(SavedMeanwhile.class);
        assertThat(desk.shelves.revisions.filed("faq-002")).isEmpty();
    }

    @Test
    void whatIsChangedIsShownFieldByField() {
        Plan.Line line = plan(row(3, "结婚登记要钱吗？", "一分不收。")).lines().getFirst();

        assertThat(line.changed()).isEqualTo("答案");
        assertThat(line.changes().getFirst().before().stream()
                        .map(FieldDiff.Part::text)
                        .collect(Collectors.joining()))
                .isEqualTo("结婚登记不收费。");
    }

    @Test
    void aQuestionThatAnotherOfficeAnswersOtherwiseIsAConflict() {
        Incoming dog = row(2, "养狗办证要多少钱？", "不要钱。");
        Incoming near = row(3, "养狗办证得要多少钱", "不要钱。");
        Incoming twice = row(4, "低保怎么申请？", "到社区申请。");
        Incoming again = new Incoming(
                5, Map.of("question", "低保去哪申请？", "answer", "到街道。", "similar", List.of("低保怎么申请"), "source", "办法"));

        Plan plan = plan(dog, near, twice, again);

        assertThat(plan.lines())
                .extracting(Plan.Line::verdict)
                .containsExactly(Plan.Verdict.CONFLICT, Plan.Verdict.CONFLICT, Plan.Verdict.NEW, Plan.Verdict.CONFLICT);
        assertThat(plan.lines())
                .extracting(Plan.Line::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("“养犬登记”（guide-001，公安）里已经有了"),
                        reason -> assertThat(reason).contains("意思差不多（guide-001，公安）"),
                        reason -> assertThat(reason).isEmpty(),
                        reason -> assertThat(reason).contains("这个问法第 4 行也有"));
        assertThat(desk.importing.apply(li, plan, Set.of(2), Set.of()).written())
                .isEqualTo(2);
    }

    @Test
    void aFileThatIsOlderThanTheTextIsAConflict() {
        Map<String, String> exported =
                Map.of("id", Desk.WEDDING, "question", "结婚登记要钱吗？", "answer", "免费。", "source", "民法典");
        String version = desk.shelves.revisions.live().stream()
                .filter(live -> live.entry().equals(Desk.WEDDING))
                .findFirst()
                .orElseThrow()
                .fingerprint();
        var row = new Incoming(2, new LinkedHashMap<>(exported), Set.of(), version);
        assertThat(plan(row).lines().getFirst().verdict()).isEqualTo(Plan.Verdict.CHANGED);

        Plan before = plan(row);
        desk.publish(li, Desk.WEDDING, "answer", "结婚登记不收费，复印也不收费。");

        Plan.Line stale = plan(row).lines().getFirst();
        assertThat(stale.verdict()).isEqualTo(Plan.Verdict.CONFLICT);
        assertThat(stale.reason()).isEqualTo("导出以后 li 又改过这一条，文件里是旧的。请看差别，或重新导出再改。");
        assertThatThrownBy(() -> desk.importing.apply(li, before, Set.of(), Set.of()))
                .isInstanceOf(SavedMeanwhile.class);
    }

    @Test
    void whatWasSubmittedAndRecalledIsTakenBack() {
        String before = everything();
        Importing.Done done = desk.importing.apply(li, plan(row(2, "低保怎么申请？", "到社区申请。")), Set.of(), Set.of());
        desk.editing.submit(li, "faq-002");
        desk.editing.recall(li, "faq-002");

        assertThat(desk.importing.undo(li, done.batch())).isEqualTo(1);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anImportThatBrokeOffIsTakenBackAsFarAsItCame() {
        String before = everything();
        var rows = new ArrayList<Incoming>();
        for (int i = 0; i < Importing.CHUNK + 10; i++) {
            rows.add(row(i + 2, "第%d件事怎么办？".formatted(i), "到社区办。"));
        }
        Plan plan = desk.importing.plan(li, "faqs.csv", EntryKind.FAQ, rows, List.of());
        Set<Integer> all = Set.copyOf(rows.stream().map(Incoming::row).toList());

        assertThatThrownBy(() -> desk.importing.apply(li, plan, all, Set.of(), (done, of) -> {
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");

        Batches.Batch batch = desk.shelves.batches.list().getFirst();
        assertThat(batch.rows()).isEqualTo(Importing.CHUNK);
        assertThat(desk.importing.undo(li, batch.id())).isEqualTo(Importing.CHUNK);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatSomebodySavedInTheMiddleEndsTheImportWithoutATrace() {
        String before = everything();
        var rows = new ArrayList<Incoming>();
        for (int i = 0; i < Importing.CHUNK; i++) {
            rows.add(row(i + 2, "第%d件事怎么办？".formatted(i), "到社区办。"));
        }
        rows.add(row(99, "结婚登记要钱吗？", "一分不收。"));
        Plan plan = desk.importing.plan(li, "faqs.csv", EntryKind.FAQ, rows, List.of());
        Set<Integer> all = Set.copyOf(rows.stream().map(Incoming::row).toList());

        assertThatThrownBy(() -> desk.importing.apply(
                        li, plan, all, Set.of(), (done, of) -> desk.change(li, Desk.WEDDING, "answer", "刚改的。")))
                .isInstanceOf(SavedMeanwhile.class);

        desk.shelves.revisions.remove(desk.shelves.revisions.open(Desk.WEDDING).orElseThrow());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anotherOfficesEntryIsNotImportedOver() {
        Plan plan = desk.importing.plan(
                Desk.WANG, "faqs.csv", EntryKind.FAQ, List.of(row(2, "结婚登记要钱吗？", "一分不收。")), List.of());
        assertThat(plan.lines().getFirst().reason()).isEqualTo("这一条归民政管，您在公安。");
    }

    private Plan plan(Incoming... rows) {
        return desk.importing.plan(li, "faqs.csv", EntryKind.FAQ, List.of(rows), List.of());
    }

    private static Incoming row(int number, String question, String answer) {
        return new Incoming(number, Map.of("question", question, "answer", answer, "source", "民法典", "provenance", "见"));
    }

    private String everything() {
        return desk.sql
                        .sql("select id || kind || office || coalesce(live, '') from entry order by id")
                        .query((row, n) -> row.getString(1))
                        .list()
                        .toString()
                + desk.sql
                        .sql("select id || content || state || version from revision order by id")
                        .query((row, n) -> row.getString(1))
                        .list();
    }
}
