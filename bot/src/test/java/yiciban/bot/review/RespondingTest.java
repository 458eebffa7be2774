package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.bot.knowledge.Desk;
import yiciban.bot.system.Engine;

/** The whole way from a question that nothing answers to its answer. */
@ParameterizedClass
@EnumSource(Engine.class)
class RespondingTest {

    private static final String TOBACCO = "到烟草专卖局办，带身份证和营业执照。";

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

    /** Whoever writes in these tests works there. */
    private Gap ofThePolice() {
        Gap gap = town.only();
        return town.working.assign(Desk.CHEN, gap.id(), gap.version(), "公安");
    }

    private Gap get(String id) {
        return town.ledger.gaps().get(id);
    }

    @Test
    void anAnswerIsWrittenApprovedPublishedAndClosesTheGap() {
        String turn = town.asks("烟草专卖零售许可怎么申请");
        town.sweep();
        Gap gap = ofThePolice();
        assertThat(gap.queue()).isEqualTo(Gap.Queue.MISSING);

        Gap drafted = town.responding.write(Desk.WANG, gap.id(), gap.version(), List.of(), TOBACCO, "烟草专卖法");
        assertThat(drafted.status()).isEqualTo(Gap.Status.DRAFTED);
        assertThat(town.desk.editing.drafts(Desk.WANG)).containsExactly(drafted.draft());
        assertThatThrownBy(() ->
                        town.responding.write(Desk.WANG, gap.id(), drafted.version(), List.of(), TOBACCO, "烟草专卖法"))
                .hasMessageStartingWith("已经写在 faq-002 里了");
        town.sweep();
        assertThat(town.only().status()).isEqualTo(Gap.Status.DRAFTED);
        assertThat(town.told).isEmpty();

        town.desk.publish(Desk.WANG, Objects.requireNonNull(drafted.draft()));
        town.sweep();
        town.sweep();

        assertThat(town.open()).isEmpty();
        assertThat(get(gap.id()).status()).isEqualTo(Gap.Status.CLOSED);
        assertThat(town.told).singleElement().asString().startsWith(turn).contains(TOBACCO);
        assertThat(town.ledger.gaps().questions(gap.id(), 10).getFirst().answer())
                .satisfies(answer ->
                        assertThat(Objects.requireNonNull(answer).text()).contains(TOBACCO));
    }

    @Test
    void whatIsStillNotFoundStaysOpenAndSaysSo() {
        town.asks("烟草专卖零售许可怎么申请");
        town.asks("b", "夜里路灯不亮", Town.NOTHING);
        town.sweep();
        List<Gap> both = town.open();
        Gap one = town.working.merge(
                Desk.CHEN, both.get(0).id(), both.get(0).version(), both.get(1).id());
        Gap assigned = town.working.assign(Desk.CHEN, one.id(), one.version(), "公安");
        Gap drafted = town.responding.write(
                Desk.WANG, one.id(), assigned.version(), List.of("烟草专卖零售许可怎么申请"), TOBACCO, "烟草专卖法");
        town.desk.publish(Desk.WANG, Objects.requireNonNull(drafted.draft()));
        town.sweep();

        assertThat(town.only().status()).isEqualTo(Gap.Status.OPEN);
        assertThat(town.only().progress()).isEqualTo("2 个问法里还有 1 个没找到");
        assertThat(town.ledger.gaps().events(one.id()).getLast().remark()).isEqualTo("2 个问法里还有 1 个没找到");
        assertThat(town.told).hasSize(1);
    }

