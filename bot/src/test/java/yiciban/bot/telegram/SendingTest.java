package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.system.SetClock;
import yiciban.bot.telegram.FakeTelegram.Sent;
import yiciban.bot.telegram.RunningBot.Setup;

/** Getting messages out, as promised line by line: S2 to S7. */
class SendingTest extends ChatTest {

    @Test
    void s2_longAnswerComesInOrderWithButtonsUnderTheLast() {
        String longText = "第一段。".repeat(1500) + "\n\n" + "第二段。".repeat(800);
        conversations.answer(FakeConversations.answered(longText, new Choice("要带什么", "居住证要带什么")));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "居住证");
            bot.settled(telegram);
            List<Sent> sent = telegram.sent(ANNA);
            assertThat(sent).hasSizeGreaterThan(2);
            assertThat(String.join("", visible(ANNA)).replace("\n", ""))
                    .startsWith(longText.replace("\n", "") + "依据：办事指南《居住证办理》");
            assertThat(sent.subList(0, sent.size() - 1))
                    .allMatch(message -> message.buttons().isEmpty());
            assertThat(sent.getLast().labels()).containsExactly("要带什么", "有用", "没用");
        }
    }

    @Test
    void s2_theFirstPartThatIsRefusedIsTheLastThatIsTried() {
        conversations.answer(new Answer.SmallTalk("很长。".repeat(3000), List.of()));
        telegram.next("sendmessage", Fault.none(), Fault.refused(400, "Bad Request: something new"));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "说说");
            bot.settled(telegram);
            assertThat(telegram.calls("sendmessage")).hasSize(2);
            assertThat(bot.state().failed()).isEqualTo(2);
        }
    }

    @Test
    void s3_onlyThreeCharactersAreEscaped() {
        conversations.answer(new Answer.SmallTalk("a<b>&\"c\"_*[]()~`#+-=|{}.!", List.of()));
        try (var _ = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "符号");
            assertThat(sent(1).getFirst().html()).isEqualTo("a&lt;b&gt;&amp;\"c\"_*[]()~`#+-=|{}.!");
            assertThat(telegram.sent().getFirst().body().path("parse_mode").asText())
                    .isEqualTo("HTML");
        }
    }

    @Test
    void s3_markupTelegramCannotReadIsSentOnceAsPlainText() {
        telegram.next(
                "sendmessage",
                Fault.badGateway(),
                Fault.refused(400, "Bad Request: can't parse entities: Unsupported start tag"));
        conversations.answer(FakeConversations.answered("收费 < 40 元"));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "多少钱");
            bot.settled(telegram);
            assertThat(telegram.sent(ANNA).getFirst().html()).startsWith("收费 < 40 元\n依据：");
            assertThat(telegram.sent(ANNA).getFirst().body().has("parse_mode")).isFalse();
            assertThat(telegram.calls("sendmessage").get(1).body().has("parse_mode"))
                    .as("not because of the network")
                    .isTrue();
        }
    }

    @Test
    void s3_whenThatIsRefusedTooItIsOver() {
        Fault unreadable = Fault.refused(400, "Bad Request: can't parse entities: no");
        telegram.next("sendmessage", unreadable, unreadable, unreadable);
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "多少钱");
            bot.settled(telegram);
            assertThat(telegram.calls("sendmessage")).hasSize(2);
        }
    }

    @Test
    void s4_tooManyRequestsIsWaitedOutInOrderHoweverLong() {
        telegram.next("sendmessage", Fault.tooMany(4), Fault.tooMany(10_072));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "一");
            telegram.citizen.says(ANNA, "二");
            sent(2);
            assertThat(visible(ANNA)).containsExactly("收到：一", "收到：二");
            assertThat(bot.waits.get(0)).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_250));
            assertThat(bot.waits.get(1)).isBetween(Duration.ofSeconds(10_072), Duration.ofMillis(10_072_250));
            assertThat(bot.count("yiciban.telegram.paused")).isEqualTo(2);
        }
    }

    @Test
    void s4_aPausedChatIsStillPausedAfterARestartAndNobodyElse() {
        SetClock clock = new SetClock();
        Setup setup = Setup.of(telegram).at(clock);
        telegram.everNow(call -> call.method().equalsIgnoreCase("sendMessage") ? Fault.tooMany(300) : null);
        RunningBot first = new RunningBot(setup, conversations);
        telegram.citizen.says(ANNA, "一");
        await().until(() -> first.count("yiciban.telegram.paused") > 0);
        first.crash();
        telegram.everNow(call -> null);
        clock.advance(Duration.ofSeconds(100));
        try (var bot = new RunningBot(setup, conversations)) {
            telegram.citizen.says(BERT, "我没有被限");
            bot.settled(telegram);
            assertThat(visible(BERT)).containsExactly("收到：我没有被限");
            assertThat(visible(ANNA)).hasSize(1);
            assertThat(bot.waits)
                    .anyMatch(wait ->
                            wait.compareTo(Duration.ofSeconds(199)) > 0 && wait.compareTo(Duration.ofSeconds(202)) < 0);
        }
    }

    @Test
    void s4_oneChatIsWrittenToGentlyAndManyAreNotHeldUp() {
        AtomicLong now = new AtomicLong();
        Pace pace = new Pace(now::get);
        for (int i = 0; i < 5; i++) {
            assertThat(pace.due(ANNA)).isZero();
            pace.sent(ANNA);
            assertThat(pace.due(GROUP)).isZero();
            pace.sent(GROUP);
        }
        assertThat(pace.due(ANNA)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.due(GROUP)).isEqualTo(Duration.ofSeconds(3));
        assertThat(pace.due(BERT)).isZero();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(pace.due(ANNA)).isZero();
        pace.sent(ANNA);
        assertThat(pace.due(ANNA)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void s4_broadcastsWaitUntilNobodyWaitsForAnAnswer() {
        try (var bot = new RunningBot(Setup.of(telegram).hurried(100), conversations)) {
            telegram.citizen.says(ANNA, "你好");
            telegram.citizen.says(BERT, "你好");
            bot.settled(telegram);
            telegram.next("sendmessage", Fault.tooMany(60), Fault.tooMany(60));
            telegram.citizen.says(ANNA, "正在等");
            await().pollInterval(Duration.ofMillis(5)).until(() -> bot.state().queued() >= 1);
            assertThat(bot.station.push(String.valueOf(BERT), "gap-1", "turn-1", FakeConversations.answered("查到了。")))
                    .isTrue();
            assertThat(bot.station.push(String.valueOf(BERT), "gap-1", "turn-1", FakeConversations.answered("查到了。")))
                    .isTrue();
            bot.settled(telegram);
            assertThat(telegram.sent().stream().map(Sent::chat)).endsWith(ANNA, BERT);
            assertThat(visible(BERT).getLast()).startsWith("查到了。\n依据");
        }
    }

    @Test
    void s5_anOutageOfTelegramCostsNoMessage() {
        for (int i = 0; i < 30; i++) {
            telegram.next("sendmessage", Fault.badGateway());
        }
        try (var bot = new RunningBot(Setup.of(telegram).hurried(100), conversations)) {
            telegram.citizen.says(ANNA, "在吗");
            telegram.citizen.says(BERT, "在吗");
            bot.settled(telegram);
            assertThat(telegram.sent()).hasSize(2);
        }
    }

    @Test
    void s5_aMessageThatAlwaysFailsWhileOthersAreServedIsGivenUpAfterFiveTries() {
        telegram.citizen.says(ANNA, "毒");
        telegram.everNow(call -> call.body().path("chat_id").asLong() == ANNA ? Fault.badGateway() : null);
        try (var bot = new RunningBot(Setup.of(telegram).hurried(100), conversations)) {
            await().until(() -> {
                telegram.citizen.says(BERT, "在吗");
                return bot.state().failed() == 1;
            });
            assertThat(telegram.calls("sendmessage").stream()
                            .filter(call -> call.body().path("chat_id").asLong() == ANNA))
                    .hasSizeLessThan(60);
        }
    }

    @Test
    void s5_whatMayHaveArrivedIsRepeatedOnceAndCounted() {
        telegram.next("sendmessage", Fault.resetAfterPost());
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "一");
            bot.settled(telegram);
            assertThat(telegram.calls("sendmessage")).hasSize(2);
            assertThat(bot.count("yiciban.telegram.repeated")).isEqualTo(1);
            assertThat(bot.state().repeated()).isEqualTo(1);
            assertThat(bot.state().unknown()).isZero();
            telegram.next("sendmessage", Fault.resetAfterPost(), Fault.resetAfterPost(), Fault.resetAfterPost());
            telegram.citizen.says(BERT, "二");
            bot.settled(telegram);
            assertThat(visible(BERT)).containsExactly("收到：二", "收到：二");
            assertThat(bot.state().unknown()).isEqualTo(1);
        }
    }

    @Test
    void s5_silenceAfterThePostLeavesDoubtAndNothingListeningLeavesNone() throws InterruptedException {
        var settings = RunningBot.settings(telegram.url(), Duration.ofSeconds(1));
        try (BotApi api = new BotApi(settings, Duration.ofMillis(100))) {
            telegram.next("getme", telegram.hang());
            assertThat(api.call(new GetMe())).isInstanceOf(Outcome.Unknown.class);
            telegram.close();
            assertThat(api.call(new GetMe())).isInstanceOf(Outcome.NotDone.class);
        }
    }

    @Test
    void s6_whoBlockedTheBotIsLeftAloneUntilTheyWriteAgain() {
        conversations.answer(new Answer.SmallTalk("很长。".repeat(3000), List.of()));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.blocks(ANNA);
            telegram.citizen.says(ANNA, "在吗");
            bot.settled(telegram);
            assertThat(telegram.calls("sendmessage")).hasSize(1);
            assertThat(bot.waits).isEmpty();
            assertThat(bot.station.push(String.valueOf(ANNA), "gap-1", "turn-1", FakeConversations.answered("查到了。")))
                    .isFalse();
            telegram.citizen.unblocks(ANNA);
            conversations.answer(new Answer.SmallTalk("又来了", List.of()));
            telegram.citizen.says(ANNA, "我又来了");
            bot.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("又来了");
            assertThat(bot.station.push(String.valueOf(ANNA), "gap-2", "turn-1", FakeConversations.answered("查到了。")))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kicked", "left"})
    void s6_whoThrowsTheBotOutIsLeftAloneUntilItIsLetInAgain(String status) {
        telegram.citizen.membership(GROUP, status);
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            String group = String.valueOf(GROUP);
            assertThat(bot.station.push(group, "gap-1", "turn-1", FakeConversations.answered("查到了。")))
                    .isFalse();
            telegram.citizen.membership(GROUP, "member");
            bot.settled(telegram);
            assertThat(bot.station.push(group, "gap-1", "turn-1", FakeConversations.answered("查到了。")))
                    .isTrue();
            bot.settled(telegram);
            assertThat(visible(GROUP)).hasSize(1);
        }
    }

    @Test
    void s6_oneChatsTroubleIsNotAnothers() {
        telegram.citizen.blocks(ANNA);
        telegram.citizen.says(ANNA, "在吗");
        telegram.citizen.says(BERT, "在吗");
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            assertThat(visible(BERT)).containsExactly("收到：在吗");
        }
    }

    @Test
    void s7_aChatThatIsNotThereIsNotTriedAgain() {
        telegram.next("sendmessage", Fault.refused(400, "Bad Request: chat not found"));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "在吗");
            bot.settled(telegram);
            assertThat(telegram.calls("sendmessage")).hasSize(1);
            assertThat(bot.state().failed()).isEqualTo(1);
        }
    }

    @Test
    void s7_aGroupThatBecameASupergroupIsAnsweredThere() {
        long supergroup = -1_009_999_999_999L;
        telegram.citizen.saysInGroup(GROUP, "@YicibanBot 在吗");
        telegram.citizen.upgrades(GROUP, supergroup);
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            assertThat(visible(supergroup)).containsExactly("收到：在吗");
            assertThat(telegram.calls("sendmessage")).hasSize(2);
        }
    }

    @Test
    void waitsGrowToThirtySecondsAndNoFurther() {
        BackOff backOff = new BackOff(new Random(1));
        assertThat(backOff.after(1)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.after(50)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void aDatabaseThatIsAwayAfterThePostDoesNotMakeItPostTwice() {
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.next("sendmessage", normally -> {
                bot.sql.sql("alter table telegram_message rename to away").update();
                return normally.get();
            });
            telegram.citizen.says(ANNA, "在吗");
            sent(1);
            await().until(() -> bot.waits.size() > 3);
            bot.sql.sql("alter table away rename to telegram_message").update();
            bot.settled(telegram);
            assertThat(telegram.calls("sendmessage")).hasSize(1);
        }
    }
}
