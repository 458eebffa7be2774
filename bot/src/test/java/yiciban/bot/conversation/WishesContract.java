package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Lexicons;
import yiciban.bot.system.SetClock;

/** What 有答案时告诉我 promises, whatever database it is in: told once, and never to whoever does not want to be. */
abstract class WishesContract {

    static final String CHAT = "0123456789abcdefABCDEF-_";
    private static final Answer NOT_FOUND = new Answer.NotFound("没有找到。", List.of(), .2);

    final SetClock clock = new SetClock();
    private String withdrawn = "none is";
    Stores stores;

    /** A connected, migrated and empty database; the same one each time within a test. */
    abstract DataSource database();

    /** A channel that stores in the same database, as the outbox does. */
    static final class Rows implements Channel {
        private final JdbcClient sql;
        private final boolean reachable;

        Rows(JdbcClient sql, boolean reachable) {
            this.sql = sql;
            this.reachable = reachable;
        }

        @Override
        public String name() {
            return "web";
        }

        @Override
        public boolean push(String conversation, String id, String turn, Answer answer) {
            if (reachable) {
                sql.sql("insert into pushed (id, text) values (:id, :text)")
                        .param("id", id)
                        .param("text", answer.text())
                        .update();
            }
            return reachable;
        }
    }

    @BeforeEach
    void open() {
        stores = stores(database());
        stores.sql.sql("create table pushed (id text, text text)").update();
    }

    @Test
    void whatCameLaterIsToldOnceWithQuestionDayAndSource() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        Wish wish = wish(turn).orElseThrow();
        assertThat(wish.state()).isEqualTo(Wish.State.WAITING);
        clock.advance(Duration.ofDays(9));

        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        assertThat(told()).as("not before the sweep").isEmpty();
        assertThat(sweep()).isOne();
        assertThat(sweep()).isZero();

