package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.WishText;
import yiciban.bot.telegram.FakeTelegram.Sent;

/** 有答案时告诉我 in Telegram: the button, taking it back, and the message that comes later. */
class HearingLaterTest extends ChatTest {

    private static final Answer NOT_FOUND = new Answer.NotFound("没有找到。", List.of(), .2);

    @Test
    void theButtonIsConfirmedHonestlyAndTakenBack() {
        conversations.answer(NOT_FOUND);
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "婚介所怎么开");
            Sent answer = sent(1).getFirst();
            assertThat(answer.labels()).containsExactly("有答案时告诉我", "有用", "没用");
            assertThat(answer.data("有答案时告诉我")).matches("[0-9a-f]{16}");

            telegram.citizen.presses(ANNA, answer.data("有答案时告诉我"));
            telegram.citizen.presses(ANNA, answer.data("有答案时告诉我"));
            bot.settled(telegram);
            assertThat(conversations.wishes.waiting()).containsExactly("turn-1");
            assertThat(telegram.sent(ANNA)).as("a double tap is one").hasSize(2);
            Sent confirmed = telegram.sent(ANNA).getLast();
            assertThat(confirmed.visible())
                    .startsWith("好的，记下了。有了答案，我就在这里告诉您。")
                    .contains("现在说不准")
                    .doesNotContain("取件码");
            assertThat(confirmed.labels()).containsExactly("不用告诉我了");

            telegram.citizen.presses(ANNA, confirmed.data("不用告诉我了"));
            bot.settled(telegram);
            assertThat(conversations.wishes.waiting()).isEmpty();
            assertThat(visible(ANNA).getLast()).isEqualTo(WishText.WITHDRAWN);
        }
    }

    @Test
    void whatWasAnsweredIsNotOffered() {
        conversations.answer(FakeConversations.answered("四十元。"));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "多少钱");
            bot.settled(telegram);
            assertThat(telegram.sent(ANNA).getFirst().labels()).containsExactly("有用", "没用");
        }
    }

    @Test
    void aPushIsStoredWithTheCallersTransactionOrNotAtAll() {
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "你好");
            bot.settled(telegram);
            var transaction = new TransactionTemplate(new DataSourceTransactionManager(bot.database()));
            transaction.executeWithoutResult(status -> {
                bot.station.push(String.valueOf(ANNA), "wish-1", "turn-1", FakeConversations.answered("查到了。"));
                status.setRollbackOnly();
            });
            assertThat(bot.state().queued()).isZero();

            transaction.executeWithoutResult(status ->
                    bot.station.push(String.valueOf(ANNA), "wish-1", "turn-1", FakeConversations.answered("查到了。")));
            bot.settled(telegram);
            assertThat(visible(ANNA)).hasSize(2);
            assertThat(visible(ANNA).getLast()).startsWith("查到了。\n依据");
            assertThat(telegram.sent(ANNA).getLast().labels()).contains("有用", "没用");
            assertThat(conversations.wishes.undelivered()).isEmpty();
        }
    }

    @Test
    void whoBlockedTheBotMeanwhileIsSaidToBeUntold() {
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "你好");
            telegram.citizen.says(BERT, "你好");
            bot.settled(telegram);
            telegram.citizen.blocks(ANNA);
            for (long chat : List.of(ANNA, BERT)) {
                assertThat(bot.station.push(
                                String.valueOf(chat), "wish-" + chat, "turn-1", FakeConversations.answered("查到了。")))
                        .as("nobody knows yet")
                        .isTrue();
            }
            bot.settled(telegram);
            await().until(() -> conversations.wishes.undelivered().size() == 1);
            assertThat(conversations.wishes.undelivered()).containsExactly("wish-" + ANNA);
            assertThat(visible(BERT).getLast()).startsWith("查到了。");
        }
    }

    @Test
    void aPushThatIsRefusedForGoodIsSaidToBeUntold() {
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "你好");
            bot.settled(telegram);
            telegram.next("sendmessage", Fault.refused(400, "Bad Request: chat not found"));
            bot.station.push(String.valueOf(ANNA), "wish-1", "turn-1", FakeConversations.answered("查到了。"));
            bot.settled(telegram);
            assertThat(conversations.wishes.undelivered()).containsExactly("wish-1");
        }
    }
}
