package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.telegram.FakeTelegram.Button;
import yiciban.bot.telegram.FakeTelegram.Sent;

@Timeout(20)
class ChattingTest {

    /** Chat and user numbers do not fit into 32 bits. */
    private static final long ANNA = 4_503_599_627_370_001L;

    private static final long GROUP = -1_002_003_004_005L;

    private final FakeTelegram telegram = new FakeTelegram();
    private final FakeConversations conversations = new FakeConversations();
    private RunningBot bot;

    @BeforeEach
    void start() {
        bot = new RunningBot(telegram, conversations);
    }

    @AfterEach
    void close() {
        bot.close();
        telegram.close();
    }

    @Test
    void questionGoesInUntouchedUnderItsMessageAndUser() {
        telegram.citizen.says(ANNA, " 补身份证<多少钱> ");
        sent(1);
        Inbound inbound = conversations.received().getFirst();
        assertThat(inbound.channel()).isEqualTo("telegram");
        assertThat(inbound.conversation()).isEqualTo("4503599627370001");
        assertThat(inbound.client()).isEqualTo("4503599627370001");
        assertThat(inbound.message()).startsWith("message-");
        assertThat(inbound.text()).isEqualTo(" 补身份证<多少钱> ");
    }

    @Test
    void answerNamesItsSourceFoldedWithoutPreviewAndAsksForARating() {
        conversations.answer(FakeConversations.answered("要 <身份证> & 照片。", new Choice("多久能好", "居住证多久能好")));
        telegram.citizen.says(ANNA, "要带什么");
        Sent answer = sent(1).getFirst();
        assertThat(answer.html())
                .isEqualTo("要 &lt;身份证&gt; &amp; 照片。\n<blockquote expandable>依据：办事指南《居住证办理》，《居住证暂行条例》第九条\n"
                        + "居住半年以上，可以申领居住证。</blockquote>");
        assertThat(answer.body()
                        .path("link_preview_options")
                        .path("is_disabled")
                        .asBoolean())
                .isTrue();
        assertThat(answer.buttons().stream().map(Button::row)).containsExactly(0, 1, 1);
        assertThat(answer.labels()).containsExactly("多久能好", "有用", "没用");
    }

    @ParameterizedTest
    @CsvSource({
        "/start,您好",
        "/start entry-guide-001,您好",
        "/start@YicibanBot,您好",
        "/help,怎么用",
        "/yijianshi,一件事",
        "/KUASHENG,外地",
        "/remen,大家常问",
        "/unknown,怎么用"
    })
    void commandAnswersWithAKindTextAndQuestionsToStartFrom(String typed, String says) {
        telegram.citizen.says(ANNA, typed);
        Sent answer = sent(1).getFirst();
        assertThat(answer.visible()).contains(says);
        assertThat(answer.buttons()).isNotEmpty();
        assertThat(conversations.received()).isEmpty();
    }

    @Test
    void slashInFrontOfChineseIsAQuestion() {
        telegram.citizen.says(ANNA, "/补身份证");
        sent(1);
        assertThat(conversations.questions()).containsExactly("/补身份证");
    }

    @Test
    void pressingAButtonAsksItsQuestionAndIsAcknowledgedFirst() {
        telegram.citizen.says(ANNA, "/remen");
        telegram.citizen.presses(ANNA, sent(1).getFirst().data("居住证怎么办"));
        assertThat(sent(2).getLast().visible()).isEqualTo("问：居住证怎么办\n\n收到：居住证怎么办");
        assertThat(conversations.questions()).containsExactly("居住证怎么办");
        assertThat(conversations.received().getFirst().client()).isEqualTo(String.valueOf(ANNA));
        List<String> methods = telegram.calls().stream()
                .map(FakeTelegram.Call::method)
                .filter(method -> !method.equalsIgnoreCase("getupdates"))
                .toList();
        assertThat(methods.get(methods.size() - 2)).isEqualToIgnoringCase("answerCallbackQuery");
    }