        assertThat(pushed()).containsExactly("您 11 月 26 日问的「婚介所怎么开」有答案了：\n" + StoredAnswerTest.ANSWERED.text());
        assertThat(told()).singleElement().satisfies(told -> {
            assertThat(told.state()).isEqualTo(Wish.State.TOLD);
            assertThat(told.answer()).isEqualTo(StoredAnswerTest.ANSWERED);
            assertThat(told.toldAt()).isEqualTo(clock.instant());
            assertThat(told.seen()).isFalse();
        });
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        assertThat(sweep()).as("an answer given twice").isZero();
        stores.wishes.seen("web", CHAT);
        assertThat(told()).singleElement().matches(Wish::seen);
    }

    @Test
    void whereverTheProcessDiesEverybodyIsToldOnce() {
        int steps = 0;
        for (boolean died = true; died; steps++) {
            String turn = asked("m" + steps, "第" + steps + "问", NOT_FOUND);
            wish(turn);
            var failing = new FailingDatabase(database(), steps);
            try {
                Stores dying = stores(failing);
                dying.transaction.executeWithoutResult(
                        status -> dying.wishes.answered(turn, StoredAnswerTest.ANSWERED));
                dying.telling(new Rows(dying.sql, true)).sweep();
            } catch (RuntimeException e) {
                assertThat(e).hasStackTraceContaining("killed");
            }
            died = failing.died();
            // Whoever answers learns of a failed commit, and answers again; the sweep comes after every start.
            stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
            sweep();
            sweep();
            assertThat(pushed()).as("died at step " + steps).hasSize(steps + 1).doesNotHaveDuplicates();
        }
        assertThat(steps).as("statements and commits that were tried").isGreaterThan(7);
    }

    @Test
    void answeredJoinsTheCallersTransaction() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        wish(turn);

        assertThatThrownBy(() -> stores.transaction.executeWithoutResult(status -> {
                    stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
                    throw new IllegalStateException("the publication failed");
                }))
                .hasMessage("the publication failed");
        assertThat(sweep()).isZero();
        assertThatThrownBy(() -> stores.wishes.answered(turn, NOT_FOUND)).isInstanceOf(IllegalArgumentException.class);
        stores.wishes.answered("a turn nobody wishes for", StoredAnswerTest.ANSWERED);
    }

    @Test
    void whoTakesItBackIsNotToldAndMayWishAgain() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        String first = wish(turn).orElseThrow().id();
        assertThat(wish(turn).orElseThrow().id()).as("twice is once").isEqualTo(first);
        assertThat(stores.wishes.withdraw("web", CHAT, turn)).isTrue();
        assertThat(stores.wishes.withdraw("web", CHAT, turn)).isFalse();

        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        assertThat(sweep()).isZero();
        assertThat(pushed()).isEmpty();

        Wish again = wish(turn).orElseThrow();
        assertThat(again.id()).isNotEqualTo(first);
        assertThat(again.state()).as("the answer came meanwhile").isEqualTo(Wish.State.READY);
        assertThat(sweep()).isOne();
    }

    @Test
    void anAnswerTakenBackAfterItWasReadyIsNotTold() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        wish(turn);
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);

        assertThat(stores.wishes.withdraw("web", CHAT, turn)).isTrue();
        assertThat(sweep()).isZero();
    }

    @Test
    void nobodyIsToldAfterTheRetentionTime() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        String code = wish(turn).orElseThrow().code();
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        clock.advance(Duration.ofDays(180).plusMillis(1));

        assertThat(stores.wishes.pickUp("c", code)).isInstanceOf(PickUp.Unknown.class);
        assertThat(wish(turn)).isEmpty();
        assertThat(sweep()).isZero();
        assertThat(pushed()).isEmpty();
        assertThat(stores.sql
                        .sql("select ending || coalesce(code, '') || coalesce(answer, '') from wish")
                        .query(String.class)
                        .single())
                .isEqualTo("expired");
    }

    @Test
    void whatWasToldIsForgottenAfterTheRetentionTimeToo() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        wish(turn);
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        sweep();
        clock.advance(Duration.ofDays(181));
        sweep();

        assertThat(told()).isEmpty();
        assertThat(status()).isEqualTo("told");
    }

    @Test
    void whoCannotBeReachedIsNotTriedAgain() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        wish(turn);
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);

        assertThat(stores.telling(new Rows(stores.sql, false)).sweep()).isZero();
        assertThat(status()).isEqualTo("ended");
        assertThat(sweep()).isZero();
    }

    @Test
    void whatTheChannelCouldNotBringEndsAndANewWishIsANewMessage() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        String first = wish(turn).orElseThrow().id();
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        stores.wishes.undelivered(first);
        assertThat(status()).as("not told yet").isEqualTo("ready");
        sweep();
        stores.wishes.undelivered(first);
        assertThat(status()).isEqualTo("ended");

        assertThat(wish(turn).orElseThrow().id()).isNotEqualTo(first);
        assertThat(sweep()).isOne();
    }

    @Test
    void aChannelThatIsSwitchedOffIsWaitedFor() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        wish(turn);
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);

        assertThat(stores.telling().sweep()).isZero();
        assertThat(status()).isEqualTo("ready");
        assertThat(sweep()).isOne();
    }

    @Test
    void anAnswerThatNoLongerStandsIsNotToldButWaitedForAgain() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        wish(turn);
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        withdrawn = StoredAnswerTest.ANSWERED.text();
        assertThat(sweep()).isZero();
        assertThat(status()).isEqualTo("waiting");

        withdrawn = "none is";
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        assertThat(sweep()).isOne();
        withdrawn = StoredAnswerTest.ANSWERED.text();
        assertThat(told().getFirst().answer()).as("withdrawn since").isInstanceOf(Answer.NotFound.class);
    }

    @Test
    void onlyWhatWasLeftOpenIsOffered() {
        String found = asked("m1", "居住证怎么办", StoredAnswerTest.ANSWERED);
        String chatter = asked("m2", "讲个笑话", new Answer.NotFound("这个我答不上来。", List.of(), 0));
        String failed = asked("m3", "婚介所怎么开", new Answer.Failed("A1B2C3D4"));
        String thanks = asked("m4", "谢谢", new Answer.SmallTalk("不客气！", List.of()));
        String human = asked("m5", "人工", new Answer.SmallTalk(Lexicons.human(), List.of()));

        assertThat(stores.wishes.offers("web", CHAT).keySet()).containsExactlyInAnyOrder(failed, human);
        assertThat(stores.wishes.offer("web", CHAT, human)).contains(new Offer(failed, null));
        for (String turn : List.of(found, chatter, thanks, "no-such-turn", "")) {
            assertThat(stores.wishes.offer("web", CHAT, turn)).isEmpty();
            assertThat(wish(turn)).isEmpty();
        }
        assertThat(wish(human).orElseThrow().turn()).isEqualTo(failed);
        assertThat(stores.wishes.offers("web", CHAT))
                .hasEntrySatisfying(failed, offer -> assertThat(offer.wish()).isNotNull());
    }

    @Test
    void humanAfterAnAnswerOrLongAfterLeavesNothingToWish() {
        asked("m1", "婚介所怎么开", NOT_FOUND);
        clock.advance(Duration.ofMinutes(31));
        String late = asked("m2", "人工", new Answer.SmallTalk(Lexicons.human(), List.of()));
        asked("m3", "居住证怎么办", StoredAnswerTest.ANSWERED);
        String after = asked("m4", "人工", new Answer.SmallTalk(Lexicons.human(), List.of()));

        assertThat(wish(late)).isEmpty();
        assertThat(wish(after)).isEmpty();
    }

    @Test
    void nobodyWishesInAnothersConversation() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);

        assertThat(stores.wishes.wish("web", "another-conversation-00", turn)).isEmpty();
        assertThat(stores.wishes.wish("telegram", CHAT, turn)).isEmpty();
        wish(turn);
        assertThat(stores.wishes.withdraw("web", "another-conversation-00", turn))
                .isFalse();
        assertThat(stores.wishes.told("web", "another-conversation-00")).isEmpty();
    }

    @Test
    void twentyMayWaitInAConversation() {
        for (int i = 0; i < Wishes.OPEN; i++) {
            assertThat(wish(asked("m" + i, "问题" + i, NOT_FOUND))).isPresent();
        }
        String last = asked("last", "还有一个", NOT_FOUND);
        assertThat(wish(last)).isEmpty();

        stores.wishes.withdraw(
                "web",
                CHAT,
                stores.wishes.offers("web", CHAT).keySet().stream()
                        .filter(turn -> !turn.equals(last))
                        .findFirst()
                        .orElseThrow());
        assertThat(wish(last)).isPresent();
    }

    @Test
    void aCodeFindsTheAnswerHoweverItIsTyped() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        String code = wish(turn).orElseThrow().code();
        assertThat(code).matches("[2-9A-HJKMNP-Z]{6}");

        assertThat(stores.wishes.pickUp("c", code))
                .isInstanceOfSatisfying(
                        PickUp.Found.class,
                        found -> assertThat(found.wish().answer()).isNull());
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        String typed = " " + code.toLowerCase(Locale.ROOT).substring(0, 3) + " - " + code.substring(3);
        assertThat(stores.wishes.pickUp("c", typed))
                .isInstanceOfSatisfying(
                        PickUp.Found.class,
                        found -> assertThat(found.wish().answer()).isEqualTo(StoredAnswerTest.ANSWERED));
        assertThat(stores.wishes.pickUp("c", "222222")).isInstanceOf(PickUp.Unknown.class);
        assertThat(stores.wishes.pickUp("c", "' or 1=1 --")).isInstanceOf(PickUp.Unknown.class);
        stores.wishes.withdraw("web", CHAT, turn);
        assertThat(stores.wishes.pickUp("c", code)).isInstanceOf(PickUp.Unknown.class);
    }

    @Test
    void whatCameLaterIsRatedOnceItWasShownAndTheFirstAnswerKeepsWhatWasSaidOfIt() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        String code = wish(turn).orElseThrow().code();
        stores.ratings.rate(turn, Rating.because(Reason.OTHER, "急"), clock.instant());
        stores.wishes.answered(turn, StoredAnswerTest.ANSWERED);
        stores.wishes.rate("c", code, Rating.of(true));
        sweep();
        assertThat(stores.ratings.of("web", CHAT))
                .as("not told when it was rated")
                .isEmpty();
        stores.ratings.rate(turn, Rating.of(false), clock.instant());
        assertThat(stores.ratings.of("web", CHAT))
                .as("told and not shown: of the first answer")
                .isEmpty();

        stores.wishes.seen("web", CHAT);
        stores.ratings.rate(turn, Rating.of(Level.SATISFIED), clock.instant());
        assertThat(stores.ratings.of("web", CHAT)).isEqualTo(Map.of(turn, Rating.of(Level.SATISFIED)));
        assertThat(stores.turns.find("web", CHAT, turn).orElseThrow().helpful()).isFalse();
        stores.ratings.rate(turn, Rating.of(Level.VERY_DISSATISFIED), clock.instant());
        stores.wishes.rate("c", code, Rating.because(Reason.OUTDATED, "去年的"));
        assertThat(stores.ratings.of("web", CHAT))
                .isEqualTo(Map.of(turn, new Rating(false, Level.VERY_DISSATISFIED, Reason.OUTDATED, "去年的")));
        assertThat(stores.wishes.rate("c", code, Rating.of(true)))
                .isInstanceOfSatisfying(
                        PickUp.Found.class, found -> assertThat(found.rating()).isEqualTo(Rating.of(true)));
        assertThat(stores.sql
                        .sql("select remark from rating where turn = :turn")
                        .param("turn", turn)
                        .query(String.class)
                        .single())
                .isEqualTo("急");

        stores.wishes.undelivered(told().getFirst().id());
        wish(turn);
        sweep();
        stores.wishes.seen("web", CHAT);
        assertThat(told()).hasSize(1);
        assertThat(stores.ratings.of("web", CHAT))
                .as("wished again: another telling")
                .isEmpty();
    }

    @Test
    void whoGuessesCodesIsSlowedDownAndNobodyElse() {
        for (int i = 0; i < 10; i++) {
            assertThat(stores.wishes.pickUp("guesser", "ABC23" + (i + 2) % 10)).isInstanceOf(PickUp.Unknown.class);
        }
        assertThat(stores.wishes.pickUp("guesser", "ABC234")).isInstanceOf(PickUp.TooFast.class);
        assertThat(stores.wishes.pickUp("citizen", "ABC234")).isInstanceOf(PickUp.Unknown.class);
    }

    @Test
    void typedItMeansTheSameAndTheConfirmationPromisesNoDate() {
        String turn = asked("m1", "婚介所怎么开", NOT_FOUND);
        asked("m2", "谢谢", new Answer.SmallTalk("不客气！", List.of()));
        Answer said = typed("m3", "有结果通知我").orElseThrow();

        assertThat(said.text()).startsWith("好的，记下了。").contains("现在说不准", code(turn));
        assertThat(said.choices()).containsExactly(new Choice("不用告诉我了", "不用告诉我了"));
        assertThat(typed("m3", "有结果通知我")).as("handled again after a crash").contains(said);
        assertThat(typed("m4", "不用告诉我了").orElseThrow().text()).isEqualTo(WishText.WITHDRAWN);
        assertThat(typed("m5", "不用告诉我了").orElseThrow().text()).isEqualTo(WishText.NOTHING_WISHED);
        assertThat(status()).isEqualTo("ended");
        assertThat(typed("m6", "居住证怎么办")).isEmpty();
    }

    @Test
    void typedAfterAnAnswerThereIsNothingToWaitFor() {
        asked("m1", "婚介所怎么开", NOT_FOUND);
        asked("m2", "居住证怎么办", StoredAnswerTest.ANSWERED);

        assertThat(typed("m3", "有答案告诉我").orElseThrow().text()).isEqualTo(WishText.NOTHING_OPEN);
    }

    @Test
    void aRemarkThatIsTypedBelongsToWhatWasNoUse() {
        String turn = asked("m1", "居住证怎么办", StoredAnswerTest.ANSWERED);
        assertThat(typed("m2", "反馈：看不懂")).as("nothing was rated").isEmpty();
        stores.ratings.rate(turn, Rating.because(Reason.OTHER, ""), clock.instant());

        assertThat(typed("m3", "反馈：太长了，我电话13800138000").orElseThrow().text()).startsWith("谢谢");
        assertThat(stores.ratings.of("web", CHAT).get(turn))
                .isEqualTo(Rating.because(Reason.OTHER, "太长了，我电话138****8000"));
    }

    private Optional<Wish> wish(String turn) {
        return stores.wishes.wish("web", CHAT, turn);
    }

    private List<Wish> told() {
        return stores.wishes.told("web", CHAT);
    }

    private int sweep() {
        return stores.telling(new Rows(stores.sql, true)).sweep();
    }

    private List<String> pushed() {
        return new ArrayList<>(
                stores.sql.sql("select text from pushed").query(String.class).list());
    }

    private String status() {
        return stores.sql.sql("select status from wish").query(String.class).single();
    }

    private String code(String turn) {
        return stores.wishes.wish("web", CHAT, turn).orElseThrow().code();
    }

    /** Stores a question with its answer; returns the turn's id. */
    private String asked(String message, String question, Answer answer) {
        Turn turn = stores.turns.accept(inbound(message, question), question, false, clock.instant());
        stores.turns.answer(turn.id(), answer, 1, clock.instant());
        return turn.id();
    }

    private Optional<Answer> typed(String message, String text) {
        return stores.asides.reply(stores.turns.accept(inbound(message, text), text, false, clock.instant()));
    }

    private static Inbound inbound(String message, String text) {
        return new Inbound("web", CHAT, message, "", text);
    }

    private Stores stores(DataSource database) {
        return new Stores(
                database,
                clock,
                (question, given) -> given.text().equals(withdrawn) ? new Answer.NotFound("停用", List.of(), 0) : given);
    }
}
