package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import yiciban.bot.knowledge.Desk;
import yiciban.bot.system.Engine;

/** What staff may do with a gap, and what is refused. */
@ParameterizedClass
@EnumSource(Engine.class)
class WorkingTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Engine engine;

    @TempDir
    Path folder;

    private Town town;
    private Working working;
    private String id;

    @BeforeEach
    void aGapOfThePolice() {
        town = new Town(engine, folder);
        working = town.working;
        town.asks("a", "公安的路灯坏了找谁修", Town.NOTHING);
        town.ledger.entering().all();
        id = town.only().id();
    }

    @AfterEach
    void close() throws IOException {
        town.close();
    }

    private int version() {
        return town.ledger.gaps().get(id).version();
    }

    @Test
    void anEditorWorksOnTheGapsOfTheOwnOffice() {
        assertThat(town.only().office()).isEqualTo("公安");
        assertThat(working.claim(Desk.WANG, id, version()).owner()).isEqualTo("wang");
        assertThatThrownBy(() -> working.claim(Desk.LI, id, version())).hasMessage("这个问题归公安，您在民政。");
        assertThatThrownBy(() -> working.claim(Desk.CHEN, id, version())).hasMessage("wang 已经认领。请先和对方商量，由对方放手。");
        assertThat(working.release(Desk.CHEN, id, version()).owner()).isNull();
        assertThat(working.claim(Desk.ADMIN, id, version()).owner()).isEqualTo("admin");
    }

    @Test
    void twoPeopleAtOnceDoNotOverwriteEachOther() {
        int seen = version();
        working.claim(Desk.WANG, id, seen);
        assertThatThrownBy(() -> working.assign(Desk.CHEN, id, seen, "民政")).hasMessageStartingWith("这个问题刚刚有人动过");
        assertThat(town.only().office()).isEqualTo("公安");
    }

    @Test
    void aGapGoesToAnotherOfficeWithoutItsOwner() {
        working.claim(Desk.WANG, id, version());
        Gap assigned = working.assign(Desk.WANG, id, version(), "民政");
        assertThat(assigned.office()).isEqualTo("民政");
        assertThat(assigned.owner()).isNull();
        assertThatThrownBy(() -> working.assign(Desk.LI, id, version(), "气象")).hasMessageStartingWith("没有这个部门：气象。");
        assertThat(town.desk.log()).contains("wang 分派 " + id);
    }

    @Test
    void aDismissedGapIsOpenAgainWhenItIsAskedAgain() {
        assertThatThrownBy(() -> working.dismiss(Desk.WANG, id, version(), " ")).hasMessage("请写明为什么不处理。");
        working.dismiss(Desk.WANG, id, version(), "不归区里管，电话 13812345678");
        assertThat(town.open()).isEmpty();
        assertThat(town.ledger.gaps().events(id).getLast().remark()).isEqualTo("不归区里管，电话 138****5678");
        assertThatThrownBy(() -> working.claim(Desk.WANG, id, version())).hasMessage("这个问题不处理，要再处理请先重新打开。");

        town.clock.advance(Duration.ofDays(30));
        town.asks("b", "公安的路灯坏了，找谁修", Town.NOTHING);
        town.ledger.entering().all();
        assertThat(town.only().status()).isEqualTo(Gap.Status.OPEN);
        assertThat(town.only().due()).isEqualTo("2027-01-04");
        assertThat(town.ledger.gaps().events(id)).extracting(GapEvent::action).containsExactly("不处理", "重新打开");
    }

    @Test
    void whatIsLateIsCountedAndListed() {
        assertThat(town.ledger.gaps().backlog("公安")).isEqualTo(new Gaps.Backlog(1, 0));
        town.clock.advance(Duration.ofDays(8));
        assertThat(town.ledger.gaps().backlog("")).isEqualTo(new Gaps.Backlog(1, 1));
        assertThat(town.ledger.gaps().backlog("民政")).isEqualTo(new Gaps.Backlog(0, 0));
        assertThat(town.only().overdue(town.ledger.gaps().today())).isTrue();

        working.postpone(Desk.WANG, id, version(), LocalDate.of(2026, 12, 10));
        assertThat(town.ledger.gaps().backlog("").late()).isZero();
        assertThatThrownBy(() -> working.postpone(Desk.WANG, id, version(), LocalDate.of(2026, 12, 3)))
                .hasMessage("期限不能早于今天。");
    }

    @Test
    void aDayThatIsOverStaysWhateverHappensLater() {
        working.postpone(Desk.WANG, id, version(), LocalDate.of(2026, 12, 4));
        town.clock.advance(Duration.ofDays(10));
        working.postpone(Desk.WANG, id, version(), LocalDate.of(2026, 12, 10));
        working.assign(Desk.WANG, id, version(), "民政");
        working.dismiss(Desk.LI, id, version(), "不归区里管");
        town.clock.advance(Duration.ofDays(1));
        working.reopen(Desk.LI, id, version());
        assertThat(terms()).containsExactly("公安 2026-12-04 postponed", "民政 2026-12-10 dismissed", "民政 2026-12-14 null");

        town.desk.sql.sql("delete from gap_term where ended_at is null").update();
        town.desk.sql.sql("update gap set due = '2026-12-15'").update();
        town.sweep();
        assertThat(terms()).as("by a program of the version before").hasSize(3).contains("民政 2026-12-15 null");
    }

    private List<String> terms() {
        return town.desk
                .sql
                .sql("select office || ' ' || due || ' ' || coalesce(ending, 'null') from gap_term order by due")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void whatIsLateComesInTheOrderOfItsDayAndHomeSaysWhenDaysAreInDoubt() {
        town.asks("b", "夜里噪音太大找谁", Town.NOTHING);
        town.asks("c", "夜里噪音太大找谁", Town.NOTHING);
        town.ledger.entering().all();
        town.desk
                .sql
                .sql("update gap set due = '2026-12-01' where id = :id")
                .param("id", id)
                .update();
        town.clock.advance(Duration.ofDays(20));
        GapFilter late = GapFilter.of(Map.of("overdue", "true"), List.of());
        assertThat(town.ledger.gaps().list(late))
                .extracting(Gap::id)
                .startsWith(id)
                .hasSize(2);

        var home = new GapsAtHome(town.ledger.gaps(), town.ledger.deadlines());
        assertThat(home.line(Desk.CHEN.member()).orElseThrow().text()).isEqualTo("没有答好的问题：待处理 2 个，其中 2 个过了期限");
        working.postpone(Desk.WANG, id, version(), LocalDate.of(2027, 1, 8));
        assertThat(home.line(Desk.CHEN.member()).orElseThrow().text()).contains("节假日只录到 2026 年，2027 年的期限可能差几天。");
    }

    @Test
    void noiseIsSetAsideByHandAndTakenBack() {
        working.setAside(Desk.WANG, id, version(), "开玩笑");
        assertThat(town.ledger.gaps().backlog("")).isEqualTo(new Gaps.Backlog(0, 0));
        town.sweep();
        assertThat(town.only().noise()).isEqualTo("开玩笑");
        working.takeBack(Desk.WANG, id, version());
        assertThat(town.only().noise()).isNull();
    }

    @Test
    void gapsAreMergedAndSplitByHand() {
        town.asks("b", "烟草专卖零售许可怎么申请", Town.NOTHING);
        town.ledger.entering().all();
        String other = town.open().stream()
                .map(Gap::id)
                .filter(one -> !one.equals(id))
                .findFirst()
                .orElseThrow();

        Gap merged = working.merge(Desk.CHEN, other, 1, id);
        assertThat(merged.questions()).containsExactly("烟草专卖零售许可怎么申请", "公安的路灯坏了找谁修");
        assertThat(town.ledger.gaps().get(other).id()).isEqualTo(id);
        assertThatThrownBy(() -> working.merge(Desk.CHEN, id, version(), other)).hasMessage("不能并入自己。");

        assertThatThrownBy(() -> working.split(Desk.CHEN, id, version(), List.of("烟草专卖零售许可怎么申请", "公安的路灯坏了找谁修")))
                .hasMessage("不能全部拆出去，至少留一个问法。");
        town.desk
                .sql
                .sql("update gap set queue = 'known', entry = 'guide-001', due = '2026-12-24' where id = :id")
                .param("id", id)
                .update();
        Gap split = working.split(Desk.CHEN, id, version(), List.of("烟草专卖零售许可怎么申请"));
        assertThat(split.queue()).isEqualTo(Gap.Queue.KNOWN);
        assertThat(split.entry()).isEqualTo("guide-001");
        assertThat(split.due()).isEqualTo("2026-12-24");
        assertThat(split.questions()).containsExactly("烟草专卖零售许可怎么申请");
        assertThat(town.ledger.gaps().get(id).questions()).containsExactly("公安的路灯坏了找谁修");
        town.sweep();
        assertThat(town.open()).hasSize(2);
    }

    @Test
    void whatWasDoneIsInTheAuditLogAndCommentsAreMasked() {
        working.comment(Desk.WANG, id, "已问过 13812345678");
        assertThat(town.ledger.gaps().events(id).getLast())
                .satisfies(event -> assertThat(event.remark()).isEqualTo("已问过 138****5678"))
                .satisfies(event -> assertThat(event.actor()).isEqualTo("wang"));
        assertThat(town.desk.log()).contains("wang 备注 " + id);
    }
}
