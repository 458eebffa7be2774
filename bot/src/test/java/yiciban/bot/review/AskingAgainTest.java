package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.knowledge.Desk;
import yiciban.bot.system.Engine;

/** Who is asked for again, whatever became of the gap in the meantime. */
class AskingAgainTest {

    private static final String TOBACCO = "烟草专卖零售许可怎么申请";

    @TempDir
    Path folder;

    private Town town;

    @BeforeEach
    void open() {
        town = new Town(Engine.SQLITE, folder);
    }

    @AfterEach
    void close() throws IOException {
        town.close();
    }

    /** A FAQ on tobacco, written for the only gap; a draft. */
    private String drafted() {
        Gap gap = town.only();
        // Three entries are far from everything.
        Gap matter = gap.noise() == null ? gap : town.working.takeBack(Desk.CHEN, gap.id(), gap.version());
        Gap mine = town.working.assign(Desk.CHEN, gap.id(), matter.version(), "公安");
        return Objects.requireNonNull(town.responding
                .write(Desk.WANG, gap.id(), mine.version(), List.of(TOBACCO), "到烟草局办。", "烟草专卖法")
                .draft());
    }

    /** The same gone to citizens, which closes the gap. */
    private String published(String gap) {
        String entry = drafted();
        town.desk.publish(Desk.WANG, entry);
        town.sweep();
        assertThat(get(gap).status()).isEqualTo(Gap.Status.CLOSED);
        return entry;
    }

    private Gap get(String id) {
        return town.ledger.gaps().get(id);
    }

    @Test
    void whoWishedToHearHearsThoughTheGapWasDismissed() {
        String wished = town.asks(TOBACCO);
        String silent = town.asks("烟草专卖零售许可要怎么申请");
        town.wishes(wished);
        town.sweep();
        for (Gap gap : town.open()) {
            town.working.dismiss(Desk.CHEN, gap.id(), gap.version(), "不归区里管");
        }
        town.clock.advance(Duration.ofDays(1));
        town.asks("b", "夜里路灯不亮", Town.NOTHING);
        town.sweep();
        town.desk.publish(Desk.WANG, drafted());
        town.sweep();

        assertThat(town.told).singleElement().asString().startsWith(wished).doesNotContain(silent);
    }

    @Test
    void anAnswerThatCameLaterAndWasNoUseOpensItsGapAgainOnce() {
        String turn = town.asks(TOBACCO);
        town.wishes(turn);
        town.sweep();
        String gap = town.only().id();
        String entry = published(gap);
        LocalDate due = get(gap).due();

        town.desk
                .sql
                .sql("update wish set status = 'told', helpful = false, remark = '烟草局说不管'")
                .update();
        town.clock.advance(Duration.ofDays(9));
        town.sweep();
        town.sweep();
        assertThat(get(gap).status()).isEqualTo(Gap.Status.OPEN);
        assertThat(get(gap).due()).isAfter(due);
        assertThat(town.ledger.gaps().questions(gap, 9)).singleElement().satisfies(asking -> {
            assertThat(asking.kind()).isEqualTo(Gap.Kind.UNHELPFUL);
            assertThat(asking.shown()).contains("到烟草局办");
            assertThat(asking.remark()).isEqualTo("烟草局说不管");
        });
        assertThat(town.ledger.gaps().events(gap))
                .filteredOn(event -> event.remark().equals("后来告诉的答案没用"))
                .hasSize(1);

        town.desk.publish(Desk.WANG, entry, "answer", "到政务大厅的烟草窗口办。");
        town.sweep();
        town.sweep();
        assertThat(get(gap).status())
                .as("another answer than the one that was no use")
                .isEqualTo(Gap.Status.CLOSED);
    }

    @Test
    void whoWaitsAgainBecauseTheSourceWasWithdrawnIsAskedForAgain() {
        String turn = town.asks(TOBACCO);
        town.sweep();
        String gap = town.only().id();
        String entry = published(gap);

        town.desk.editing.withdraw(Desk.WANG, entry, null);
        town.desk.publish(Desk.WANG, entry);
        town.wishes(turn);
        town.told.clear();
        town.sweep();
        assertThat(get(gap).status()).isEqualTo(Gap.Status.OPEN);
        assertThat(get(gap).waiting()).isOne();
        assertThat(town.told).isEmpty();

        town.desk.publish(Desk.WANG, drafted());
        town.sweep();
        assertThat(town.told).singleElement().asString().startsWith(turn).contains("到烟草局办。");
        assertThat(get(gap).status()).isEqualTo(Gap.Status.CLOSED);
    }

    @Test
    void whatEntersLateIsAskedOfWhatIsPublishedAndOpensItsGapOnlyWithoutAnAnswer() {
        String early = town.asks("a", TOBACCO, town.answered("养犬登记多少钱"));
        town.asks(TOBACCO);
        town.sweep();
        String gap = town.only().id();
        String entry = drafted();
        town.clock.advance(Duration.ofDays(1));
        town.desk.publish(Desk.WANG, entry);
        town.sweep();
        town.told.clear();
        town.marks(early, false);
        town.sweep();
        assertThat(get(gap).status()).isEqualTo(Gap.Status.CLOSED);
        assertThat(town.told).singleElement().asString().startsWith(early);
    }

    @Test
    void anEntryThatIsWithdrawnIsNoLongerWhatWasNotFound() {
        String turn = town.asks("养犬登记多少钱");
        town.marks(turn, false);
        town.sweep();
        Gap gap = town.only();
        assertThat(gap.queue()).isEqualTo(Gap.Queue.KNOWN);

        town.desk.editing.withdraw(Desk.WANG, Desk.DOG, null);
        town.desk.publish(Desk.WANG, Desk.DOG);
        town.sweep();
        assertThat(get(gap.id()).queue()).isEqualTo(Gap.Queue.MISSING);
        assertThat(town.ledger.gaps().events(gap.id()).getLast().remark()).isEqualTo("没有答案");
    }

    @Test
    void anAnswerThatIsGivenUpLeavesTheGapOpen() {
        town.asks(TOBACCO);
        town.sweep();
        String draft = drafted();
        town.sweep();
        assertThat(town.only().status()).isEqualTo(Gap.Status.DRAFTED);

        town.desk.editing.discard(Desk.WANG, draft);
        town.sweep();
        assertThat(town.only().status()).isEqualTo(Gap.Status.OPEN);
        assertThat(town.ledger.gaps().events(town.only().id()).getLast().remark())
                .isEqualTo("所有问法都还没找到");
    }
}
