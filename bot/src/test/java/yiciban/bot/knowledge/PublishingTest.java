package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.bot.system.Engine;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;

@ParameterizedClass
@EnumSource(Engine.class)
class PublishingTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(engine, folder);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void citizensReadAChangeOnlyWhenItIsPublished() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.submit(Desk.WANG, Desk.DOG);
        desk.editing.approve(Desk.CHEN, Desk.DOG);
        assertThat(desk.ask("养犬登记多少钱").text()).contains("500元");

        List<Revision> ready = desk.publishing.ready(Desk.CHEN, List.of());
        desk.publishing.run(desk.publishing.begin(Desk.CHEN, ready), ready, (done, all) -> {});
        Publication publication = desk.publishing.publish(Desk.CHEN, ready, "降价", "没有标准问题");

        assertThat(publication.number()).isEqualTo(2);
        assertThat(desk.ask("养犬登记多少钱").text()).contains("300元").doesNotContain("500元");
        assertThat(desk.log()).contains("chen 发布 第 2 次发布");
    }

    @Test
    void nothingIsPublishedThatWasNotTriedAsItIsNow() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.submit(Desk.WANG, Desk.DOG);
        desk.editing.approve(Desk.CHEN, Desk.DOG);
        List<Revision> ready = desk.publishing.ready(Desk.CHEN, List.of());
        assertThatThrownBy(() -> desk.publishing.publish(Desk.CHEN, ready, "", null))
                .hasMessage("试答过了一天，或内容有变化，请先重新试答，再发布。");
    }

    @Test
    void whatWasNeverApprovedIsNotPublished() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        assertThatThrownBy(() -> desk.publishing.ready(Desk.CHEN, List.of(Desk.DOG)))
                .hasMessage("guide-001 没有审核通过、等待发布的版本。");
        assertThatThrownBy(() -> desk.publishing.ready(Desk.CHEN, List.of())).hasMessage("没有审核通过、等待发布的内容。");
        assertThatThrownBy(() -> desk.publishing.ready(Desk.WANG, List.of())).hasMessage("只有审核人员可以审核和发布。");
    }

    @Test
    void aGoldenQuestionThatGetsWorseRefusesThePublicationUnlessAReasonIsGiven() {
        desk.editing.withdraw(Desk.WANG, Desk.DOG, null);
        desk.editing.submit(Desk.WANG, Desk.DOG);
        desk.editing.approve(Desk.CHEN, Desk.DOG);
        List<Revision> ready = desk.publishing.ready(Desk.CHEN, List.of());
        Trial trial = desk.publishing.run(desk.publishing.begin(Desk.CHEN, ready), ready, (done, all) -> {});
        assertThat(trial.asked()).isEqualTo(2);
        assertThat(trial.changes().getFirst()).satisfies(change -> {
            assertThat(change.question()).isEqualTo("养犬登记多少钱");
            assertThat(change.before().text()).contains("500元");
            assertThat(change.after().outcome()).isEqualTo("not_found");
        });

        assertThatThrownBy(() -> desk.publishing.publish(Desk.CHEN, ready, "", " "))
                .hasMessageStartingWith("有 1 个标准问题原来答得对，发布后会答错。");
        assertThat(desk.ask("养犬登记多少钱").text()).contains("500元");

        assertThatThrownBy(() -> desk.publishing.publish(Desk.CHEN, ready, "降".repeat(201), "条例已废止"))
                .hasMessage("最多写 200 个字，现在有 201 个。");
        Publication publication = desk.publishing.publish(Desk.CHEN, ready, "", "条例已废止");
        assertThat(publication.overridden()).isEqualTo("条例已废止");
        assertThat(desk.ask("养犬登记多少钱").text()).doesNotContain("500元");
    }

    @Test
    void staffAddGoldenQuestionsOfTheirOwn() {
        Hand words = new Hand(allOffices(), Desk.LI.actor());
        desk.editing.saveWords(words, WordLists.GOLDEN, 0, "狗证去哪办 = guide-009");
        assertThatThrownBy(() -> desk.editing.submit(words, WordLists.GOLDEN)).hasMessage("没有编号为 guide-009 的条目。");
        desk.editing.saveWords(words, WordLists.GOLDEN, 1, "狗要不要办证 = guide-001 或 faq-001\n平顶山哪天下雨 = 不回答");
        desk.publish(words, WordLists.GOLDEN);
        assertThat(desk.ask("狗要不要办证").outcome()).isEqualTo("answered");

        desk.editing.withdraw(Desk.WANG, Desk.DOG, null);
        desk.editing.submit(Desk.WANG, Desk.DOG);
        desk.editing.approve(Desk.CHEN, Desk.DOG);
        List<Revision> ready = desk.publishing.ready(Desk.CHEN, List.of());
        Trial trial = desk.publishing.run(desk.publishing.begin(Desk.CHEN, ready), ready, (done, all) -> {});

        assertThat(trial.asked()).isEqualTo(4);
        assertThat(trial.changes().stream().filter(Trial.Change::regression))
                .extracting(Trial.Change::question)
                .containsExactlyInAnyOrder("养犬登记多少钱", "狗要不要办证");
        assertThatThrownBy(() -> desk.publishing.publish(Desk.CHEN, ready, "", null))
                .hasMessageStartingWith("有 2 个标准问题");
    }

    @Test
    void aWithdrawnEntryNamesItsSuccessor() {
        desk.editing.withdraw(Desk.WANG, Desk.DOG, Desk.WEDDING);
        desk.publish(Desk.WANG, Desk.DOG, "status", "withdrawn");
        assertThat(desk.ask("养犬登记").text()).startsWith("“养犬登记”已由“结婚登记要钱吗？”替代").doesNotContain("500元");
    }

    @Test
    void aRollbackBringsBackWhatWasPublishedBefore() {
        desk.publish(Desk.WANG, Desk.DOG, "fee", "300元");
        assertThatThrownBy(() -> desk.publishing.rollBack(Desk.CHEN, null, "错".repeat(201)))
                .hasMessage("最多写 200 个字，现在有 201 个。");
        Publication back = desk.publishing.rollBack(Desk.CHEN, null, "价格弄错了");

        assertThat(back.number()).isEqualTo(3);
        assertThat(back.undoes()).isEqualTo(2);
        assertThat(desk.ask("养犬登记多少钱").text()).contains("500元").doesNotContain("300元");
        assertThat(desk.shelves.revisions.history(Desk.DOG))
                .extracting(Revision::state)
                .containsExactly(State.UNDONE, State.PUBLISHED);
        assertThatThrownBy(() -> desk.publishing.rollBack(Desk.CHEN, null, "再来一次"))
                .hasMessage("没有可以回退的发布。");
    }

    @Test
    void publicationsAreTakenBackTheNewestFirst() {
        desk.publish(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.publish(Desk.WANG, Desk.DOG, "fee", "200元");
        desk.publishing.rollBack(Desk.CHEN, null, "一");
        assertThat(desk.ask("养犬登记多少钱").text()).contains("300元");
        desk.publishing.rollBack(Desk.CHEN, null, "二");
        assertThat(desk.ask("养犬登记多少钱").text()).contains("500元");
    }

    @Test
    void anEarlierPublicationIsTakenBackWhenNothingInItChangedSince() {
        desk.publish(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.publish(Desk.LI, Desk.WEDDING, "answer", "结婚登记一分钱不收。");
        desk.publish(Desk.LI, Desk.WEDDING, "answer", "结婚登记免费。");
        assertThatThrownBy(() -> desk.publishing.rollBack(Desk.CHEN, 3, "这一次后来改过"))
                .hasMessage("第 3 次发布不能回退：它已经回退过，或者里面的条目后来又发布过。");

        Publication back = desk.publishing.rollBack(Desk.CHEN, 2, "价格弄错了");

        assertThat(back.undoes()).isEqualTo(2);
        assertThat(desk.ask("养犬登记多少钱").text()).contains("500元");
        assertThat(desk.ask("结婚登记要钱吗").text()).contains("结婚登记免费。");
    }

    @Test
    void anOldTrialIsRunAgain() {
        desk.change(Desk.WANG, Desk.DOG, "fee", "300元");
        desk.editing.submit(Desk.WANG, Desk.DOG);
        desk.editing.approve(Desk.CHEN, Desk.DOG);
        List<Revision> ready = desk.publishing.ready(Desk.CHEN, List.of());
        Trial trial = desk.publishing.run(desk.publishing.begin(Desk.CHEN, ready), ready, (done, all) -> {});
        desk.clock.advance(Duration.ofHours(23));
        assertThat(desk.publishing.publishable(trial)).isTrue();
        desk.clock.advance(Duration.ofHours(2));
        assertThat(desk.publishing.publishable(trial)).isFalse();
        assertThat(desk.publishing.tried(ready)).isEmpty();
    }

    @Test
    void twoOfficesDoNotAnswerOneQuestionTwice() {
        for (Hand by : List.of(Desk.LI, Desk.WANG)) {
            Revision draft = desk.editing.create(
                    by,
                    EntryKind.FAQ,
                    Map.of(
                            "question", "流浪狗咬人找谁？",
                            "answer", "找" + by.office() + "。",
                            "source", "条例",
                            "provenance", "见"),
                    "form");
            desk.editing.submit(by, draft.entry());
            desk.editing.approve(Desk.CHEN, draft.entry());
        }
        List<Revision> ready = desk.publishing.ready(Desk.CHEN, List.of());
        assertThat(ready).hasSize(2);
        Trial trial = desk.publishing.begin(Desk.CHEN, ready);
        assertThatThrownBy(() -> desk.publishing.run(trial, ready, (done, all) -> {}))
                .isInstanceOf(RejectedInput.class)
                .hasMessageContaining("“流浪狗咬人找谁？”这个问法在")
                .hasMessageContaining("答案不一样");
    }

    @Test
    void untilANewTextHoldsTheOldOneAnswers() {
        Map<String, Object> fields = desk.fields(Desk.DOG);
        fields.put("fee", "300元");
        fields.put("valid_from", "2027-01-01");
        desk.editing.save(Desk.WANG, Desk.DOG, 0, fields, "form");
        desk.publish(Desk.WANG, Desk.DOG);
        assertThat(desk.ask("养犬登记多少钱").text()).contains("500元").doesNotContain("300元");

        desk.clock.advance(Duration.between(Desk.NOON, Instant.parse("2026-12-31T15:59:00Z")));
        desk.live.refresh();
        assertThat(desk.ask("养犬登记多少钱").text()).contains("500元").doesNotContain("300元");

        desk.clock.advance(Duration.ofMinutes(1));
        desk.live.refresh();
        assertThat(desk.ask("养犬登记多少钱").text()).contains("300元").doesNotContain("500元");
    }

    @Test
    void newWordsChangeWhatIsUnderstood() {
        var words = new Hand(allOffices(), Desk.LI.actor());
        desk.editing.saveWords(words, WordLists.SYNONYMS, 0, "养犬登记 = 汪星人上户口\n");
        assertThatThrownBy(() -> desk.editing.saveWords(words, WordLists.SYNONYMS, 1, "只有一半 =\n"))
                .hasMessageStartingWith("第 1 行看不懂");
        assertThat(desk.ask("汪星人上户口多少钱").text()).doesNotContain("500元");
        desk.publish(words, WordLists.SYNONYMS);
        assertThat(desk.ask("汪星人上户口多少钱").text()).contains("500元");
        desk.publishing.rollBack(Desk.CHEN, null, "又不要了");
        assertThat(desk.ask("汪星人上户口多少钱").text()).doesNotContain("500元");
    }

    private static yiciban.bot.staff.StaffMember allOffices() {
        var li = Desk.LI.member();
        return new yiciban.bot.staff.StaffMember(
                li.id(),
                li.name(),
                li.display(),
                yiciban.bot.staff.StaffMember.EVERY_OFFICE,
                li.role(),
                false,
                Desk.NOON,
                null,
                null,
                false,
                null);
    }

    @Test
    void aNewerProgramPublishesWhatNobodyTouchedAndPutsTheRestBeforeAReviewer() {
        desk.publish(Desk.WANG, Desk.DOG, "fee", "300元");

        var newer = Desk.seeds("900元").entries().stream()
                .map(entry -> entry.id().value().equals(Desk.WEDDING)
                        ? yiciban.catalog.EntryText.of(entry)
                                .with(Map.of("answer", "登记不收费，领证免费。"))
                                .entry()
                        : entry)
                .toList();
        desk.shelves.bringSeeds("second", () -> new yiciban.catalog.Catalog(newer));
        desk.live.refresh();

        assertThat(desk.ask("结婚登记要钱吗？").text()).contains("领证免费");
        assertThat(desk.ask("养犬登记多少钱").text()).contains("300元");
        assertThat(desk.shelves.revisions.open(Desk.DOG).orElseThrow())
                .satisfies(waiting -> assertThat(waiting.content()).contains("900元"))
                .satisfies(waiting -> assertThat(waiting.state()).isEqualTo(State.SUBMITTED));
    }
}
