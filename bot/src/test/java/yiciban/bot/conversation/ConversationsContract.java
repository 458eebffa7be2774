package yiciban.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Exchange;
import yiciban.bot.answer.Question;
import yiciban.bot.conversation.Reply.Taken;
import yiciban.bot.system.Believable;
import yiciban.bot.system.Ids;
import yiciban.bot.system.SetClock;

/** What conversations promise, whatever database they are in. */
abstract class ConversationsContract {

    private static final String CHAT = "0123456789abcdefABCDEF-_";
    private static final String ID_NUMBER = "110101199003077758";

    final SetClock clock = new SetClock();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<Object> events = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<List<Exchange>> histories = new ConcurrentLinkedQueue<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private SqlConversations conversations;
    private JdbcClient sql;

    /** The text of an answer that no longer stands. */
    private String withdrawn = "none is";

    /** A connected, migrated and empty database; the same one each time within a test. */
    abstract DataSource database();

    /** The same, as another node has it. */
    abstract DataSource another();

    @BeforeEach
    void open() {
        sql = JdbcClient.create(database());
        conversations = conversations(this::say);
        log.list = new CopyOnWriteArrayList<>(); // others may log while it is read
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    @Test
    void aQuestionIsStoredThenAnsweredThenShownAgain() {
        Reply reply = ask("m1", "居住证怎么办");

        assertThat(reply.answer()).isEqualTo(StoredAnswerTest.ANSWERED);
        assertThat(reply.question()).isEqualTo("居住证怎么办");
        assertThat(reply.masked()).isFalse();
        assertThat(reply.taken()).isEqualTo(Taken.TAKEN);
        assertThat(conversations.turns("web", CHAT)).singleElement().satisfies(turn -> {
            assertThat(turn.id()).isEqualTo(reply.turn());
            assertThat(turn.number()).isEqualTo(1);
            assertThat(turn.answer()).isEqualTo(StoredAnswerTest.ANSWERED);
            assertThat(turn.tookMicros()).isPositive();
            assertThat(turn.askedAt()).isEqualTo(clock.instant());
            assertThat(turn.helpful()).isNull();
        });
        assertThat(events).containsExactly(new TurnCompleted(reply.turn(), "answered"));
        assertThat(meters.timer("yiciban.answer", "outcome", "answered").count())
                .isOne();
        assertThat(sql.sql("select outcome || ' ' || subject from turn")
                        .query(String.class)
                        .single())
                .isEqualTo("answered guide-001");
    }

    @Test
    void anAnswerThatNoLongerStandsIsNotShownAgain() {
        Reply first = ask("m1", "居住证怎么办");
        withdrawn = first.answer().text();

        assertThat(conversations.turns("web", CHAT))
                .singleElement()
                .satisfies(turn -> assertThat(turn.answer()).isInstanceOf(Answer.NotFound.class));
        assertThat(ask("m1", "居住证怎么办").answer()).isInstanceOf(Answer.NotFound.class);
    }

    @Test
    void theQuestionIsCommittedBeforeItIsAnswered() {
        conversations = conversations((question, history) -> {
            assertThat(sql.sql("select question from turn").query(String.class).list())
                    .containsExactly("居住证怎么办");
            return say(question, history);
        });

        assertThat(ask("m1", "居住证怎么办").answer().outcome()).isEqualTo("answered");
    }

    @Test
    void theSameMessageAgainGetsTheStoredReply() {
        Reply first = ask("m1", "居住证怎么办");
        Reply again = ask("m1", "居住证怎么办");

        assertThat(again.turn()).isEqualTo(first.turn());
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(again.took().toNanos() / 1_000).isEqualTo(turns().getFirst().tookMicros());
        assertThat(answered).hasSize(1);
        assertThat(events).hasSize(1);
    }

    @Test
    void theSameIdsInAnotherChannelAreSomethingElse() {
        ask("1", "居住证怎么办");
        conversations.receive(new Inbound("telegram", CHAT, "1", "c", "要带什么"));

        assertThat(turns()).hasSize(1);
        assertThat(conversations.turns("telegram", CHAT))
                .extracting(Turn::question)
                .containsExactly("要带什么");
    }

    @Test
    void aDoubleClickIsAnsweredOnce() throws Exception {
        List<Reply> replies = together(16, i -> ask("m1", "居住证怎么办"));

        assertThat(replies)
                .extracting(Reply::turn)
                .containsOnly(replies.getFirst().turn());
        assertThat(answered).hasSize(1);
        assertThat(turns()).hasSize(1);
    }

    @Test
    void turnsAreNumberedFromOneWhoeverAsksMeanwhile() throws Exception {
        SqlConversations elsewhere = conversations(another(), this::say);
        together(8, i -> (i % 2 == 0 ? conversations : elsewhere).receive(inbound("m" + i, "居住证怎么办")));

        assertThat(turns()).extracting(Turn::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void aConversationGoesOnOnAnotherNode() {
        SqlConversations elsewhere = conversations(another(), this::say);
        Reply first = ask("m1", "居住证怎么办");
        elsewhere.receive(inbound("m2", "要带什么"));

        assertThat(lastHistory())
                .extracting(exchange -> exchange.question().normalised())
                .containsExactly("居住证怎么办");
        assertThat(elsewhere.receive(inbound("m1", "居住证怎么办")).turn())
                .as("the same message again")
                .isEqualTo(first.turn());
        assertThat(elsewhere.rate("web", CHAT, first.turn(), Rating.of(true))).isTrue();
        assertThat(turns().getFirst().helpful()).isTrue();
    }

    @Test
    void theLastFiftyAreShown() {
        for (int i = 1; i <= 53; i++) {
            ask("m" + i, "问题" + i);
        }

        assertThat(turns()).hasSize(Conversations.SHOWN);
        assertThat(turns().getFirst().number()).isEqualTo(4);
        assertThat(turns().getLast().question()).isEqualTo("问题53");
    }

    @Test
    void whatWasSaidInTheLastHalfHourIsHistory() {
        ask("m1", "太早");
        clock.advance(Duration.ofMinutes(31));
        ask("m2", "刚好");
        clock.advance(Duration.ofMinutes(30));
        ask("m3", "要带什么");

        assertThat(lastHistory())
                .extracting(exchange -> exchange.question().text())
                .containsExactly("刚好");
    }

    @Test
    void historyIsTheLastSixAnswersInTheirOrder() {
        for (int i = 1; i <= 9; i++) {
            ask("m" + i, "问题" + i);
        }

        assertThat(lastHistory())
                .extracting(exchange -> exchange.question().text())
                .containsExactly("问题3", "问题4", "问题5", "问题6", "问题7", "问题8");
        assertThat(lastHistory().getLast().answer()).isEqualTo(StoredAnswerTest.ANSWERED);
    }

    @Test
    void aClockSetBackLosesNothing() {
        ask("m1", "居住证怎么办");
        clock.advance(Duration.ofDays(-1));
        ask("m2", "要带什么");

        assertThat(lastHistory()).hasSize(1);
        assertThat(turns()).extracting(Turn::question).containsExactly("居住证怎么办", "要带什么");
    }

    @Test
    void whatACrashLeftUnansweredIsAnsweredAfterTheNextStart() {
        leaveBehind("居住证怎么办");
        assertThat(turns().getFirst().answer()).isNull();
        assertThat(conversations.recover()).as("may still be in work").isZero();

        clock.advance(SqlConversations.LEFT_BEHIND.plusMillis(1));
        assertThat(conversations.recover()).isOne();
        assertThat(turns().getFirst().answer()).isEqualTo(StoredAnswerTest.ANSWERED);
        assertThat(events).hasSize(1);
        assertThat(conversations.recover()).isZero();
    }

    @Test
    void whatACrashLeftUnansweredIsAnsweredWhenItComesAgain() {
        leaveBehind("居住证怎么办");

        assertThat(ask("left", "居住证怎么办").answer()).isEqualTo(StoredAnswerTest.ANSWERED);
        assertThat(turns()).hasSize(1);
    }

    @Test
    void recoveredTurnsHaveTheHistoryOfTheirTime() {
        ask("m1", "居住证怎么办");
        leaveBehind("要带什么");
        clock.advance(Duration.ofHours(5));
        ask("m3", "你好");
        conversations.recover();

        assertThat(lastHistory())
                .extracting(exchange -> exchange.question().text())
                .containsExactly("居住证怎么办");
    }

    @Test
    void whateverBreaksWhileAnsweringTheCitizenGetsANumberAndTheLogTheCause() {
        for (Throwable cause : List.of(
                new IllegalStateException("index is gone"),
                new StackOverflowError(),
                new OutOfMemoryError("asked for too much"))) {
            conversations = conversations((question, history) -> {
                throw sneaky(cause);
            });
            Reply reply = ask("m-" + cause, "居住证怎么办");

            assertThat(reply.answer()).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.incident()).hasSize(8);
                assertThat(log.list)
                        .filteredOn(event -> event.getFormattedMessage().contains(failed.incident()))
                        .hasSize(1);
            });
            assertThat(turns().getLast().answer()).isEqualTo(reply.answer());
        }
        assertThat(log.list).noneMatch(event -> text(event).contains("居住证怎么办"));
    }

