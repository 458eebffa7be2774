package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.Engine;
import yiciban.bot.system.Ids;
import yiciban.bot.system.SetClock;

/** What inbox, outbox, buttons and chats promise, whatever database they are in. */
@ParameterizedClass
@EnumSource(Engine.class)
class TelegramStoresTest {

    private static final long ANNA = 1001;
    private static final long BORIS = 1002;

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Engine engine;

    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock();

    @SuppressWarnings("NullAway.Init") // before each
    private HikariDataSource database;

    @SuppressWarnings("NullAway.Init") // before each
    private JdbcClient sql;

    @SuppressWarnings("NullAway.Init") // before each
    private Inbox inbox;

    @SuppressWarnings("NullAway.Init") // before each
    private Outbox outbox;

    @BeforeEach
    void open() {
        database = engine.open(folder);
        sql = JdbcClient.create(database);
        var ids = new Ids(clock, new Random(1));
        inbox = new Inbox(sql, ids, clock);
        outbox = new Outbox(sql, ids, clock, undelivered -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anUpdateThatComesTwiceIsStoredOnceAndWaitsInItsOrder() {
        assertThat(inbox.accept(List.of(update(7, 1, "居住证怎么办"), update(8, 2, "要带什么"))))
                .hasSize(2);
        assertThat(inbox.accept(List.of(update(8, 2, "要带什么"), update(9, 3, "多少钱"))))
                .hasSize(1);
        assertThat(inbox.waiting(10)).hasSize(3).extracting(Waiting::chat).containsOnly(ANNA);
        assertThat(inbox.waiting(1)).hasSize(1);
        assertThat(inbox.message(ANNA, 2)).contains("要带什么");
        assertThat(inbox.message(BORIS, 2)).isEmpty();
    }

    @Test
    void anUpdateEndsOnce() {
        String id = inbox.accept(List.of(update(7, 1, "居住证怎么办"))).getFirst().id();
        inbox.tried(id);
        assertThat(inbox.find(id)).hasValueSatisfying(row -> {
            assertThat(row.tries()).isOne();
            assertThat(row.masked()).isTrue();
            assertThat(row.receivedAt()).isEqualTo(clock.instant());
        });
        assertThat(inbox.done(id)).isTrue();
        assertThat(inbox.done(id)).isFalse();
        assertThat(inbox.quarantine(id, "太晚了")).isFalse();
        assertThat(inbox.find(id)).isEmpty();
    }

    @Test
    void halfANumberIsTakenOutOfWhatItsChatSent() {
        inbox.accept(List.of(update(7, 1, "证号 1101011990"), update(8, 2, "03077758")));
        inbox.mask(BORIS, "1101011990");
        assertThat(inbox.message(ANNA, 1))
                .hasValueSatisfying(json -> assertThat(json).contains("1101011990"));
        inbox.mask(ANNA, "1101011990");
        assertThat(inbox.message(ANNA, 1))
                .hasValueSatisfying(
                        json -> assertThat(json).contains("证号 ******").doesNotContain("1101011990"));
    }

    @Test
    void whatIsNoUpdateIsPutAsideEachTimeAndWhatWasPutAsideCanBeTriedAgain() {
        var quarantine = new Quarantine(sql);
        inbox.quarantine(new Kept(null, 0, null, "{}", false), "没有编号");
        inbox.quarantine(new Kept(null, 0, null, "{}", false), "没有编号");
        String id = inbox.accept(List.of(update(7, 1, "居住证怎么办"))).getFirst().id();
        assertThat(inbox.quarantine(id, "处理不了")).isTrue();

        assertThat(quarantine.cases()).extracting(Quarantine.Case::problem).containsExactly("处理不了", "没有编号", "没有编号");
        assertThat(quarantine.retry(id)).isTrue();
        assertThat(quarantine.retry(quarantine.cases().getLast().id()))
                .as("it is no update")
                .isFalse();
        assertThat(inbox.find(id)).isPresent();
    }

    @Test
    void doneIsForgottenAfterADayAndWhatWasPutAsideAfterAMonth() {
        List<Waiting> both = inbox.accept(List.of(update(7, 1, "居住证怎么办"), update(8, 2, "要带什么")));
        inbox.done(both.getFirst().id());
        inbox.quarantine(both.getLast().id(), "处理不了");
        assertThat(inbox.forget()).isZero();
        clock.advance(Inbox.REMEMBERED.plusSeconds(1));
        assertThat(inbox.forget()).isOne();
        clock.advance(Duration.ofDays(30));
        assertThat(inbox.forget()).isOne();
    }

    @Test
    void aReplyIsQueuedOnceAndBroadcastsStandInALineOfTheirOwn() {
        assertThat(outbox.queue("r1", ANNA, false, List.of(draft("一"), draft("二"))))
                .hasSize(2);
        assertThat(outbox.queue("r1", ANNA, false, List.of(draft("一"), draft("二"))))
                .isEmpty();
        outbox.queue("push-1", ANNA, true, List.of(draft("通知")));
        assertThat(outbox.waiting(false, 10)).hasSize(2);
        assertThat(outbox.waiting(true, 10)).hasSize(1);
    }

    @Test
    void ofTwoWhoWantToSendAMessageOneDoes() {
        String id =
                outbox.queue("r1", ANNA, false, List.of(draft("一"))).getFirst().id();
        assertThat(outbox.sending(id)).isTrue();
        assertThat(outbox.sending(id)).isFalse();
        outbox.sent(id, 41);
        assertThat(outbox.sent(ANNA, 41).map(Outbound::reply)).contains("r1");
        assertThat(outbox.answersTo(ANNA, 5)).containsExactly(41L);
        assertThat(outbox.newest(ANNA)).isEqualTo(41);
        assertThat(outbox.newest(BORIS)).isZero();
    }

    @Test
    void aMessageThatFailsTakesTheRestOfItsReplyWithIt() {
        List<Waiting> parts = outbox.queue("r1", ANNA, false, List.of(draft("一"), draft("二")));
        Outbound first = outbox.queued(parts.getFirst().id()).orElseThrow();
        outbox.sending(first.id());
        outbox.failed(first, "被拉黑");
        assertThat(outbox.waiting(false, 10)).isEmpty();
        assertThat(TelegramState.read(sql).failed()).isEqualTo(2);
    }

    @Test
    void whatWasBeingSentWhenTheSenderEndedIsSentAgainAndCounted() {
        String id =
                outbox.queue("r1", ANNA, false, List.of(draft("一"))).getFirst().id();
        outbox.sending(id);
        outbox.again(new Outbound(id, "r1", ANNA, "sendMessage", body("一"), null, 1, 2, clock.instant()));
        assertThat(outbox.queued(id).map(Outbound::doubts)).contains(2);
        outbox.sending(id);
        assertThat(outbox.reclaim()).isOne();
        assertThat(TelegramState.read(sql).queued()).isOne();
        assertThat(TelegramState.read(sql).repeated()).isEqualTo(3);
    }

    @Test
    void aChatThatMovesTakesItsMessagesAlongAndOneThatIsGoneGetsNone() {
        outbox.queue("r1", ANNA, false, List.of(draft("一")));
        outbox.moved(ANNA, BORIS);
        assertThat(outbox.waiting(false, 10)).extracting(Waiting::chat).containsExactly(BORIS);
        outbox.drop(BORIS, "退群了");
        assertThat(outbox.waiting(false, 10)).isEmpty();
        clock.advance(Duration.ofDays(31));
        assertThat(outbox.forget()).isOne();
    }

    @Test
    void aButtonIsGoodInItsOwnChatAndForAMonth() {
        var buttons = new Buttons(sql, clock, new Random(2));
        String ask = buttons.make(ANNA, new Press.Ask("居住证要带什么"));
        String rate = buttons.make(ANNA, new Press.Rate("t1", true));
        assertThat(buttons.press(ANNA, ask, clock.instant())).contains(new Press.Ask("居住证要带什么"));
        assertThat(buttons.press(ANNA, rate, clock.instant())).contains(new Press.Rate("t1", true));
        assertThat(buttons.press(BORIS, ask, clock.instant())).isEmpty();
        buttons.pressed(ask, clock.instant());
        assertThat(buttons.press(ANNA, ask, clock.instant().plusSeconds(1))).contains(new Press.Repeated());
        clock.advance(Duration.ofDays(31));
        assertThat(buttons.forget()).isEqualTo(2);
    }

    @Test
    void c29_aChatIsForgottenWithItsLastMessage() {
        var chats = new Chats(sql, clock);
        outbox.queue("r1", ANNA, false, List.of(draft("一")));
        outbox.drop(ANNA, "退群了");
        chats.inactive(ANNA);
        assertThat(chats.forget()).isZero();
        clock.advance(Duration.ofDays(31));
        outbox.forget();
        assertThat(chats.forget()).isOne();
    }

    @Test
    void aChatIsPausedAndLeftAloneUntilItWritesAgain() {
        var chats = new Chats(sql, clock);
        chats.pause(ANNA, Duration.ofSeconds(3));
        assertThat(chats.pause(ANNA)).isEqualTo(Duration.ofSeconds(3));
        assertThat(chats.pause(BORIS)).isZero();
        chats.inactive(ANNA);
        assertThat(chats.isInactive(ANNA)).isTrue();
        chats.active(ANNA);
        assertThat(chats.isInactive(ANNA)).isFalse();
    }

    private static Kept update(long id, long message, String text) {
        return new Kept(id, ANNA, message, text, true);
    }

    private static Draft draft(String text) {
        return new Draft("sendMessage", body(text), null, 5L);
    }

    private static ObjectNode body(String text) {
        return Keeping.JSON.createObjectNode().put("text", text);
    }
}
