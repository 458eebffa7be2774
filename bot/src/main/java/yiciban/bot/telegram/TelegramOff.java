package yiciban.bot.telegram;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Tells a newcomer how to get the channel that is not there. */
@Component
@ConditionalOnWebApplication
class TelegramOff {

    private static final Logger log = LoggerFactory.getLogger(TelegramOff.class);

    private final Environment environment;

    TelegramOff(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (!StringUtils.hasText(environment.getProperty("yiciban.telegram.token"))) {
            log.info("Telegram 未启用：没有设置 YICIBAN_TELEGRAM_TOKEN");
        }
    }
}
