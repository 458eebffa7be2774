package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Inbound;
import yiciban.bot.system.SetClock;
import yiciban.bot.telegram.FakeTelegram.Call;
import yiciban.bot.telegram.FakeTelegram.Sent;
import yiciban.bot.telegram.RunningBot.Setup;

/** Receiving, as promised line by line: T1 to T14. */
class ReceivingTest extends ChatTest {

    @Test
    void t1_whatACrashInterruptsIsAnsweredAfterIt() {
        CountDownLatch let = new CountDownLatch(1);
        conversations.answer(inbound -> {
            awaitQuietly(let);
            return new Answer.SmallTalk(inbound.text(), List.of());
        });
        Setup setup = Setup.of(telegram);
        Set<String> asked = new HashSet<>();
        RunningBot first = new RunningBot(setup, conversations);
        for (int i = 0; i < 40; i++) {
            telegram.citizen.says(ANNA + i % 7, "第" + i);
            asked.add("第" + i);
        }
        await().until(() -> first.state().waiting() > 0);
        first.crash();
        let.countDown();
        conversations.answer(inbound -> new Answer.SmallTalk(inbound.text(), List.of()));
        try (var second = new RunningBot(setup, conversations)) {
            second.settled(telegram);
            assertThat(telegram.sent().stream().map(Sent::visible)).containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @Test
    void t1_nothingIsConfirmedThatCouldNotBeStored() {
        try (var bot = new RunningBot(telegram, conversations)) {
            await().until(() -> !telegram.calls("getupdates").isEmpty());
            bot.sql.sql("alter table telegram_update rename to away").update();
            long id = telegram.citizen.says(ANNA, "在吗");
            await().until(() -> bot.health.health().getDetails().get("problem") != null);
            assertThat(telegram.updates.waiting()).containsExactly(id);
            assertThat(bot.health.health().getDetails().get("problem"))
                    .asString()
                    .contains("不会丢");
            bot.sql.sql("alter table away rename to telegram_update").update();
            sent(1);
            assertThat(visible(ANNA)).containsExactly("收到：在吗");
        }
    }

    @Test
    void t2_theSameUpdateIsAnsweredOnceHoweverOftenItComes() {
        ObjectNode twice = Citizen.wrapped("message", telegram.citizen.message(ANNA, "text", "只答一次"));
        telegram.updates.add(twice);
        telegram.updates.again(twice.deepCopy());
        Setup setup = Setup.of(telegram);
        try (var bot = new RunningBot(setup, conversations)) {
            bot.settled(telegram);
            telegram.updates.again(twice.deepCopy());
            bot.settled(telegram);
        }
        telegram.updates.again(twice.deepCopy());
        telegram.citizen.says(ANNA, "下一个");
        try (var bot = new RunningBot(setup, conversations)) {
            bot.settled(telegram);
            assertThat(conversations.questions()).containsExactly("只答一次", "下一个");
            assertThat(visible(ANNA)).containsExactly("收到：只答一次", "收到：下一个");
        }
    }

    @Test
    void t3_oneChatKeepsItsOrderWhileASlowOneHoldsUpNobody() {
        CountDownLatch let = new CountDownLatch(1);
        conversations.answer(inbound -> {
            if (inbound.text().equals("慢")) {
                awaitQuietly(let);
            }
            return new Answer.SmallTalk(inbound.text(), List.of());
        });
        telegram.citizen.says(BERT, "慢");
        telegram.citizen.says(BERT, "之后");
        try (var bot = new RunningBot(Setup.of(telegram).hurried(100), conversations)) {
            List<String> all = IntStream.range(0, 50).mapToObj(i -> "第" + i).toList();
            all.forEach(text -> telegram.citizen.says(ANNA, text));
            sent(ANNA, 50);
            assertThat(telegram.sent(BERT)).isEmpty();
            let.countDown();
            bot.settled(telegram);
            assertThat(visible(BERT)).containsExactly("慢", "之后");
            assertThat(visible(ANNA)).containsExactlyElementsOf(all);
        }
    }

    @Test
    void t3_aShuffledBatchIsPutInOrder() {
        List<ObjectNode> updates = IntStream.range(0, 5)
                .mapToObj(i -> Citizen.wrapped("message", telegram.citizen.message(ANNA, "text", "第" + i))
                        .put("update_id", 2000 + i))
                .toList();
        telegram.updates.jumpTo(2005);
        for (int i : List.of(3, 0, 4, 2, 1)) {
            telegram.updates.again(updates.get(i));
        }
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：第0", "收到：第1", "收到：第2", "收到：第3", "收到：第4");
        }
    }

    @Test
    void t3_aBacklogOfOneChatIsNotInFrontOfAnothersQuestion() {
        IntStream.range(0, 90).forEach(i -> telegram.citizen.says(ANNA, "第" + i));
        telegram.citizen.says(BERT, "我只有一个问题");
        try (var _ = new RunningBot(telegram, conversations)) {
            sent(BERT, 1);
            assertThat(conversations.questions().indexOf("我只有一个问题")).isLessThan(45);
        }
    }

    @Test
    void t4_pollsAskForWhatTheServerAllowsAndAStalledOneIsCut() throws InterruptedException {
        var settings = RunningBot.settings(telegram.url(), Duration.ofSeconds(50));
        try (BotApi api = new BotApi(settings, Duration.ofMillis(200))) {
            telegram.next("getupdates", telegram.hang(), FakeTelegram.hangInTheMiddle());
            assertThat(api.call(FetchUpdates.from(0, Duration.ZERO))).isInstanceOf(Outcome.Unknown.class);
            assertThat(api.call(FetchUpdates.from(0, Duration.ZERO))).isInstanceOf(Outcome.Unknown.class);
            assertThat(api.call(FetchUpdates.from(0, Duration.ZERO))).isInstanceOf(Outcome.Done.class);
        }
        try (var _ = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "在吗");
            sent(1);
        }
        assertThat(telegram.calls("getupdates")).allSatisfy(call -> {
            assertThat(call.body().path("limit").asInt()).isBetween(1, 100);
            assertThat(call.body().path("timeout").asInt()).isBetween(0, 50);
        });
    }