    @Test
    void f2_whatIsTakenWhileTheLibraryClosesIsAnsweredAfterTheNextStart() {
        conversations = conversations((question, history) -> {
            throw new DataAccessResourceFailureException("the library is not open");
        });
        assertThatThrownBy(() -> ask("m1", "居住证怎么办")).isInstanceOf(DataAccessException.class);
        assertThat(turns().getFirst().answer()).isNull();

        conversations = conversations(this::say);
        clock.advance(SqlConversations.LEFT_BEHIND.plusMillis(1));
        assertThat(conversations.recover()).isOne();
        assertThat(turns().getFirst().answer()).isEqualTo(StoredAnswerTest.ANSWERED);
    }

    @Test
    void anAnswerThatCannotBeStoredIsGivenAllTheSameAndStoredLater() {
        conversations = conversations((question, history) -> {
            sql.sql("alter table turn rename column took_us to gone").update();
            return say(question, history);
        });
        Reply reply = ask("m1", "居住证怎么办");
        sql.sql("alter table turn rename column gone to took_us").update();

        assertThat(reply.answer()).isEqualTo(StoredAnswerTest.ANSWERED);
        assertThat(turns().getFirst().answer()).isNull();
        conversations = conversations(this::say);
        clock.advance(Duration.ofMinutes(1));
        conversations.recover();
        assertThat(turns().getFirst().answer()).isEqualTo(StoredAnswerTest.ANSWERED);
    }

