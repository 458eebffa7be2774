package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Status;
import yiciban.bot.answer.Answer;
import yiciban.bot.telegram.FakeTelegram.Call;
import yiciban.bot.telegram.FakeTelegram.Sent;

@Timeout(20)
class PollingTest {

    private static final long ANNA = 5_000_000_001L;
    private static final long BERT = 5_000_000_002L;

    private final FakeTelegram telegram = new FakeTelegram();
    private final FakeConversations conversations = new FakeConversations();

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void removesTheWebhookKeepsWhatWaitsAndSetsTheMenuBeforeItPolls() {
        telegram.citizen.says(ANNA, "昨晚问的");
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 1);
        }
        List<Call> calls = telegram.calls();
        assertThat(calls.stream()
                        .map(call -> call.method().toLowerCase(java.util.Locale.ROOT))
                        .limit(4))
                .containsExactly("deletewebhook", "getme", "setmycommands", "getupdates");
        assertThat(calls.get(0).body().path("drop_pending_updates").asBoolean(true))
                .isFalse();
        assertThat(calls.get(2).body().path("commands").findValuesAsText("command"))
                .containsExactly("start", "help", "yijianshi", "kuasheng", "remen");
        assertThat(calls.get(3).body().path("allowed_updates").toString())
                .isEqualTo("[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]");
    }

    @Test
    void startsWithoutAMenuAndOnceTheNetworkIsBack() {
        telegram.next("getme", Fault.badGateway(), Fault.reset(), Fault.tooMany(3));
        telegram.next("setmycommands", Fault.refused(400, "Bad Request: BOT_COMMAND_INVALID"));
        telegram.citizen.says(ANNA, "在吗");
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 1);
        }
    }

    @Test
    void ownMistakeInThePollDoesNotEndIt() {
        telegram.next("getme", _ -> FakeTelegram.Answer.ok(java.util.Map.of("is_bot", true, "first_name", "没有编号")));
        telegram.citizen.says(ANNA, "在吗");
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 1);
        }
    }

    @Test
    void wrongTokenStopsPollingAndTellsTheOperator() {
        telegram.next("getme", Fault.unauthorized());
        try (var bot = new RunningBot(telegram, conversations)) {
            await().until(() -> bot.health.health().getStatus().equals(Status.DOWN));
            assertThat(bot.health.health().getDetails())
                    .extractingByKey("problem")
                    .asString()
                    .contains("BotFather", "401");
            assertThat(telegram.calls("getupdates")).isEmpty();
            assertThat(telegram.calls("getme")).hasSize(1);
        }
    }

    @Test
    void revokedTokenStopsPolling() {
        telegram.next("getupdates", Fault.none(), Fault.unauthorized());
        telegram.citizen.says(ANNA, "在吗");
        try (var bot = new RunningBot(telegram, conversations)) {
            await().until(() -> bot.health.health().getStatus().equals(Status.DOWN));
            int polls = telegram.calls("getupdates").size();
            telegram.citizen.says(ANNA, "还在吗");
            assertThat(telegram.calls("getupdates")).hasSize(polls);
        }
    }

    @Test
    void anotherProgramWithTheSameTokenIsNamedAndTriedBesideSlowly() {
        telegram.next("getupdates", Fault.conflict(), Fault.conflict());
        telegram.citizen.says(ANNA, "在吗");
        try (var bot = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 1);
            assertThat(bot.waits).startsWith(Setbacks.BESIDE_ANOTHER, Setbacks.BESIDE_ANOTHER);
        }
    }

    @Test
    void healthIsTheAgeOfTheLastSuccessfulPoll() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        PollHealth health = new PollHealth(clock, Duration.ofSeconds(50));
        health.heard();
        now.set(now.get().plusSeconds(110));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        now.set(now.get().plusSeconds(1));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        health.heard();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void sameUpdateTwiceIsAnsweredOnce() {
        ObjectNode twice = Citizen.wrapped("message", telegram.citizen.message(ANNA, "text", "只答一次"));
        telegram.updates.add(twice);
        telegram.updates.again(twice.deepCopy());
        telegram.citizen.says(ANNA, "下一个");
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 2);
            assertThat(conversations.questions()).containsExactly("只答一次", "下一个");
        }
    }

    @Test
    void oneChatKeepsItsOrderWhileASlowOneHoldsUpNobody() {
        CountDownLatch let = new CountDownLatch(1);
        conversations.answer(inbound -> {
            if (inbound.conversation().equals(String.valueOf(BERT))
                    && inbound.text().equals("慢")) {
                awaitQuietly(let);
            }
            return new Answer.SmallTalk(inbound.text(), List.of());
        });
        telegram.citizen.says(BERT, "慢");
        telegram.citizen.says(BERT, "之后");
        try (var _ = new RunningBot(telegram, conversations)) {
            IntStream.range(0, 50).forEach(i -> telegram.citizen.says(ANNA, "第" + i));
            await().until(() -> telegram.sent(ANNA).size() == 50);
            assertThat(telegram.sent(BERT)).isEmpty();
            let.countDown();
            await().until(() -> telegram.sent(BERT).size() == 2);
            assertThat(telegram.sent(BERT).stream().map(Sent::visible)).containsExactly("慢", "之后");
            assertThat(telegram.sent(ANNA).stream().map(Sent::visible))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 50).mapToObj(i -> "第" + i).toList());
            await().until(() -> telegram.updates.waiting().isEmpty());
        }
    }

    @Test
    void whatAStopInterruptsComesAgainAndTheStopTakesUnderTenSeconds() {
        CountDownLatch never = new CountDownLatch(1);
        conversations.answer(inbound -> {
            awaitQuietly(never);
            return new Answer.SmallTalk(inbound.text(), List.of());
        });
        RunningBot first = new RunningBot(telegram, conversations);
        long id = telegram.citizen.says(ANNA, "要断电了");
        await().until(() -> conversations.received().size() == 1);
        long start = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(telegram.updates.waiting()).containsExactly(id);
        assertThat(telegram.sent()).isEmpty();

        never.countDown();
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 1);
        }
        assertThat(telegram.updates.waiting())
                .as("confirmed by the stop itself")
                .isEmpty();
    }

    @Test
    void worksBehindAPathPrefix() {
        try (var behindProxy = new FakeTelegram("/telegram");
                var _ = new RunningBot(behindProxy, conversations)) {
            behindProxy.citizen.says(ANNA, "在吗");
            await().until(() -> behindProxy.sent(ANNA).size() == 1);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
