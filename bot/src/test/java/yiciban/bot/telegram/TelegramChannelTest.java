package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Entries;
import yiciban.bot.conversation.RateLimitSettings;
import yiciban.bot.conversation.Wishes;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Ids;

@Timeout(20)
class TelegramChannelTest {

    private static final String TOKEN = "yiciban.telegram.token=" + FakeTelegram.TOKEN;

    private final FakeConversations conversations = new FakeConversations();
    private final FakeStore store = new FakeStore();
    private final HikariDataSource database = store.open();
    private final WebApplicationContextRunner server = new WebApplicationContextRunner()
            .withUserConfiguration(TelegramChannel.class)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(Conversations.class, () -> conversations)
            .withBean(Wishes.class, () -> conversations.wishes)
            .withBean(Entries.class, () -> id -> Optional.empty())
            .withBean(RateLimitSettings.class, () -> new RateLimitSettings(false, 15, 5))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Ids.class, () -> new Ids(Clock.systemUTC(), new SecureRandom()))
            .withBean(DataFolder.class, () -> new DataFolder(store.folder()))
            .withBean(JdbcClient.class, () -> JdbcClient.create(database))
            .withBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isOffWithoutAToken() {
        server.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Station.class));
        server.withPropertyValues("yiciban.telegram.token= ")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Station.class));
    }

    @Test
    void isOffInACommandLineVerb() {
        new ApplicationContextRunner()
                .withUserConfiguration(TelegramChannel.class)
                .withPropertyValues(TOKEN)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Station.class));
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
    void theWebhookIsThereInItsModeOnly() {
        server.withUserConfiguration(Webhook.class)
                .withPropertyValues(TOKEN, "yiciban.telegram.api-url=http://127.0.0.1:1")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Webhook.class));
        server.withUserConfiguration(Webhook.class)
                .withPropertyValues(
                        TOKEN,
                        "yiciban.telegram.api-url=http://127.0.0.1:1",
                        "yiciban.telegram.mode=webhook",
                        "yiciban.telegram.secret=abc")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Webhook.class));
    }

    @Test
    void wrongSettingsAreRefusedWithoutShowingTheToken() {
        for (String wrong : List.of(
                "api-url=ftp://x",
                "api-url=nonsense",
                "poll=51s",
                "token=a b/c",
                "secret=a b",
                "page-url=http://x",
                "webhook-from=x")) {
            server.withPropertyValues(TOKEN, "yiciban.telegram." + wrong).run(context -> {
                assertThat(context).hasFailed();
                assertThat(ThrowableProxyUtil.asString(
                                new ch.qos.logback.classic.spi.ThrowableProxy(context.getStartupFailure())))
                        .doesNotContain(FakeTelegram.TOKEN);
            });
        }
    }
}
