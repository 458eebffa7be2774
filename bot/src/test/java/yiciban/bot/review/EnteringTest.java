package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Rejected;
import yiciban.bot.knowledge.Desk;
import yiciban.bot.system.Engine;

/** What enters the ledger, as what, and that it does so once. */
@ParameterizedClass
@EnumSource(Engine.class)
class EnteringTest {

    private static final String HUMAN = "这里没有人工座席。要找人，请打 12345 政务服务热线，或到政务服务大厅窗口；您也可以把问题写给我，我查不到的会记下来交给工作人员。";

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Engine engine;

    @TempDir
    Path folder;

    private Town town;

    @BeforeEach
    void open() {
        town = new Town(engine, folder);
    }

    @AfterEach
    void close() throws IOException {
        town.close();
    }

    @Test
    void theSameWordsAreOneGapAndATurnEntersOnce() {
        town.asks("a", "烟草证怎么办", Town.NOTHING);
        town.asks("b", "烟草证 怎么办？", Town.NOTHING);

        assertThat(town.ledger.entering().all()).isEqualTo(2);
        assertThat(town.ledger.entering().all()).isZero();

        assertThat(town.only()).satisfies(gap -> {
            assertThat(gap.questions()).containsExactly("烟草证 怎么办？", "烟草证怎么办");
            assertThat(gap.count()).isEqualTo(2);
            assertThat(gap.kind()).isEqualTo(Gap.Kind.NOT_FOUND);
            assertThat(gap.status()).isEqualTo(Gap.Status.OPEN);
            assertThat(gap.office()).isEqualTo("政务服务");
            assertThat(gap.due()).isEqualTo("2026-12-03");
            assertThat(gap.trend()).isEqualTo("新增");
        });
    }

    @Test
    void onlyWhatSatisfiedNobodyEnters() {
        town.asks("结婚登记要钱吗？");
        town.asks("b", "你好", new Answer.SmallTalk("您好！", List.of()));
        town.asks("c", "还在查", null);
        String rated = town.asks("养犬登记多少钱");
        town.marks(rated, false);
        town.asks("d", "出错的问题", new Answer.Failed("ABCD2345"));
        town.asks("e", "没把握的问题", new Answer.NotFound("没有找到。", List.of(new Choice("养犬登记", "养犬登记")), 0.3));

        town.ledger.entering().all();

        assertThat(town.open())
                .extracting(gap -> gap.questions().getFirst() + " " + gap.kind())
                .containsExactlyInAnyOrder("养犬登记多少钱 UNHELPFUL", "出错的问题 FAILED", "没把握的问题 LOW_CONFIDENCE");
    }

    @Test
    void anOldAnswerThatIsMarkedTodayEntersToday() {
        String rated = town.asks("养犬登记多少钱");
        town.sweep();
        town.clock.advance(Duration.ofDays(20));
        town.marks(rated, false);
        town.sweep();

        assertThat(town.only().kind()).isEqualTo(Gap.Kind.UNHELPFUL);
        assertThat(town.only().due()).as("five working days from today").isEqualTo("2026-12-23");
    }

    @Test
    void whatWasAskedBeforeAGapWasDoneWithDoesNotOpenItAgain() {
        String before = town.asks("a", "烟草证怎么办", town.answered("养犬登记多少钱"));
        town.asks("b", "烟草证怎么办", Town.NOTHING);
        town.ledger.entering().all();
        Gap gap = town.only();
        town.clock.advance(Duration.ofDays(2));
        town.working.dismiss(Desk.CHEN, gap.id(), gap.version(), "不归区里管");
        town.clock.advance(Duration.ofDays(2));
        town.marks(before, false);
        assertThat(town.ledger.entering().all()).isOne();
        assertThat(town.open()).isEmpty();

        town.asks("c", "烟草证怎么办", Town.NOTHING);
        town.ledger.entering().all();
        assertThat(town.only().due()).as("from today").isEqualTo("2026-12-07");
    }

    @Test
    void c29_whatADismissedNeedWasAskedInIsForgottenWithItsLastQuestion() {
        town.asks("a", "烟草证怎么办", Town.NOTHING);
        town.asks("b", "在街上摆个小摊用办手续吗", Town.NOTHING);
        town.sweep();
        Gap gap = town.open().stream()
                .filter(one -> one.questions().contains("烟草证怎么办"))
                .findFirst()
                .orElseThrow();
        town.working.dismiss(Desk.CHEN, gap.id(), gap.version(), "不归区里管");
        town.clock.advance(Duration.ofDays(179));
        town.sweep();
        assertThat(count("select count(*) from gap_wording")).isEqualTo(2);
        assertThat(town.only().questions()).containsExactly("在街上摆个小摊用办手续吗");

        town.clock.advance(Duration.ofDays(2));
        town.sweep();
        assertThat(town.only().questions()).as("is still to be answered").containsExactly("在街上摆个小摊用办手续吗");
        assertThat(count("select count(*) from gap_wording where question like '烟草证%'"))
                .isZero();
        assertThat(count("select count(*) from gap_event where remark like '%不归区里管%'"))
                .isZero();
        assertThat(count("select count(*) from gap_term where ending = 'dismissed'"))
                .as("counted all the same")
                .isOne();

        town.asks("c", "烟草证怎么办", Town.NOTHING);
        town.sweep();
        assertThat(town.open())
                .as("a need of its own again")
                .hasSize(2)
                .noneMatch(one -> one.id().equals(gap.id()));
    }

