package yiciban.bot.telegram;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;
import yiciban.bot.conversation.Conversations;
import yiciban.bot.conversation.Entries;
import yiciban.bot.conversation.RateLimitSettings;
import yiciban.bot.conversation.Wishes;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Ids;

/**
 * The channel as Spring sees it. There is none without a token, and none in a command line verb: only the server may take
 * updates, for what one program has taken no other sees.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(TelegramChannel.TokenGiven.class)
@EnableConfigurationProperties(TelegramSettings.class)
class TelegramChannel {

    @Bean(destroyMethod = "close")
    Node telegramNode(DataFolder folder, Ids ids) {
        return Node.in(folder, ids);
    }

    @Bean(destroyMethod = "close")
    Station telegramStation(
            TelegramSettings settings,
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Conversations conversations,
            Wishes wishes,
            Entries entries,
            RateLimitSettings limit,
            MeterRegistry meters,
            Ids ids,
            Node node,
            Clock clock) {
        var ground = new Station.Ground(
                sql,
                new TransactionTemplate(transactions),
                conversations,
                wishes,
                entries,
                limit,
                meters,
                ids,
                node.name(),
                clock,
                System::nanoTime,
                new SecureRandom(),
                Thread::sleep);
        return new Station(settings, ground);
    }

    /** Begins when the server stands, ends before it goes. */
    @Bean(destroyMethod = "")
    Duty telegramDuty(Station station) {
        return station.duty;
    }

    @Bean
    MeterBinder telegramMeters(Station station, JdbcClient sql, Clock clock) {
        return registry -> {
            Gauge.builder("yiciban.telegram.inbox.oldest", sql, it -> TelegramState.oldest(it, clock))
                    .baseUnit("seconds")
                    .description("age of the oldest update that is not worked off; 0 when there is none")
                    .register(registry);
            Gauge.builder(
                            "yiciban.telegram.outbox.queued",
                            sql,
                            it -> TelegramState.read(it).queued())
                    .baseUnit("messages")
                    .description("messages not yet sent")
                    .register(registry);
            Gauge.builder("yiciban.telegram.poll.age", station.health, PollHealth::seconds)
                    .baseUnit("seconds")
                    .description("since Telegram last answered this node; 0 when another node is on duty")
                    .register(registry);
        };
    }

    @Bean
    PollHealth telegramHealthIndicator(Station station) {
        return station.health;
    }

    /** Set and not blank: an empty variable means off, as an absent one does. */
    static final class TokenGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("yiciban.telegram.token"));
        }
    }
}