    @Test
    void t5_afterADayOfOutageTheBotStartsClean() {
        SetClock clock = new SetClock();
        telegram.at(clock);
        telegram.citizen.says(ANNA, "昨天问的");
        telegram.citizen.presses(ANNA, "0123456789abcdef");
        clock.advance(Duration.ofHours(25));
        telegram.citizen.says(ANNA, "今天问的");
        try (var bot = new RunningBot(Setup.of(telegram).at(clock), conversations)) {
            bot.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：今天问的");
            assertThat(telegram.notices()).isEmpty();
        }
    }

    @Test
    void t5_aPressThatTelegramHasForgottenIsAnsweredWithoutAWordAboutIt() {
        telegram.next(
                "answercallbackquery",
                Fault.refused(
                        400, "Bad Request: query is too old and response timeout expired or query ID is invalid"));
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "/kuasheng");
            telegram.citizen.presses(ANNA, sent(1).getFirst().data("外地能换驾照吗"));
            bot.settled(telegram);
            assertThat(visible(ANNA).getLast()).isEqualTo("问：外地能换驾照吗\n\n收到：外地能换驾照吗");
        }
    }

    @Test
    void t6_whatWaitsIsKeptAndWhoWaitedLongHearsThatWeAreSorry() {
        SetClock clock = new SetClock();
        telegram.at(clock);
        telegram.citizen.says(ANNA, "一小时前问的");
        clock.advance(Duration.ofHours(1));
        telegram.citizen.says(BERT, "刚问的");
        try (var bot = new RunningBot(Setup.of(telegram).at(clock), conversations)) {
            bot.settled(telegram);
            assertThat(visible(ANNA).getFirst()).startsWith("抱歉，让您久等了").endsWith("收到：一小时前问的");
            assertThat(visible(BERT)).containsExactly("收到：刚问的");
        }
        assertThat(telegram.calls("deletewebhook")
                        .getFirst()
                        .body()
                        .path("drop_pending_updates")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void t7_kindsAreNamedAndOthersDoNoHarm() {
        telegram.updates.add(Citizen.wrapped(
                "poll_answer", FakeTelegram.JSON.createObjectNode().put("poll_id", "1")));
        telegram.citizen.says(ANNA, "在吗");
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：在吗");
            assertThat(bot.state().quarantined()).isZero();
        }
        assertThat(telegram.calls("getupdates")
                        .getFirst()
                        .body()
                        .path("allowed_updates")
                        .toString())
                .isEqualTo("[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]");
    }

    @Test
    void t8_theWebhookIsRemovedFirstAndOneThatComesBackIsNamed() {
        telegram.webhook.set(URI.create("https://example.org/hook"), "geheim");
        telegram.citizen.says(ANNA, "在吗");
        try (var bot = new RunningBot(telegram, conversations)) {
            sent(1);
            telegram.webhook.set(URI.create("https://example.org/hook"), "geheim");
            await().until(() -> bot.health.health().getDetails().get("problem") != null);
            assertThat(bot.health.health().getDetails().get("problem"))
                    .asString()
                    .contains("webhook", "409");
            assertThat(bot.waits).contains(Setbacks.BESIDE_ANOTHER);
            telegram.webhook.delete();
            telegram.citizen.says(ANNA, "还在吗");
            sent(2);
        }
        assertThat(telegram.calls().stream()
                        .map(Call::method)
                        .map(method -> method.toLowerCase(Locale.ROOT))
                        .limit(4))
                .containsExactly("deletewebhook", "getme", "setmycommands", "getupdates");
    }

    @Test
    void t9_anotherProgramWithTheSameTokenIsNamedAndTriedBesideSlowly() {
        telegram.next("getupdates", Fault.conflict(), Fault.conflict());
        telegram.citizen.says(ANNA, "在吗");
        try (var bot = new RunningBot(telegram, conversations)) {
            sent(1);
            assertThat(bot.waits).startsWith(Setbacks.BESIDE_ANOTHER, Setbacks.BESIDE_ANOTHER);
        }
    }

    @Test
    void t9_ofTwoNodesOnePollsAndTheOtherTakesOverWhenItIsGone() {
        Setup setup = Setup.of(telegram).hurried(10);
        RunningBot first = new RunningBot(setup, conversations);
        telegram.citizen.says(ANNA, "一");
        sent(1);
        try (var second = new RunningBot(setup.as("node-2"), conversations)) {
            await().until(() ->
                    Boolean.FALSE.equals(second.health.health().getDetails().get("onDuty")));
            telegram.citizen.says(ANNA, "二");
            sent(2);
            assertThat(telegram.calls("getme")).hasSize(1);
            first.crash();
            telegram.citizen.says(ANNA, "三");
            second.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：一", "收到：二", "收到：三");
            assertThat(second.health.health().getDetails()).containsEntry("onDuty", true);
        }
    }

    @Test
    void t9_whatTwoProcessesFetchedIsStoredOnce() {
        Setup setup = Setup.of(telegram);
        try (var first = new RunningBot(setup, conversations);
                var second = new RunningBot(setup.as("node-2"), conversations)) {
            String json = Citizen.wrapped("message", telegram.citizen.message(ANNA, "text", "同一条"))
                    .put("update_id", 77)
                    .toString();
            for (RunningBot bot : List.of(first, second, first)) {
                bot.station.take(List.of(new RawUpdate(77, json)));
            }
            first.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：同一条");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void t10_anEditedQuestionIsAnsweredAnewOnceInPlaceOfTheFirstAnswer() {
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "居住征怎么办");
            int question = telegram.citizen.lastMessage();
            bot.settled(telegram);
            telegram.citizen.edits(ANNA, question, "居住征怎么办");
            bot.settled(telegram);
            assertThat(conversations.questions()).containsExactly("居住征怎么办");
            telegram.citizen.edits(ANNA, question, "居住证怎么办");
            bot.settled(telegram);
            telegram.citizen.edits(ANNA, question, "居住证要多久");
            bot.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：居住证怎么办");
            assertThat(telegram.calls("editmessagetext")).hasSize(1);
        }
    }

    @Test
    void t10_whenTheChatHasGoneOnTheNewAnswerIsANewMessageUnderTheQuestion() {
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "居住征怎么办");
            int question = telegram.citizen.lastMessage();
            telegram.citizen.says(ANNA, "谢谢");
            bot.settled(telegram);
            telegram.citizen.edits(ANNA, question, "居住证怎么办");
            bot.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：居住征怎么办", "收到：谢谢", "收到：居住证怎么办");
            assertThat(telegram.sent(ANNA)
                            .getLast()
                            .body()
                            .path("reply_parameters")
                            .path("message_id")
                            .asInt())
                    .isEqualTo(question);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"photo", "sticker", "voice", "location", "contact", "document", "poll", "dice", "paid_media"})
    void t11_whatIsNotTextGetsOneKindSentence(String kind) {
        Map<String, Object> file = Map.of("file_id", "f", "file_unique_id", "u");
        Object content = switch (kind) {
            case "photo" -> List.of(with(file, Map.of("width", 9, "height", 9)));
            case "location" -> Map.of("latitude", 33.7, "longitude", 113.3);
            case "contact" -> Map.of("phone_number", "13800138000", "first_name", "安");
            case "sticker" -> with(file, Map.of("width", 9, "height", 9, "type", "regular"));
            case "poll" -> Map.of("id", "1", "question", "去吗", "options", List.of());
            case "dice" -> Map.of("value", 3, "emoji", "🎲");
            case "paid_media" -> Map.of("star_count", 1, "paid_media", List.of());
            default -> with(file, Map.of("duration", 1));
        };
        telegram.citizen.sends(ANNA, kind, content);
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            assertThat(visible(ANNA)).singleElement().asString().contains("只看得懂文字");
            assertThat(conversations.received()).isEmpty();
            assertThat(telegram.calls("getfile")).isEmpty();
        }
    }

    private static Map<String, Object> with(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    @Test
    void t12_serviceMessagesAreIgnoredSilently() {
        telegram.citizen.sends(
                ANNA,
                "pinned_message",
                Map.of("message_id", 3, "date", 0, "chat", Map.of("id", ANNA, "type", "private")));
        telegram.citizen.sends(GROUP, "new_chat_title", "办事群");
        telegram.citizen.sends(GROUP, "migrate_to_chat_id", -100_5L);
        telegram.citizen.sends(GROUP, "new_chat_members", List.of(Map.of("id", 5, "is_bot", false, "first_name", "新")));
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            assertThat(telegram.sent()).isEmpty();
            assertThat(bot.state().quarantined()).isZero();
        }
    }

    @Test
    void t13_numbersOfChatsHave52Bits() {
        long widest = (1L << 52) - 1;
        telegram.citizen.says(widest, "在吗");
        telegram.citizen.saysInGroup(-widest, "@YicibanBot 在吗");
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            assertThat(visible(widest)).containsExactly("收到：在吗");
            assertThat(visible(-widest)).containsExactly("收到：在吗");
            assertThat(conversations.received().stream().map(Inbound::conversation))
                    .containsExactlyInAnyOrder(String.valueOf(widest), String.valueOf(-widest));
        }
    }

    @Test
    void f8_anUpdateLargerThanAnyThatTelegramKeepsStopsNothing() {
        conversations.answer(new Answer.SmallTalk("好", List.of()));
        ObjectNode huge = Citizen.wrapped("message", telegram.citizen.message(ANNA, "text", "长".repeat(40_000)));
        telegram.next("getupdates", _ -> FakeTelegram.Answer.ok(List.of(huge.put("update_id", 900))));
        telegram.citizen.says(BERT, "在吗");
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() ->
                    telegram.sent(ANNA).size() == 1 && telegram.sent(BERT).size() == 1);
        }
    }

    @Test
    void t14_newFieldsKindsAndShapesStopNothing() {
        ObjectNode poison = Citizen.wrapped("message", telegram.citizen.message(BERT, "text", "毒"));
        ((ObjectNode) poison.path("message"))
                .set("photo", FakeTelegram.JSON.createObjectNode().put("not", "a list"));
        ObjectNode news = Citizen.wrapped("message", telegram.citizen.message(ANNA, "text", "新"));
        ((ObjectNode) news.path("message")).put("field_of_2030", 1);
        telegram.updates.add(Citizen.wrapped(
                "kind_of_2030", FakeTelegram.JSON.createObjectNode().put("a", 1)));
        telegram.updates.add(poison);
        telegram.updates.add(news);
        try (var bot = new RunningBot(telegram, conversations)) {
            bot.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：新");
            assertThat(bot.health.health().getDetails()).containsEntry("quarantined", 1);
            assertThat(new Quarantine(bot.sql).cases()).singleElement().satisfies(one -> {
                assertThat(one.problem()).startsWith("cannot be read");
                assertThat(one.json()).contains("毒");
            });
        }
    }
}
