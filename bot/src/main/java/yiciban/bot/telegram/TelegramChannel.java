package yiciban.bot.telegram;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;
import yiciban.bot.conversation.Conversations;

/**
 * The channel, put together. There is none without a token, and none in a command line verb: only the server may take
 * updates, for what one program has taken no other sees.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(TelegramChannel.TokenGiven.class)
@EnableConfigurationProperties(TelegramSettings.class)
class TelegramChannel {

    /** How long Telegram may be silent after a message was posted. */
    private static final Duration SEND_READ = Duration.ofSeconds(30);

    /** How long after the end of a poll its answer may still come. */
    private static final Duration POLL_GRACE = Duration.ofSeconds(15);

    @Bean
    PollHealth telegramHealthIndicator(TelegramSettings settings, Clock clock) {
        return new PollHealth(clock, settings.poll());
    }

    @Bean(destroyMethod = "close")
    BotApi telegramSends(TelegramSettings settings) {
        return new BotApi(settings, SEND_READ);
    }

    @Bean(destroyMethod = "close")
    BotApi telegramPolls(TelegramSettings settings) {
        return new BotApi(settings, settings.poll().plus(POLL_GRACE));
    }

    @Bean(destroyMethod = "stop")
    Lanes telegramLanes() {
        return new Lanes();
    }

    @Bean
    Pause telegramPause() {
        return Thread::sleep;
    }

    @Bean
    Poller telegramPoller(
            TelegramSettings settings,
            BotApi telegramSends,
            BotApi telegramPolls,
            Lanes lanes,
            Conversations conversations,
            PollHealth health,
            Pause pause) {
        SecureRandom random = new SecureRandom();
        BackOff backOff = new BackOff(random);
        Sending sending = new Sending(telegramSends, backOff, pause);
        Progress progress = new Progress();
        return new Poller(
                telegramPolls,
                settings.poll(),
                new Introduction(telegramSends),
                new Intake(progress, lanes, new Handling(conversations, new Buttons(random), sending)),
                progress,
                new Setbacks(backOff, pause, health),
                health,
                pause);
    }

    /** Set and not blank: an empty variable means off, as an absent one does. */
    static final class TokenGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("yiciban.telegram.token"));
        }
    }
}
