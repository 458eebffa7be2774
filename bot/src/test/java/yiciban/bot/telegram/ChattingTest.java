package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reason;
import yiciban.bot.system.SetClock;
import yiciban.bot.telegram.FakeTelegram.Button;
import yiciban.bot.telegram.FakeTelegram.Sent;
import yiciban.bot.telegram.RunningBot.Setup;
import yiciban.bot.webchat.HostileText;

/** How it talks, as promised line by line: S8 to S18. */
class ChattingTest extends ChatTest {

    private RunningBot bot;

    @BeforeEach
    void start() {
        bot = new RunningBot(telegram, conversations);
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void questionGoesInUnderItsMessageAndWithoutPersonalNumbers() {
        telegram.citizen.says(ANNA, " 补身份证<多少钱>，我的号 110101199003077758");
        sent(1);
        Inbound inbound = conversations.received().getFirst();
        assertThat(inbound.channel()).isEqualTo("telegram");
        assertThat(inbound.conversation()).isEqualTo(String.valueOf(ANNA));
        assertThat(inbound.message()).isEqualTo("message-" + telegram.citizen.lastMessage());
        assertThat(inbound.text()).startsWith(" 补身份证<多少钱>").doesNotContain("19900307");
        assertThat(inbound.masked()).isTrue();
        List<String> stored = bot.sql
                .sql("select json from telegram_update")
                .query((row, number) -> row.getString("json"))
                .list();
        assertThat(stored).hasSize(1).noneMatch(json -> json.contains("19900307") || json.contains("市民"));
    }

    @Test
    void answerNamesItsSourceFoldedAndAsksForARating() {
        conversations.answer(FakeConversations.answered("要 <身份证> & 照片。", new Choice("多久能好", "居住证多久能好")));
        telegram.citizen.says(ANNA, "要带什么");
        Sent answer = sent(1).getFirst();
        assertThat(answer.html())
                .isEqualTo("要 &lt;身份证&gt; &amp; 照片。\n<blockquote expandable>依据：办事指南《居住证办理》，《居住证暂行条例》第九条\n"
                        + "居住半年以上，可以申领居住证。</blockquote>");
        assertThat(answer.buttons().stream().map(Button::row)).containsExactly(0, 1, 1);
        assertThat(answer.labels()).containsExactly("多久能好", "有用", "没用");
    }

    @Test
    void s8_aLongQuestionFitsBehindAButtonAndSurvivesARestart() {
        String question = "我在外地打工，老家的社保卡、身份证、居住证都到期了，能不能一起办？".repeat(3);
        conversations.answer(new Answer.Clarifying("您想问哪个？", List.of(new Choice("都想", question)), .4));
        Setup setup = Setup.of(telegram);
        bot.close();
        String data;
        try (var first = new RunningBot(setup, conversations)) {
            telegram.citizen.says(ANNA, "办证");
            first.settled(telegram);
            data = telegram.sent().getFirst().data("都想");
            assertThat(data).hasSizeLessThanOrEqualTo(64).matches("[0-9a-f]+");
        }
        try (var second = new RunningBot(setup, conversations)) {
            telegram.citizen.presses(ANNA, data);
            second.settled(telegram);
            assertThat(conversations.questions()).containsExactly("办证", question);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef", "", "' or 1=1 --", "居住证怎么办"})
    void s8_aButtonWeDoNotKnowSaysSoKindly(String data) {
        telegram.citizen.presses(ANNA, data);
        bot.settled(telegram);
        assertThat(telegram.notices()).containsExactly("按钮已过期，请再问一次");
        assertThat(telegram.sent()).isEmpty();
    }

    @Test
    void s8_aButtonIsGoodInItsOwnChatOnly() {
        telegram.citizen.says(ANNA, "/remen");
        telegram.citizen.presses(BERT, sent(1).getFirst().data("居住证怎么办"));
        bot.settled(telegram);
        assertThat(telegram.notices()).containsExactly("按钮已过期，请再问一次");
        assertThat(telegram.sent(BERT)).isEmpty();
    }

    @Test
    void s9_everyPressIsAcknowledgedAtOnceAlsoBehindASlowQuestion() {
        telegram.citizen.says(ANNA, "/remen");
        String data = sent(1).getFirst().data("居住证怎么办");
        CountDownLatch let = new CountDownLatch(1);
        conversations.answer(inbound -> {
            awaitQuietly(let);
            return new Answer.SmallTalk("收到：" + inbound.text(), List.of());
        });
        telegram.citizen.says(ANNA, "慢");
        telegram.citizen.presses(ANNA, data);
        await().atMost(Duration.ofSeconds(2)).until(() -> telegram.notices().size() == 1);
        let.countDown();
        bot.settled(telegram);
        assertThat(visible(ANNA).getLast()).isEqualTo("问：居住证怎么办\n\n收到：居住证怎么办");
        assertThat(telegram.notices()).hasSize(1);
    }

    @Test
    void s9_aDoubleTapIsOnePress() {
        telegram.citizen.says(ANNA, "/remen");
        String data = sent(1).getFirst().data("居住证怎么办");
        telegram.citizen.presses(ANNA, data);
        telegram.citizen.presses(ANNA, data);
        bot.settled(telegram);
        await().until(() -> telegram.notices().size() == 2);
        assertThat(conversations.questions()).containsExactly("居住证怎么办");
        assertThat(telegram.sent()).hasSize(2);
    }

    @Test
    void s9_aRatingIsKeptThankedForAndItsButtonsGo() {
        conversations.answer(FakeConversations.answered("四十元。", new Choice("多久能好", "多久能好")));
        telegram.citizen.says(ANNA, "多少钱");
        Sent answer = sent(1).getFirst();
        bot.settled(telegram);
        telegram.citizen.presses(ANNA, answer.number(), answer.data("没用"));
        telegram.citizen.presses(ANNA, answer.number(), answer.data("没用"));
        bot.settled(telegram);
        assertThat(conversations.rated())
                .contains(new FakeConversations.Rated(String.valueOf(ANNA), "turn-1", Rating.of(false)));
        assertThat(telegram.notices()).contains("谢谢您告诉我们，我们会改进");
        assertThat(telegram.sent()).singleElement().satisfies(message -> {
            assertThat(message.visible()).isEqualTo(answer.visible());
            assertThat(message.labels()).containsExactly("多久能好", "没答到点子上", "内容过时", "看不懂", "其他", "不满意", "非常不满意");
        });
        telegram.citizen.presses(ANNA, answer.number(), sent(1).getFirst().data("内容过时"));
        bot.settled(telegram);
        assertThat(conversations.rated())
                .contains(new FakeConversations.Rated(
                        String.valueOf(ANNA), "turn-1", Rating.because(Reason.OUTDATED, "")));
        assertThat(telegram.notices().getLast()).startsWith("记下了，谢谢您").contains("反馈：");
        assertThat(sent(1).getFirst().labels()).containsExactly("多久能好");
        assertThat(bot.state().failed()).isZero();
    }

    @Test
    void s9_whoWantsToSaysHowSatisfiedOfFiveLevels() {
        conversations.answer(FakeConversations.answered("四十元。"));
        telegram.citizen.says(ANNA, "多少钱");
        Sent answer = sent(1).getFirst();
        bot.settled(telegram);
        telegram.citizen.presses(ANNA, answer.number(), answer.data("有用"));
        bot.settled(telegram);
        Sent good = sent(1).getFirst();
        assertThat(good.labels()).containsExactly("非常满意", "满意", "基本满意");
        telegram.citizen.presses(ANNA, answer.number(), good.data("基本满意"));
        bot.settled(telegram);
        assertThat(conversations.rated())
                .contains(
                        new FakeConversations.Rated(String.valueOf(ANNA), "turn-1", Rating.of(Level.FAIRLY_SATISFIED)));
        assertThat(telegram.notices()).contains("记下了，谢谢您");
        assertThat(sent(1).getFirst().labels()).isEmpty();

        telegram.citizen.says(BERT, "还要多久");
        Sent other = sent(2).getLast();
        bot.settled(telegram);
        telegram.citizen.presses(BERT, other.number(), other.data("没用"));
        bot.settled(telegram);
        telegram.citizen.presses(BERT, other.number(), sent(2).getLast().data("非常不满意"));
        bot.settled(telegram);
        assertThat(conversations.rated().getLast().rating()).isEqualTo(Rating.of(Level.VERY_DISSATISFIED));
        assertThat(sent(2).getLast().labels()).containsExactly("没答到点子上", "内容过时", "看不懂", "其他");
        assertThat(bot.state().failed()).isZero();
    }

    @Test
    void s10_anEditThatChangesNothingIsDoneAndOneOfALostMessageBecomesANewOne() {
        conversations.answer(new Answer.SmallTalk("一样", List.of()));
        telegram.citizen.says(ANNA, "第一");
        int first = telegram.citizen.lastMessage();
        bot.settled(telegram);
        telegram.citizen.edits(ANNA, first, "第一个");
        bot.settled(telegram);
        assertThat(visible(ANNA)).containsExactly("一样");
        assertThat(bot.state().failed()).isZero();
        telegram.citizen.says(BERT, "第二");
        int second = telegram.citizen.lastMessage();
        bot.settled(telegram);
        telegram.next("editmessagetext", Fault.refused(400, "Bad Request: message to edit not found"));
        telegram.citizen.edits(BERT, second, "第二个");
        bot.settled(telegram);
        assertThat(visible(BERT)).containsExactly("一样", "一样");
    }

    @Test
    void s11_typingIsShownOnlyWhileAnAnswerIsSlowAndItsFailureIsNone() {
        telegram.next("sendchataction", Fault.refused(400, "Bad Request: no"), Fault.badGateway());
        CountDownLatch let = new CountDownLatch(1);
        conversations.answer(inbound -> {
            awaitQuietly(let);
            return new Answer.SmallTalk("好了", List.of());
        });
        telegram.citizen.says(ANNA, "慢");
        await().until(() -> telegram.calls("sendchataction").size() > 2);
        assertThat(telegram.calls("sendchataction")
                        .getFirst()
                        .body()
                        .path("action")
                        .asText())
                .isEqualTo("typing");
        let.countDown();
        bot.settled(telegram);
        assertThat(visible(ANNA)).containsExactly("好了");
        int shown = telegram.calls("sendchataction").size();
        telegram.citizen.says(ANNA, "/help");
        bot.settled(telegram);
        assertThat(telegram.calls("sendchataction")).hasSize(shown);
    }

    @Test
    void s12_noPreviewOfAnything() {
        conversations.answer(FakeConversations.answered("见 https://www.gov.cn/ 。"));
        telegram.citizen.says(ANNA, "在哪看");
        telegram.citizen.says(ANNA, "/help");
        bot.settled(telegram);
        assertThat(telegram.calls("sendmessage"))
                .hasSize(2)
                .allMatch(call -> call.body()
                        .path("link_preview_options")
                        .path("is_disabled")
                        .asBoolean());
    }

    @Test
    void s13_theMenuKeepsTelegramsLimits() {
        await().until(() -> telegram.calls("setmycommands").size() == 1);
        var commands = telegram.calls("setmycommands").getFirst().body().path("commands");
        assertThat(commands.findValuesAsText("command"))
                .containsExactly("start", "help", "yijianshi", "kuasheng", "remen")
                .allMatch(word -> word.matches("[a-z0-9_]{1,32}"));
        assertThat(commands.findValuesAsText("description")).allMatch(text -> !text.isEmpty() && text.length() <= 256);
    }

    @Test
    void s13_theBotStartsWithoutAMenu() {
        bot.close();
        telegram.next("setmycommands", Fault.refused(400, "Bad Request: BOT_COMMAND_INVALID"));
        telegram.citizen.says(ANNA, "在吗");
        bot = new RunningBot(telegram, conversations);
        sent(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/start,您好",
        "/start entry-none,您好",
        "/start entry-guide-001' or 1=1,您好",
        "/start@YicibanBot,您好",
        "/help,怎么用",
        "/help me,怎么用",
        "/yijianshi,一件事",
        "/KUASHENG,外地",
        "/remen,大家常问",
        "/unknown,怎么用"
    })
    void s14_aCommandAnswersWithAKindTextAndQuestionsToStartFrom(String typed, String says) {
        telegram.citizen.says(ANNA, typed);
        Sent answer = sent(1).getFirst();
        assertThat(answer.visible()).contains(says);
        assertThat(answer.buttons()).isNotEmpty();
        assertThat(conversations.received()).isEmpty();
    }

    @Test
    void s14_aLinkFromThePageAsksAboutItsEntryAndTheAnswerLinksBack() {
        bot.close();
        conversations.answer(FakeConversations.answered("到派出所办。"));
        var plain = RunningBot.settings(telegram.url(), Duration.ofSeconds(5));
        var settings = new TelegramSettings(
                plain.token(),
                plain.apiUrl(),
                plain.mode(),
                plain.poll(),
                "",
                "",
                "",
                "https://www.example.gov.cn/bot/");
        bot = new RunningBot(Setup.of(telegram).with(settings), conversations);
        telegram.citizen.says(ANNA, "/start entry-guide-001");
        Sent answer = sent(1).getFirst();
        assertThat(conversations.questions()).containsExactly("居住证办理");
        assertThat(answer.visible()).startsWith("问：居住证办理\n\n到派出所办。");
        assertThat(answer.body().path("reply_markup").findValuesAsText("url"))
                .containsExactly("https://www.example.gov.cn/bot/?q=%E5%B1%85%E4%BD%8F%E8%AF%81%E5%8A%9E%E7%90%86");
    }

    @Test
    void c12_nothingOfAStartThatWeDoNotKnowIsShown() {
        telegram.citizen.says(ANNA, "/start");
        String greeting = sent(1).getFirst().html();
        List<String> all = HostileText.lines();
        List<String> lines = IntStream.iterate(0, at -> at < all.size(), at -> at + 12) // each way out, each way to run
                .mapToObj(all::get)
                .toList();
        lines.forEach(line -> telegram.citizen.says(ANNA, "/start " + line));
        assertThat(sent(1 + lines.size())).extracting(Sent::html).containsOnly(greeting);
        assertThat(conversations.received()).isEmpty();
    }

    @Test
    void s14_slashInFrontOfChineseIsAQuestion() {
        telegram.citizen.says(ANNA, "/补身份证");
        sent(1);
        assertThat(conversations.questions()).containsExactly("/补身份证");
    }

    @Test
    void s15_aGroupIsAnsweredOnlyWhenItSpeaksToTheBot() {
        telegram.citizen.saysInGroup(GROUP, "中午吃什么");
        telegram.citizen.saysInGroup(GROUP, "@YicibanBot2 居住证怎么办");
        telegram.citizen.saysInGroup(GROUP, "/help@OtherBot");
        telegram.citizen.saysInGroup(GROUP, "/weather");
        telegram.citizen.sends(GROUP, "photo", List.of());
        telegram.citizen.repliesInGroup(GROUP, 42, "回复别人");
        telegram.citizen.saysInGroup(GROUP, "请问@yicibanbot 居住证怎么办");
        int asked = telegram.citizen.lastMessage();
        telegram.citizen.repliesInGroup(GROUP, FakeMethods.BOT_ID, "要带什么");
        telegram.citizen.saysInGroup(GROUP, "/remen@YicibanBot");
        telegram.citizen.saysInGroup(GROUP, "@YicibanBot");
        bot.settled(telegram);
        List<Sent> sent = telegram.sent();
        assertThat(conversations.questions()).containsExactly("请问  居住证怎么办", "要带什么");
        assertThat(sent).hasSize(4).allMatch(message -> message.chat() == GROUP);
        assertThat(sent.get(0)
                        .body()
                        .path("reply_parameters")
                        .path("message_id")
                        .asInt())
                .isEqualTo(asked);
        assertThat(sent.get(3).visible()).startsWith("怎么用");
    }

    @Test
    void c30_whoWritesWhileTheChannelIsOffSeesTheNoticeAndNoButtonToRateIt() {
        conversations.turnOff("系统维护<b>中</b>，请打 12345。");
        telegram.citizen.says(ANNA, "居住证怎么办");
        bot.settled(telegram);
        assertThat(telegram.sent(ANNA)).singleElement().satisfies(sent -> {
            assertThat(sent.visible()).isEqualTo("系统维护<b>中</b>，请打 12345。");
            assertThat(sent.buttons()).isEmpty();
        });
    }

    @Test
    void s15_noPersonalDataIsRepeatedInAGroup() {
        telegram.citizen.saysInGroup(GROUP, "@YicibanBot 我身份证 110101199003077758 丢了，电话13800138000");
        bot.settled(telegram);
        assertThat(telegram.calls("sendmessage").getFirst().body().toString())
                .doesNotContain("19900307", "38001380", "市民");
    }

    @Test
    void s16_aTopicIsAnsweredInTheTopicAndTheGeneralOneIsNotNamed() {
        telegram.citizen.saysInTopic(GROUP, 7, "@YicibanBot 在吗");
        var general = telegram.citizen.message(GROUP, "text", "@YicibanBot 都在吗");
        general.put("message_thread_id", 1);
        telegram.updates.add(Citizen.wrapped("message", general));
        bot.settled(telegram);
        assertThat(telegram.sent().getFirst().body().path("message_thread_id").asInt())
                .isEqualTo(7);
        assertThat(telegram.sent().getLast().body().has("message_thread_id")).isFalse();
        assertThat(conversations.received().stream().map(Inbound::conversation))
                .containsExactly(GROUP + "/7", String.valueOf(GROUP));
    }

    @Test
    void s16_aTopicThatIsGoneIsAnsweredInTheGroup() {
        var message = telegram.citizen.message(GROUP, "text", "@YicibanBot 在吗");
        message.put("message_thread_id", 99).put("is_topic_message", true);
        telegram.updates.add(Citizen.wrapped("message", message));
        bot.settled(telegram);
        assertThat(visible(GROUP)).containsExactly("收到：在吗");
        assertThat(telegram.calls("sendmessage")).hasSize(2);
    }

    @Test
    void s18_whoAsksTooFastIsToldSoOnceAndOthersAreNotHeldUp() {
        bot.close();
        SetClock clock = new SetClock();
        telegram.at(clock);
        bot = new RunningBot(Setup.of(telegram).at(clock).limited().hurried(100), conversations);
        IntStream.range(0, 30).forEach(i -> telegram.citizen.says(ANNA, "第" + i));
        telegram.citizen.says(BERT, "在吗");
        bot.settled(telegram);
        assertThat(telegram.sent(ANNA)).hasSize(21);
        assertThat(visible(ANNA).getLast()).isEqualTo("您问得有点快，请稍等一分钟再问。");
        assertThat(visible(BERT)).containsExactly("收到：在吗");
        clock.advance(Duration.ofMinutes(1));
        telegram.citizen.says(ANNA, "一分钟后");
        bot.settled(telegram);
        assertThat(visible(ANNA).getLast()).isEqualTo("收到：一分钟后");
    }

    @Test
    void s18_aBacklogIsNotTakenForHaste() {
        bot.close();
        SetClock clock = new SetClock();
        telegram.at(clock);
        IntStream.range(0, 40).forEach(i -> {
            telegram.citizen.says(ANNA, "第" + i);
            clock.advance(Duration.ofMinutes(1));
        });
        bot = new RunningBot(Setup.of(telegram).at(clock).limited().hurried(100), conversations);
        bot.settled(telegram);
        assertThat(conversations.questions()).hasSize(40);
    }

    @Test
    void smallTalkIsNotRated() {
        telegram.citizen.says(ANNA, "你好");
        assertThat(sent(1).getFirst().buttons()).isEmpty();
    }

    @Test
    void anUpdateThatAlwaysFailsIsPutAsideAndItsChatGoesOn() {
        conversations.answer(inbound -> {
            if (inbound.text().equals("毒")) {
                throw new StackOverflowError("boom");
            }
            return new Answer.SmallTalk("在", List.of());
        });
        telegram.citizen.says(ANNA, "毒");
        telegram.citizen.says(ANNA, "还在吗");
        bot.settled(telegram);
        assertThat(visible(ANNA)).containsExactly("在");
        assertThat(bot.state().quarantined()).isEqualTo(1);
        conversations.answer(new Answer.SmallTalk("修好了", List.of()));
        assertThat(new Quarantine(bot.sql)
                        .retry(new Quarantine(bot.sql).cases().getFirst().id()))
                .isTrue();
        await().until(() -> telegram.sent().size() == 2);
        assertThat(visible(ANNA)).containsExactly("在", "修好了");
        assertThat(new Quarantine(bot.sql).retry("none")).isFalse();
    }
}