    @Test
    void aQuestionThatCannotBeStoredIsNotTaken() {
        sql.sql("alter table turn rename to gone").update();

        assertThatThrownBy(() -> ask("m1", "居住证怎么办")).isInstanceOf(RuntimeException.class);
        assertThat(answered).isEmpty();
        sql.sql("alter table gone rename to turn").update();
    }

    @Test
    void personalNumbersAreWrittenNowhere() {
        Reply reply = askWithNumbers();

        assertThat(reply.masked()).isTrue();
        assertThat(reply.question()).isEqualTo("我的身份证 11*************758 丢了，电话138****8000");
        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.masked()).isTrue();
            assertThat(turn.question()).isEqualTo(reply.question());
        });
        assertThat(askWithNumbers().masked()).as("again").isTrue();
        assertThat(answered).as("what is searched").containsExactly("我的身份证 丢了,电话");
    }

    @Test
    void halvesOfANumberAreTakenOutOfBothMessages() {
        ask("m1", "身份证掉了 " + ID_NUMBER.substring(0, 10));
        Reply rest = ask("m2", ID_NUMBER.substring(10) + " 能补吗");

        assertThat(rest.masked()).isTrue();
        assertThat(turns()).extracting(Turn::question).containsExactly("身份证掉了 ******", "****** 能补吗");
        assertThat(answered).as("what is searched").contains("能补吗");
        assertThat(events).contains(new HalfMasked("web", CHAT, ID_NUMBER.substring(0, 10)));
    }

    @Test
    void c21_aWordBetweenTheTwoHalvesHidesNoNumber() {
        ask("m1", "身份证号 " + ID_NUMBER.substring(0, 10));
        ask("m2", "嗯");
        ask("m3", "等一下");
        ask("m4", ID_NUMBER.substring(10) + " 能补吗");

        assertThat(turns()).extracting(Turn::question).containsExactly("身份证号 ******", "嗯", "等一下", "****** 能补吗");
    }

    @Test
    void digitsThatAreFarApartOrNobodysOwnStay() {
        ask("m1", "电话 1380013");
        clock.advance(Duration.ofMinutes(11));
        ask("m2", "8000 元够吗");
        ask("m3", "2022年办了330项");
        ask("m4", "1262项呢");

        assertThat(turns()).noneMatch(Turn::masked);
    }

    @Test
    void moreThanCanBeAnsweredSoonAreToldSoAndNotStored() throws Exception {
        patience = 20;
        var asked = new CountDownLatch(32);
        var go = new CompletableFuture<Void>();
        conversations = conversations((question, history) -> {
            asked.countDown();
            go.join();
            return say(question, history);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> first = IntStream.range(0, 32)
                    .mapToObj(i -> threads.submit(() -> conversations.receive(
                            new Inbound("web", "conversation-" + i, "m", "client " + i, "居住证怎么办"))))
                    .toList();
            asked.await();
            assertThat(conversations.crowded()).isFalse();
            Reply late = ask("late", "居住证怎么办");
            go.complete(null);

            assertThat(late.taken()).isEqualTo(Taken.BUSY);
            assertThat(late.turn()).isEmpty();
            assertThat(late.answer().text()).contains("请稍候");
            assertThat(turns()).isEmpty();
            for (Future<Reply> reply : first) {
                assertThat(reply.get().taken()).isEqualTo(Taken.TAKEN);
            }
        }
        assertThat(ask("again", "居住证怎么办").taken()).isEqualTo(Taken.TAKEN);
    }

    @Test
    void whoComesWhenNobodyElseMayWaitIsTurnedAwayAtOnce() {
        waiting = 0;
        conversations = conversations(this::say);

        assertThat(conversations.crowded()).isTrue();
        assertThat(ask("m1", "居住证怎么办").taken()).isEqualTo(Taken.BUSY);
        assertThat(meters.counter("yiciban.busy").count()).isEqualTo(2);
        assertThat(turns()).isEmpty();
    }

    @Test
    void aChannelThatIsOffSaysWhyAndTakesNothing() {
        new Switches(sql, clock, () -> 0).turnOff("web", "系统维护，请打 12345。", "admin");
        conversations = conversations(this::say);
        Reply reply = ask("m1", "居住证怎么办");

        assertThat(reply.taken()).isEqualTo(Taken.OFF);
        assertThat(reply.answer().text()).isEqualTo("系统维护，请打 12345。");
        assertThat(conversations.notice("web")).contains("系统维护，请打 12345。");
        assertThat(conversations.notice("telegram")).isEmpty();
        assertThat(turns()).isEmpty();
        assertThat(new Switches(sql, clock, () -> 0).turnOn("web")).isTrue();
        conversations = conversations(this::say);
        assertThat(ask("m1", "居住证怎么办").taken()).isEqualTo(Taken.TAKEN);
    }

    @Test
    void everyChannelCanBeOffAtOnceAndOthersSeeItWithinASecond() {
        var nanos = new AtomicLong();
        var elsewhere = new Switches(sql, clock, nanos::get);
        assertThat(elsewhere.notice("telegram")).isEmpty();
        new Switches(sql, clock, () -> 0).turnOff(Switches.ALL, "停用", "admin");
        assertThat(elsewhere.notice("telegram"))
                .as("what was seen a moment ago")
                .isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(elsewhere.notice("telegram")).contains("停用");
        sql.sql("alter table channel_switch rename to gone").update();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(elsewhere.notice("telegram"))
                .as("while the database is away")
                .contains("停用");
        sql.sql("alter table gone rename to channel_switch").update();
        elsewhere.turnOn(Switches.ALL);
        assertThat(elsewhere.notice("telegram")).isEmpty();
    }

    @Test
    void whatIsOlderThanTheRetentionTimeIsDeletedAndNothingElse() {
        ask("m1", "居住证怎么办");
        Reply rated = ask("m2", "身份证怎么补");
        conversations.rate("web", CHAT, rated.turn(), Rating.because(Reason.UNCLEAR, ""));
        clock.advance(Stores.RETENTION.conversations());
        ask("m3", "护照怎么办");
        var forgetting = forgetting(clock::nanos);

        assertThat(forgetting.forget()).as("to the day").isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(forgetting.forget()).isEqualTo(2);
        assertThat(turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.question()).isEqualTo("护照怎么办"));
        assertThat(sql.sql("select count(*) from rating").query(Integer.class).single())
                .isZero();
        clock.advance(Stores.RETENTION.conversations().plusDays(1));
        assertThat(forgetting.forget()).isOne();
        assertThat(sql.sql("select count(*) from conversation")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void f11_aClockThatLeapsDeletesNothingUntilItIsPutRight() {
        ask("m1", "居住证怎么办");
        var stopwatch = new AtomicLong();
        var forgetting = forgetting(stopwatch::get);
        Duration leap = Stores.RETENTION.conversations().plusDays(1);
        clock.advance(leap);
        ask("m2", "护照怎么办");

        assertThat(forgetting.forget()).isZero();
        assertThat(forgetting.forget()).isZero();
        assertThat(turns()).hasSize(2);
        assertThat(log.list.stream().filter(event -> event.getMessage().startsWith("时钟")))
                .as("said once")
                .hasSize(1);
        clock.advance(leap.negated());
        assertThat(forgetting.forget()).as("put right").isZero();
        stopwatch.addAndGet(leap.toNanos());
        clock.advance(leap);
        assertThat(forgetting.forget()).as("half a year later").isOne();
    }

    @Test
    void f11_anotherTimeZoneOfTheMachineChangesNothing() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            ask("m1", "居住证怎么办");
            List<Turn> asked = turns();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(turns()).isEqualTo(asked);
            ask("m2", "护照怎么办");
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(turns()).extracting(Turn::askedAt).containsExactly(clock.instant(), clock.instant());
            assertThat(forgetting(System::nanoTime).forget()).isZero();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void f11_aMachineThatWakesUpInAnotherYearDeletesNothing() {
        ask("m1", "居住证怎么办");
        Instant asked = clock.instant();
        clock.advance(Stores.RETENTION.conversations().plusDays(1));
        var stopwatch = new AtomicLong();
        var clockIs = new Believable(clock, stopwatch::get, Optional.of(asked));
        var forgetting = new Forgetting(database(), stores(database()).transaction, Stores.RETENTION, clock, clockIs);

        assertThat(forgetting.forget()).isZero();
        clock.advance(Believable.AHEAD.plusDays(1));
        stopwatch.addAndGet(Believable.AHEAD.plusDays(1).toNanos());
        assertThat(forgetting.forget())
                .as("nobody has put it right for a week: it was right")
                .isOne();
    }

    Forgetting forgetting(LongSupplier nanos) {
        return new Forgetting(
                database(),
                stores(database()).transaction,
                Stores.RETENTION,
                clock,
                new Believable(clock, nanos, Optional.of(clock.instant())));
    }

    @Test
    void theLogNeverHasAPersonalNumber() {
        Level before = root().getLevel();
        root().setLevel(Level.DEBUG);
        try {
            conversations = conversations((question, history) -> {
                throw new IllegalStateException("cannot search " + question.text());
            });
            ask("m1", "身份证 " + ID_NUMBER + " 和 13800138000");
        } finally {
            root().setLevel(before);
        }

        assertThat(log.list).isNotEmpty().noneMatch(event -> text(event).contains(ID_NUMBER));
        assertThat(log.list).noneMatch(event -> text(event).contains("13800138000"));
    }

    @Test
    void aLetterIsKeptOnlyAtItsBeginningAndStillTooLong() {
        Reply reply = ask("m1", "长".repeat(990) + " 电话 13800138000 " + "信".repeat(5_000));

        assertThat(reply.question()).hasSize(1_000).doesNotContain("1380013");
        assertThat(answered.peek()).hasSizeGreaterThan(Question.MAX_CHARACTERS);
    }

    @Test
    void charactersNobodySeesAreNotStored() {
        assertThat(ask("m1", " 居住\u0000证\u200b\u202e怎么\ud83d办\n").question()).isEqualTo("居住证怎么办");
        assertThat(ask("m2", "\u0000\u200b").question()).isEmpty();
    }

    @Test
    void whoAsksTooFastIsToldSoAndNothingIsStored() {
        for (int i = 0; i < 20; i++) {
            assertThat(askFast("m" + i, "居住证怎么办").taken()).isEqualTo(Taken.TAKEN);
        }
        Reply reply = askFast("m20", "我的身份证 " + ID_NUMBER);

        assertThat(reply.taken()).isEqualTo(Taken.TOO_FAST);
        assertThat(reply.turn()).isEmpty();
        assertThat(reply.answer()).isEqualTo(new Answer.Declined("您问得有点快，请稍等一分钟再问。"));
        assertThat(reply.question()).doesNotContain(ID_NUMBER);
        assertThat(turns()).hasSize(20);
        assertThat(meters.counter("yiciban.rate.limited").count()).isOne();
    }

    @Test
    void aTurnIsRatedByItsOwnConversationOnly() {
        Reply reply = ask("m1", "居住证怎么办");

        assertThat(conversations.rate("web", "another-conversation-00", reply.turn(), Rating.of(true)))
                .isFalse();
        assertThat(conversations.rate("telegram", CHAT, reply.turn(), Rating.of(true)))
                .isFalse();
        assertThat(conversations.rate("web", CHAT, "no-such-turn", Rating.of(true)))
                .isFalse();
        assertThat(turns().getFirst().helpful()).isNull();
        assertThat(conversations.rate("web", CHAT, reply.turn(), Rating.of(true)))
                .isTrue();
        assertThat(turns().getFirst().helpful()).isTrue();
        assertThat(conversations.rate("web", CHAT, reply.turn(), Rating.of(false)))
                .isTrue();
        assertThat(turns().getFirst().helpful()).isFalse();
    }

    @Test
    void idsThatCannotBeAreNobodys() {
        for (String id : List.of("", " ", "a\u0000b", "\ud83d", "x".repeat(500), "'; drop table turn; --", "%")) {
            assertThat(conversations.turns("web", id)).isEmpty();
            assertThat(conversations.rate("web", id, id, Rating.of(true))).isFalse();
            assertThat(conversations.rate("web", CHAT, id, Rating.of(true))).isFalse();
        }
        assertThat(turns()).isEmpty();
    }

    /** The same message every time. */
    Reply askWithNumbers() {
        return ask("m1", "我的身份证 １１０１０１ 19900307\u200b7758 丢了，电话13800138000");
    }

    private Answer say(Question question, List<Exchange> history) {
        answered.add(question.normalised());
        histories.add(history);
        return StoredAnswerTest.ANSWERED;
    }

    private List<Exchange> lastHistory() {
        return List.copyOf(histories).getLast();
    }

    @Test
    void aChannelMayHaveCountedAndMaskedBefore() {
        for (int i = 0; i < 30; i++) {
            var inbound = new Inbound("telegram", "5", "m" + i, "", "我的号 138****8000，居住证怎么办", true);
            Reply reply = conversations.receive(inbound);
            assertThat(reply.taken()).isEqualTo(Taken.TAKEN);
            assertThat(reply.masked()).isTrue();
        }
        assertThat(answered).hasSize(30).allMatch(question -> !question.contains("138"));
    }

    Reply ask(String message, String text) {
        return conversations.receive(inbound(message, text));
    }

    private Reply askFast(String message, String text) {
        return conversations.receive(new Inbound("web", CHAT, message, "one and the same", text));
    }

    private static Inbound inbound(String message, String text) {
        // Every message from another sender: tests are no citizens, and ask faster.
        return new Inbound("web", CHAT, message, "client of " + message, text);
    }

    private List<Turn> turns() {
        return conversations.turns("web", CHAT);
    }

    /** Stores a question as a process does that dies before answering. */
    private void leaveBehind(String question) {
        stores(database()).turns.accept(inbound("left", question), question, false, clock.instant());
    }

    /** For a place among those who are answered, in milliseconds. */
    private long patience = 60_000;

    /** Who may wait for one. */
    private int waiting = 1_000;

    private SqlConversations conversations(Answers answers) {
        return conversations(database(), answers);
    }

    private SqlConversations conversations(DataSource node, Answers answers) {
        Stores stores = stores(node);
        return new SqlConversations(
                stores.turns,
                stores.asides,
                stores.ratings,
                answers,
                stores.standing,
                new RateLimit(new RateLimitSettings(true, 15, 5), () -> 0),
                new Crowd(32, waiting, patience),
                new Switches(stores.sql, clock, () -> 0), // which has never looked
                new Meters(meters),
                events::add,
                clock,
                new Ids(clock, new SecureRandom()));
    }

    private Stores stores(DataSource node) {
        return new Stores(
                node,
                clock,
                (question, given) -> given.text().equals(withdrawn) ? new Answer.NotFound("停用", List.of(), 0) : given);
    }

    private interface Ask {
        Reply of(int number);
    }

    private static List<Reply> together(int count, Ask ask) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reply>> calls = IntStream.range(0, count)
                    .<Callable<Reply>>mapToObj(i -> () -> ask.of(i))
                    .toList();
            var replies = new ArrayList<Reply>();
            for (Future<Reply> reply : threads.invokeAll(calls)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private static RuntimeException sneaky(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))
                + (event.getArgumentArray() == null
                        ? ""
                        : List.of(event.getArgumentArray()).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining()));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
