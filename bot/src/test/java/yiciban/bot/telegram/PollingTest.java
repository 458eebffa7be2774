package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import yiciban.bot.answer.Answer;
import yiciban.bot.system.SetClock;
import yiciban.bot.telegram.RunningBot.Setup;

/** Polling beside what is promised by number: starting, stopping, health. */
class PollingTest extends ChatTest {

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
    void f7_aNameThatIsNotFoundIsLookedUpAgainSoon() {
        assertTriesAgainSoon(URI.create("http://nobody.invalid"));
    }

    @Test
    void f7_aTlsThatFailsIsTriedAgainSoon() throws IOException {
        try (var noTls = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!noTls.isClosed()) {
                    try (Socket client = noTls.accept()) {
                        client.getOutputStream().write("220 no TLS here\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        // the client was quicker, or the test is over
                    }
                }
            });
            assertTriesAgainSoon(URI.create("https://127.0.0.1:" + noTls.getLocalPort()));
        }
    }

    private void assertTriesAgainSoon(URI url) {
        try (var bot = new RunningBot(Setup.of(url), conversations)) {
            await().until(() -> bot.waits.size() >= 3);
            assertThat(bot.waits).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(BackOff.CAP));
            assertThat(bot.health.health().getDetails())
                    .extractingByKey("problem")
                    .asString()
                    .startsWith("Telegram：暂时连不上");
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
    void worksBehindAPathPrefix() {
        try (var behindProxy = new FakeTelegram("/telegram");
                var _ = new RunningBot(behindProxy, conversations)) {
            behindProxy.citizen.says(ANNA, "在吗");
            await().until(() -> behindProxy.sent(ANNA).size() == 1);
        }
    }

    @Test
    void healthIsTheAgeOfTheLastSuccessfulPoll() {
        SetClock clock = new SetClock();
        var settings = RunningBot.settings(telegram.url(), Duration.ofSeconds(50));
        var state = new TelegramState(3, 1, 2, 0, 0, 4, "node-1");
        PollHealth health = new PollHealth(clock, settings, () -> state);
        health.heard();
        clock.advance(Duration.ofSeconds(110));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        clock.advance(Duration.ofSeconds(1));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        health.heard();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("quarantined", 1).containsEntry("repeated", 4);
        health.onDuty(false);
        clock.advance(Duration.ofDays(1));
        assertThat(health.health().getStatus()).as("standing by is well").isEqualTo(Status.UP);
    }

    @Test
    void stopLetsWhatIsInWorkEndAndTakesUnderTenSeconds() {
        CountDownLatch let = new CountDownLatch(1);
        conversations.answer(inbound -> {
            awaitQuietly(let);
            return new Answer.SmallTalk(inbound.text(), List.of());
        });
        RunningBot bot = new RunningBot(Setup.of(telegram), conversations);
        telegram.citizen.says(ANNA, "正在办");
        await().until(() -> conversations.received().size() == 1);
        long start = System.nanoTime();
        Thread stopping = Thread.ofVirtual().start(bot::close);
        let.countDown();
        await().until(() -> !stopping.isAlive());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(visible(ANNA)).containsExactly("正在办");
        assertThat(telegram.updates.waiting())
                .as("confirmed by the stop itself")
                .isEmpty();
    }

    @Test
    void whatAStopInterruptsIsAnsweredAfterTheNextStart() {
        CountDownLatch never = new CountDownLatch(1);
        conversations.answer(inbound -> {
            awaitQuietly(never);
            return new Answer.SmallTalk(inbound.text(), List.of());
        });
        Setup setup = Setup.of(telegram);
        RunningBot first = new RunningBot(setup, conversations);
        telegram.citizen.says(ANNA, "要断电了");
        await().until(() -> conversations.received().size() == 1);
        long start = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(telegram.sent()).isEmpty();
        never.countDown();
        try (var second = new RunningBot(setup, conversations)) {
            second.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("要断电了");
        }
    }
}
