package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.telegram.FakeTelegram.Sent;

@Timeout(20)
class SendingTest {

    private static final long ANNA = 5_000_000_001L;
    private static final long BERT = 5_000_000_002L;

    private final FakeTelegram telegram = new FakeTelegram();
    private final FakeConversations conversations = new FakeConversations();

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void tooManyRequestsIsWaitedOutInOrder() {
        telegram.next("sendmessage", Fault.tooMany(4), Fault.tooMany(10_072));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "一");
            telegram.citizen.says(ANNA, "二");
            await().until(() -> telegram.sent(ANNA).size() == 2);
            assertThat(visible(ANNA)).containsExactly("收到：一", "收到：二");
            assertThat(bot.waits.get(0)).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_250));
            assertThat(bot.waits.get(1)).isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_250));
        }
    }

    @Test
    void citizenWhoBlockedTheBotIsLeftAlone() {
        conversations.answer(new Answer.SmallTalk("很长。".repeat(3000), List.of()));
        telegram.next("sendmessage", Fault.refused(403, "Forbidden: bot was blocked by the user"));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "在吗");
            await().until(() -> telegram.updates.waiting().isEmpty());
            assertThat(telegram.calls("sendmessage")).hasSize(1);
            assertThat(bot.waits).isEmpty();
        }
    }

    @Test
    void markupTelegramCannotReadIsSentOnceAsPlainText() {
        telegram.next("sendmessage", Fault.refused(400, "Bad Request: can't parse entities: Unsupported start tag"));
        conversations.answer(FakeConversations.answered("收费 < 40 元"));
        try (var _ = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "多少钱");
            await().until(() -> telegram.sent(ANNA).size() == 1);
            assertThat(telegram.sent(ANNA).getFirst().html()).startsWith("收费 < 40 元\n依据：");
            assertThat(telegram.sent(ANNA).getFirst().body().has("parse_mode")).isFalse();
        }
    }

    @Test
    void otherRefusalsAreNotRepeated() {
        telegram.next("sendmessage", Fault.refused(400, "Bad Request: chat not found"));
        try (var _ = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "在吗");
            await().until(() -> telegram.updates.waiting().isEmpty());
            assertThat(telegram.calls("sendmessage")).hasSize(1);
        }
    }

    @Test
    void serverTroubleIsRetriedThreeTimes() {
        telegram.next("sendmessage", Fault.badGateway(), Fault.badGateway(), Fault.badGateway());
        try (var _ = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "在吗");
            await().until(() -> telegram.sent(ANNA).size() == 1);
            assertThat(telegram.calls("sendmessage")).hasSize(4);
        }
    }

    @Test
    void nothingListeningIsCertainlyNotSent() throws InterruptedException {
        var settings = new TelegramSettings(
                FakeTelegram.TOKEN, telegram.url(), TelegramSettings.Mode.POLLING, Duration.ofSeconds(1));
        telegram.close();
        try (BotApi api = new BotApi(settings, Duration.ofSeconds(1))) {
            assertThat(api.call(new org.telegram.telegrambots.meta.api.methods.GetMe()))
                    .isInstanceOf(Outcome.NotDone.class);
        }
    }

    @Test
    void silenceAfterThePostLeavesDoubt() throws InterruptedException {
        var settings = new TelegramSettings(
                FakeTelegram.TOKEN, telegram.url(), TelegramSettings.Mode.POLLING, Duration.ofSeconds(1));
        telegram.citizen.says(ANNA, "占位");
        try (BotApi api = new BotApi(settings, Duration.ofMillis(100))) {
            assertThat(api.call(FetchUpdates.from(2_000, Duration.ofSeconds(1))))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(api.call(FetchUpdates.from(1_001, Duration.ofSeconds(1))))
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void longAnswerComesInOrderWithButtonsUnderTheLast() {
        String longText = "第一段。".repeat(1500) + "\n\n" + "第二段。".repeat(800);
        conversations.answer(FakeConversations.answered(longText, new Choice("要带什么", "居住证要带什么")));
        try (var _ = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "居住证");
            await().until(() -> telegram.updates.waiting().isEmpty());
            List<Sent> sent = telegram.sent(ANNA);
            assertThat(sent).hasSizeGreaterThan(2);
            assertThat(String.join("", sent.stream().map(Sent::visible).toList())
                            .replace("\n", ""))
                    .startsWith(longText.replace("\n", "") + "依据：办事指南《居住证办理》");
            assertThat(sent.subList(0, sent.size() - 1))
                    .allMatch(message -> message.buttons().isEmpty());
            assertThat(sent.getLast().labels()).containsExactly("要带什么", "有用", "没用");
        }
    }

    @Test
    void oneChatsTroubleIsNotAnothers() {
        telegram.next("sendmessage", Fault.refused(403, "Forbidden: user is deactivated"));
        try (var _ = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "在吗");
            await().until(() -> telegram.updates.waiting().isEmpty());
            telegram.citizen.says(BERT, "在吗");
            await().until(() -> telegram.sent(BERT).size() == 1);
            telegram.citizen.says(ANNA, "又来了");
            await().until(() -> telegram.sent(ANNA).size() == 1);
        }
    }

    private List<String> visible(long chat) {
        return telegram.sent(chat).stream().map(Sent::visible).toList();
    }
}
