package yiciban.bot.telegram;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;

/** “正在输入…” while an answer takes long; an answer in time shows nothing, and a failure of this changes nothing. */
final class Typing {

    private static final Logger log = LoggerFactory.getLogger(Typing.class);

    private static final Duration SLOW = Duration.ofSeconds(1);

    /** Telegram shows it for at most 5 s. */
    private static final Duration REPEATED = Duration.ofSeconds(4);

    private final BotApi api;
    private final Pause pause;

    Typing(BotApi api, Pause pause) {
        this.api = api;
        this.pause = pause;
    }

    <T> T during(Address to, Callable<T> work) throws Exception {
        Thread showing = Thread.ofVirtual().name("telegram-typing").start(() -> show(to));
        try {
            return work.call();
        } finally {
            showing.interrupt();
        }
    }

    private void show(Address to) {
        var action = SendChatAction.builder().chatId(to.chat()).action("typing");
        if (to.thread() != null) {
            action.messageThreadId(to.thread());
        }
        try {
            pause.of(SLOW);
            while (true) {
                api.call(action.build());
                pause.of(REPEATED);
            }
        } catch (InterruptedException e) {
            log.trace("answered");
        }
    }
}
