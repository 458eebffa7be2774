package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import yiciban.bot.answer.Answer;

/** The eight defects of telegrambots 10.2.0 named L1 to L8 in the project's reliability notes: none reaches a citizen. */
class LibraryDefectsTest extends ChatTest {

    @Test
    void l1HandlerThrowableDoesNotStopPolling() {
        conversations.answer(inbound -> {
            if (inbound.text().equals("error")) {
                throw new StackOverflowError("boom");
            }
            if (inbound.text().equals("exception")) {
                throw new IllegalStateException("boom");
            }
            return new Answer.SmallTalk("在", List.of());
        });
        try (var _ = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "error");
            telegram.citizen.says(ANNA, "exception");
            telegram.citizen.says(ANNA, "还在吗");
            await().until(() -> telegram.sent(ANNA).size() == 1);
            telegram.citizen.says(BERT, "还在吗");
            await().until(() -> telegram.sent(BERT).size() == 1);
            await().until(() -> telegram.updates.waiting().isEmpty());
        }
    }

    @Test
    void l2UpdateIsConfirmedOnlyAfterItWasCommitted() {
        try (var bot = new RunningBot(telegram, conversations)) {
            await().until(() -> !telegram.calls("getupdates").isEmpty());
            bot.sql.sql("alter table telegram_update rename to away").update();
            int polls = telegram.calls("getupdates").size();
            long id = telegram.citizen.says(ANNA, "居住证怎么办");
            await().until(() -> telegram.calls("getupdates").size() > polls + 2);
            assertThat(telegram.updates.waiting()).containsExactly(id);
            bot.sql.sql("alter table away rename to telegram_update").update();
            bot.settled(telegram);
            assertThat(telegram.sent(ANNA)).hasSize(1);
        }
    }

    @Test
    void l3UnreadableUpdateIsSkippedAndItsNeighboursAnswered() {
        ObjectNode poison = Citizen.wrapped("message", telegram.citizen.message(BERT, "text", "毒"));
        ((ObjectNode) poison.path("message"))
                .set("photo", FakeTelegram.JSON.createObjectNode().put("not", "a list"));
        telegram.citizen.says(ANNA, "前");
        telegram.updates.add(poison);
        telegram.citizen.says(ANNA, "后");
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 2);
            await().until(() -> telegram.updates.waiting().isEmpty());
            assertThat(conversations.questions()).containsExactly("前", "后");
        }
    }

    @Test
    void l3UnknownFieldsAndKindsAreNoTrouble() {
        ObjectNode news = Citizen.wrapped("message", telegram.citizen.message(ANNA, "text", "新"));
        ((ObjectNode) news.path("message")).put("field_of_2030", 1);
        telegram.updates.add(Citizen.wrapped(
                "kind_of_2030", FakeTelegram.JSON.createObjectNode().put("a", 1)));
        telegram.updates.add(news);
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 1);
            await().until(() -> telegram.updates.waiting().isEmpty());
        }
    }

    @Test
    void l4NumbersThatGoDownAreAnswered() throws InterruptedException {
        telegram.updates.jumpTo(900_000_000);
        telegram.citizen.says(ANNA, "周一");
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 1);
            assertThat(telegram.updates.confirmedWithin(Duration.ofSeconds(5))).isTrue();
            telegram.updates.jumpTo(17);
            telegram.citizen.says(ANNA, "一周以后");
            await().until(() -> telegram.sent(ANNA).size() == 2);
            await().until(() -> telegram.updates.waiting().isEmpty());
            int polls = telegram.calls("getupdates").size();
            telegram.citizen.says(ANNA, "再问");
            await().until(() -> telegram.sent(ANNA).size() == 3);
            await().until(() -> telegram.updates.waiting().isEmpty());
            assertThat(telegram.calls("getupdates").size() - polls)
                    .as("no hot loop")
                    .isLessThan(10);
        }
    }

    @Test
    void l5BackOffNeverExceedsThirtySeconds() {
        BackOff backOff = new BackOff(new Random(1));
        for (int failures = 1; failures < 100_000; failures++) {
            assertThat(backOff.after(failures)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(30));
        }
        assertThat(backOff.after(1)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.after(Integer.MAX_VALUE)).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void l6PollWaitsAsLongAsTelegramSays() {
        telegram.next("getupdates", Fault.tooMany(7), Fault.badGateway(), Fault.nonsense());
        telegram.citizen.says(ANNA, "在吗");
        try (var bot = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent(ANNA).size() == 1);
            assertThat(bot.waits.getFirst()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_250));
            assertThat(bot.waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(bot.waits.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        }
    }

    @Test
    void l7StopIsQuickAndLeavesNoThreadThatHoldsTheProcess() {
        var before = Thread.getAllStackTraces().keySet();
        RunningBot bot = new RunningBot(telegram, conversations);
        telegram.citizen.says(ANNA, "在吗");
        await().until(() -> telegram.sent(ANNA).size() == 1);
        long start = System.nanoTime();
        bot.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(bot.station.duty.isRunning()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon())
                .filteredOn(thread -> !thread.getName().startsWith("HTTP-Dispatcher"))
                .isEmpty();
    }

    @Test
    void l8DroppedConnectionDoesNotPostTwiceWithoutOurKnowing() {
        telegram.next("sendmessage", Fault.none(), Fault.resetAfterPost());
        try (var bot = new RunningBot(telegram, conversations)) {
            telegram.citizen.says(ANNA, "一");
            telegram.citizen.says(ANNA, "二");
            telegram.citizen.says(ANNA, "三");
            bot.settled(telegram);
            assertThat(visible(ANNA)).containsExactly("收到：一", "收到：二", "收到：二", "收到：三");
            assertThat(bot.count("yiciban.telegram.repeated"))
                    .as("decided and counted")
                    .isEqualTo(1);
        }
    }

    @Test
    void l8TwentyChatsAreSentToAtOnce() {
        CountDownLatch all = new CountDownLatch(20);
        Fault together = normally -> {
            all.countDown();
            awaitQuietly(all);
            return normally.get();
        };
        for (int i = 0; i < 20; i++) {
            telegram.next("sendmessage", together);
            telegram.citizen.says(ANNA + i, "同时");
        }
        try (var _ = new RunningBot(telegram, conversations)) {
            await().until(() -> telegram.sent().size() == 20);
        }
    }
}