    @Test
    void longQuestionFitsBehindAButton() {
        String question = "我在外地打工，老家的社保卡、身份证、居住证都到期了，能不能一起办？".repeat(3);
        conversations.answer(new Answer.Clarifying("您想问哪个？", List.of(new Choice("都想", question)), .4));
        telegram.citizen.says(ANNA, "办证");
        telegram.citizen.presses(ANNA, sent(1).getFirst().data("都想"));
        sent(2);
        assertThat(conversations.questions()).containsExactly("办证", question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef", "", "' or 1=1 --", "居住证怎么办"})
    void buttonWeDoNotKnowSaysSoKindly(String data) {
        telegram.citizen.presses(ANNA, data);
        await().until(() -> telegram.notices().size() == 1);
        assertThat(telegram.notices()).containsExactly("按钮已过期，请再问一次");
        await().until(() -> telegram.updates.waiting().isEmpty());
        assertThat(telegram.sent()).isEmpty();
    }

    @Test
    void oldPressTelegramNoLongerKnowsIsStillAnswered() {
        telegram.next("answercallbackquery", Fault.refused(400, "Bad Request: query is too old"));
        telegram.citizen.says(ANNA, "/kuasheng");
        telegram.citizen.presses(ANNA, sent(1).getFirst().data("外地能换驾照吗"));
        sent(2);
        assertThat(conversations.questions()).containsExactly("外地能换驾照吗");
    }

    @Test
    void ratingIsKeptAndThankedFor() {
        conversations.answer(FakeConversations.answered("四十元。"));
        telegram.citizen.says(ANNA, "多少钱");
        Sent answer = sent(1).getFirst();
        telegram.citizen.presses(ANNA, answer.data("没用"));
        await().until(() -> conversations.rated().size() == 1);
        assertThat(conversations.rated())
                .containsExactly(new FakeConversations.Rated(String.valueOf(ANNA), "turn-1", false));
        assertThat(telegram.notices()).containsExactly("谢谢您告诉我们，我们会改进");
        assertThat(telegram.sent()).hasSize(1);
    }

    @Test
    void smallTalkIsNotRated() {
        telegram.citizen.says(ANNA, "你好");
        assertThat(sent(1).getFirst().buttons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "sticker", "voice", "location", "contact", "document"})
    void whatIsNotTextGetsOneKindSentence(String kind) {
        Object content = switch (kind) {
            case "photo" -> List.of(Map.of("file_id", "f", "file_unique_id", "u", "width", 9, "height", 9));
            case "location" -> Map.of("latitude", 33.7, "longitude", 113.3);
            case "contact" -> Map.of("phone_number", "1", "first_name", "安");
            case "sticker" -> Map.of("file_id", "f", "file_unique_id", "u", "width", 9, "height", 9, "type", "regular");
            default -> Map.of("file_id", "f", "file_unique_id", "u", "duration", 1);
        };
        telegram.citizen.sends(ANNA, kind, content);
        assertThat(sent(1).getFirst().visible()).contains("只看得懂文字");
        assertThat(conversations.received()).isEmpty();
    }

    @Test
    void serviceMessagesEditsAndBotsAreIgnored() {
        telegram.citizen.sends(
                ANNA,
                "pinned_message",
                Map.of("message_id", 3, "date", 0, "chat", Map.of("id", ANNA, "type", "private")));
        telegram.citizen.sends(GROUP, "new_chat_title", "办事群");
        telegram.citizen.edits(ANNA, "改了一个字");
        telegram.citizen.says(ANNA, "正常问");
        assertThat(sent(1).getFirst().visible()).isEqualTo("收到：正常问");
        assertThat(conversations.questions()).containsExactly("正常问");
        await().until(() -> telegram.updates.waiting().isEmpty());
    }

    @Test
    void groupIsAnsweredOnlyWhenItSpeaksToTheBot() {
        telegram.citizen.saysInGroup(GROUP, "中午吃什么");
        telegram.citizen.saysInGroup(GROUP, "@YicibanBot2 居住证怎么办");
        telegram.citizen.saysInGroup(GROUP, "/help@OtherBot");
        telegram.citizen.saysInGroup(GROUP, "/weather");
        telegram.citizen.sends(GROUP, "photo", List.of());
        telegram.citizen.repliesInGroup(GROUP, 42, "回复别人");
        telegram.citizen.saysInGroup(GROUP, "请问@yicibanbot 居住证怎么办");
        telegram.citizen.repliesInGroup(GROUP, FakeMethods.BOT_ID, "要带什么");
        telegram.citizen.saysInGroup(GROUP, "/remen@YicibanBot");
        telegram.citizen.saysInGroup(GROUP, "@YicibanBot");
        List<Sent> sent = sent(4);
        await().until(() -> telegram.updates.waiting().isEmpty());
        assertThat(conversations.questions()).containsExactly("请问  居住证怎么办", "要带什么");
        assertThat(sent).hasSize(4).allMatch(message -> message.chat() == GROUP);
        assertThat(sent.get(0).body().path("reply_parameters").has("message_id"))
                .isTrue();
        assertThat(sent.get(3).visible()).startsWith("怎么用");
    }

    @Test
    void topicOfAForumIsAnsweredInTheTopic() {
        var message = telegram.citizen.message(GROUP, "text", "@YicibanBot 在吗");
        message.put("message_thread_id", 7).put("is_topic_message", true);
        telegram.updates.add(Citizen.wrapped("message", message));
        assertThat(sent(1).getFirst().body().path("message_thread_id").asInt()).isEqualTo(7);
    }

    private List<Sent> sent(int count) {
        await().until(() -> telegram.sent().size() >= count);
        return telegram.sent();
    }
}
