package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import yiciban.bot.conversation.Conversations;

@Timeout(20)
class TelegramChannelTest {

    private static final String TOKEN = "yiciban.telegram.token=" + FakeTelegram.TOKEN;

    private final FakeConversations conversations = new FakeConversations();
    private final WebApplicationContextRunner server = new WebApplicationContextRunner()
            .withUserConfiguration(TelegramChannel.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(Conversations.class, () -> conversations);

    @Test
    void isOffWithoutAToken() {
        server.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Poller.class));
        server.withPropertyValues("yiciban.telegram.token= ")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Poller.class));
    }

    @Test
    void isOffInACommandLineVerb() {
        new ApplicationContextRunner()
                .withUserConfiguration(TelegramChannel.class)
                .withPropertyValues(TOKEN)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Poller.class));
    }

    @Test
    void answersAtAnyAddress() {
        try (FakeTelegram telegram = new FakeTelegram()) {
            telegram.citizen.says(1, "在吗");
            server.withPropertyValues(TOKEN, "yiciban.telegram.api-url=" + telegram.url())
                    .run(context -> {
                        assertThat(context).hasNotFailed().hasSingleBean(PollHealth.class);
                        await().until(() -> telegram.sent().size() == 1);
                    });
            assertThat(telegram.updates.waiting()).isEmpty();
        }
    }

    @Test
    void webhookModeIsRefusedWithASentence() {
        server.withPropertyValues(TOKEN, "yiciban.telegram.mode=webhook")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("请改为 polling"));
    }

    @Test
    void wrongSettingsAreRefusedWithoutShowingTheToken() {
        for (String wrong : List.of("api-url=ftp://x", "api-url=nonsense", "poll=51s", "token=a b/c")) {
            server.withPropertyValues(TOKEN, "yiciban.telegram." + wrong).run(context -> {
                assertThat(context).hasFailed();
                assertThat(ThrowableProxyUtil.asString(
                                new ch.qos.logback.classic.spi.ThrowableProxy(context.getStartupFailure())))
                        .doesNotContain(FakeTelegram.TOKEN);
            });
        }
    }

    @Test
    void noLogHoldsTheTokenOrWhatWasAsked() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Logger ours = (Logger) LoggerFactory.getLogger("yiciban.bot.telegram");
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        try (FakeTelegram telegram = new FakeTelegram()) {
            ObjectNode poison = Citizen.wrapped("message", telegram.citizen.message(1, "text", "我的证号41040"));
            ((ObjectNode) poison.path("message")).put("photo", "我的证号41040");
            telegram.updates.add(poison);
            telegram.next("getupdates", Fault.badGateway(), Fault.reset(), Fault.nonsense(), Fault.conflict());
            telegram.next("sendmessage", Fault.reset(), Fault.refused(400, "Bad Request: chat not found"));
            conversations.answer(inbound -> {
                throw new IllegalStateException(inbound.text());
            });
            try (var _ = new RunningBot(telegram, conversations)) {
                telegram.citizen.says(1, "我的证号41040");
                telegram.citizen.says(1, "/help");
                telegram.citizen.says(1, "/help");
                telegram.citizen.says(1, "/help");
                await().until(() -> telegram.sent().size() == 1);
            }
        } finally {
            root.detachAppender(log);
            ours.setLevel(null);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list.stream().map(TelegramChannelTest::shown))
                .noneMatch(line -> line.contains("AAF-secret") || line.contains("41040"));
    }

    private static String shown(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + trace;
    }
}