    @Test
    void aCrashWhileTellingTellsNobodyTwiceAndNobodyNever() {
        town.asks("烟草专卖零售许可怎么申请");
        town.asks("烟草专卖零售许可怎么申请");
        town.sweep();
        Gap gap = ofThePolice();
        Gap drafted = town.responding.write(Desk.WANG, gap.id(), gap.version(), List.of(), TOBACCO, "烟草专卖法");
        town.desk.publish(Desk.WANG, Objects.requireNonNull(drafted.draft()));
        var told = town.later;
        town.later = (turn, answer) -> {
            if (turn.equals("t002")) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(town::sweep).hasMessage("killed");
        assertThat(town.only().waiting()).isEqualTo(1);

        town.later = told;
        town.sweep();
        town.sweep();
        assertThat(town.told).extracting(line -> line.substring(0, 4)).containsExactly("t001", "t002");
        assertThat(town.open()).isEmpty();
    }

    @Test
    void anAnswerThatDidNotHelpIsNotGivenAgain() {
        String turn = town.asks("养犬登记多少钱");
        town.marks(turn, false);
        town.sweep();
        Gap gap = town.only();
        assertThat(gap.queue()).isEqualTo(Gap.Queue.KNOWN);
        assertThat(gap.entry()).isEqualTo(Desk.DOG);
        assertThat(town.told).isEmpty();

        town.desk.publish(Desk.WANG, Desk.DOG, "fee", "300元");
        town.sweep();
        assertThat(town.open()).isEmpty();
        assertThat(town.told).singleElement().asString().contains("300元");
    }

    @Test
    void aWordingIsAddedToTheEntryThatAnswersIt() {
        town.asks("a", "结婚登记收不收钱呀", Town.NOTHING);
        town.ledger.entering().all();
        Gap gap = town.only();
        Gap attached = town.responding.attach(Desk.LI, gap.id(), gap.version(), Desk.WEDDING, List.of());
        assertThat(attached.draft()).isEqualTo(Desk.WEDDING);
        assertThat(town.desk.fields(Desk.WEDDING).get("similar")).isEqualTo(List.of("结婚登记收不收钱呀"));
        assertThatThrownBy(() -> town.desk.editing.addSimilar(Desk.LI, Desk.WEDDING, List.of("结婚登记收不收钱呀？"), "form"))
                .hasMessage("faq-001 里已经有这些问法了。");
        assertThatThrownBy(
                        () -> town.responding.attach(Desk.WANG, gap.id(), attached.version(), Desk.WEDDING, List.of()))
                .hasMessage("这个问题归民政，您在公安。");
    }

    @Test
    void aNoteForTheseQuestionsOnlyNeedsASecondPerson() {
        town.asks("a", "养犬登记 我家情况特殊", Town.NOTHING);
        town.ledger.entering().all();
        Gap gap = town.working.assign(Desk.CHEN, town.only().id(), 1, "公安");
        LocalDateTime now = LocalDateTime.now(town.clock);
        Gap noted = town.responding.note(
                Desk.WANG, gap.id(), gap.version(), "请带上房产证明到派出所办。", Desk.DOG, town.desk.current(), now);
        assertThat(town.told).isEmpty();
        assertThatThrownBy(() ->
                        town.responding.approveNote(Desk.WANG, gap.id(), noted.version(), town.desk.current(), now))
                .hasMessage("只有审核人员可以批准答复。");
        assertThatThrownBy(() -> town.responding.note(
                        Desk.WANG, gap.id(), noted.version(), "没有出处", "guide-999", town.desk.current(), now))
                .hasMessageStartingWith("没有编号为 guide-999、可以引用的条目。");

        assertThatThrownBy(() -> town.responding.note(
                        Desk.WANG, gap.id(), noted.version(), "打 13812345678", Desk.DOG, town.desk.current(), now))
                .hasMessage("答复里有手机号、证件号这样的个人号码。请去掉再写。");

        Gap closed = town.responding.approveNote(Desk.CHEN, gap.id(), noted.version(), town.desk.current(), now);
        assertThat(closed.status()).isEqualTo(Gap.Status.CLOSED);
        assertThat(town.told).containsExactly("t001 请带上房产证明到派出所办。");
        town.sweep();
        assertThat(town.told).hasSize(1);
    }

    @Test
    void aNoteThatNobodyNeedsAnyMoreIsNotApprovedAndOneThatWaitsIsNotLost() {
        town.asks("a", "养犬登记 我家情况特殊", Town.NOTHING);
        town.asks("b", "夜里路灯不亮", Town.NOTHING);
        town.ledger.entering().all();
        Gap other = town.open().getLast();
        Gap gap = town.working.assign(Desk.CHEN, town.open().getFirst().id(), 1, "公安");
        LocalDateTime now = LocalDateTime.now(town.clock);
        Gap noted = town.responding.note(
                Desk.WANG, gap.id(), gap.version(), "请带上房产证明。", Desk.DOG, town.desk.current(), now);
        assertThatThrownBy(() -> town.working.merge(Desk.CHEN, noted.id(), noted.version(), other.id()))
                .hasMessage("有一份答复在等批准。请先批准或退回，再并入别处。");

        town.desk
                .sql
                .sql("update gap set status = 'closed', closed_at = 1 where id = :id")
                .param("id", gap.id())
                .update();
        assertThatThrownBy(() ->
                        town.responding.approveNote(Desk.CHEN, gap.id(), noted.version(), town.desk.current(), now))
                .hasMessage("这个问题已解决，答复用不上了，可以退回。");
        assertThat(town.told).isEmpty();
        Gap dropped = town.responding.dropNote(Desk.CHEN, gap.id(), noted.version());
        assertThat(dropped.status()).isEqualTo(Gap.Status.CLOSED);
        assertThat(town.ledger.gaps().note(gap.id())).isEmpty();
    }

    @Test
    void onlyEditorsWrite() {
        town.asks("烟草专卖零售许可怎么申请");
        town.ledger.entering().all();
        Gap gap = town.only();
        assertThatThrownBy(() -> town.responding.write(Desk.CHEN, gap.id(), gap.version(), List.of(), TOBACCO, "烟草专卖法"))
                .hasMessage("只有编辑可以写答案。");
        Gap mine = town.working.assign(Desk.CHEN, gap.id(), gap.version(), "公安");
        assertThatThrownBy(() -> town.responding.write(Desk.WANG, gap.id(), mine.version(), List.of(), TOBACCO, " "))
                .hasMessage("请填写出处：没有出处的答案不能给群众看。");
    }
}