    private int count(String query) {
        return town.desk.sql.sql(query).query(Integer.class).single();
    }

    @Test
    void aClarificationNobodyAnsweredEntersHalfAnHourLater() {
        var asked = new Answer.Clarifying("您是哪一种？", List.of(new Choice("补", "补"), new Choice("换", "换")), 1);
        town.asks("silent", "身份证", asked);
        town.asks("silent", "谢谢", new Answer.SmallTalk("不客气！", List.of()));
        town.asks("chose", "护照", asked);
        town.asks("chose", "养犬登记多少钱", town.answered("养犬登记多少钱"));

        town.ledger.entering().all();
        assertThat(town.open()).isEmpty();

        town.clock.advance(Duration.ofMinutes(31));
        town.ledger.entering().all();
        assertThat(town.only().questions()).containsExactly("身份证");
        assertThat(town.only().kind()).isEqualTo(Gap.Kind.ABANDONED);
        assertThat(town.ledger.entering().all()).isZero();
    }

    @Test
    void whoeverWantsAPersonWantsOneForWhatWasAskedBefore() {
        town.asks("a", "烟草证怎么办", Town.NOTHING);
        town.asks("a", "转人工", new Answer.SmallTalk(HUMAN, List.of()));
        town.asks("b", "人工", new Answer.SmallTalk(HUMAN, List.of()));
        town.clock.advance(Duration.ofMinutes(31));
        town.ledger.entering().all();

        assertThat(town.open())
                .extracting(gap -> gap.questions() + " " + gap.count() + " " + gap.kind())
                .containsExactly("[烟草证怎么办] 2 HUMAN_WANTED", "[人工] 1 HUMAN_WANTED");
    }

    @Test
    void aShortQuestionBehindAnAnswerNamesItsMatter() {
        Answer dogs = town.answered("养犬登记");
        town.asks("a", "养犬登记", dogs);
        String second = town.asks("a", "要带什么", dogs);
        town.marks(second, false);
        town.ledger.entering().all();

        assertThat(town.only().questions()).containsExactly("养犬登记 要带什么");
    }

    @Test
    void whatWaitsForItsAnswerIsWaitedFor() {
        town.asks("a", "还没答", null);
        town.asks("b", "人工", new Answer.SmallTalk(HUMAN, List.of()));
        town.clock.advance(Duration.ofHours(1));
        town.ledger.entering().all();
        assertThat(town.open()).isEmpty();

        town.desk.sql.sql("delete from turn where outcome is null").update();
        town.ledger.entering().all();
        assertThat(town.only().questions()).containsExactly("人工");
    }

    @Test
    void whatWasFoundInVainAndWhatTheCitizenSaidOfItIsKept() {
        String turn = town.asks("烟草专卖零售许可怎么申请");
        town.ledger.entering().all();
        town.desk
                .sql
                .sql(
                        "insert into rating (turn, level, reason, remark, rated_at) values (:turn, 4, 'unclear', '看不明白', 0)")
                .param("turn", turn)
                .update();
        Asking asking = town.ledger.gaps().questions(town.only().id(), 1).getFirst();
        assertThat(asking.rejected()).hasSize(3).extracting(Rejected::title).contains("养犬登记", "结婚登记要钱吗？");
        assertThat(asking.rated()).isEqualTo("不满意，看不懂，“看不明白”");
    }

    @Test
    void ofAnAnswerThatWasNoUseItIsKeptWhatElseWasFound() {
        String turn = town.asks("养犬登记多少钱");
        town.marks(turn, false);
        town.sweep();

        Asking asking = town.ledger.gaps().questions(town.only().id(), 1).getFirst();
        assertThat(asking.kind()).isEqualTo(Gap.Kind.UNHELPFUL);
        assertThat(asking.rejected())
                .isNotEmpty()
                .extracting(Rejected::title)
                .contains("结婚登记要钱吗？")
                .doesNotContain("养犬登记");
        assertThat(town.ledger.overlooked(town.desk, Town.ENOUGH).look())
                .as("once each")
                .isZero();
    }

    @Test
    void aQuestionWithoutLettersIsSetAside() {
        town.asks("a", "？？？", Town.NOTHING);
        town.asks("b", "烟草证怎么办", Town.NOTHING);
        town.ledger.entering().all();

        assertThat(town.open()).extracting(Gap::noise).containsExactly(null, "没有说是什么事");
    }
}
