package yiciban.bot.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;

/** Stops the spinner of every button that was pressed, at once and once, whatever becomes of the press. */
final class Acknowledging {

    private static final Logger log = LoggerFactory.getLogger(Acknowledging.class);

    static final String EXPIRED = "按钮已过期，请再问一次";

    static final String REMARK = "记下了，谢谢您。想多说一句，就发给我：反馈：……";

    /** Presses remembered as acknowledged; Telegram forgets one after some minutes. */
    private static final int REMEMBERED = 10_000;

    private final BotApi api;
    private final Buttons buttons;
    private final Cache<String, Boolean> done =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Acknowledging(BotApi api, Buttons buttons) {
        this.api = api;
        this.buttons = buttons;
    }

    void acknowledge(Incoming.Pressed pressed, Instant at) throws InterruptedException {
        if (done.asMap().putIfAbsent(pressed.callback(), true) != null) {
            return;
        }
        String notice =
                switch (buttons.press(pressed.from().chat(), pressed.data(), at).orElse(null)) {
                    case null -> EXPIRED;
                    case Press.Rate(String _, boolean helpful) -> helpful ? "谢谢您" : "谢谢您告诉我们，我们会改进";
                    case Press.Because _ -> REMARK;
                    case Press.Grade _ -> "记下了，谢谢您";
                    case Press.Ask _, Press.Hear _, Press.Repeated _ -> "";
                };
        var answer = AnswerCallbackQuery.builder().callbackQueryId(pressed.callback());
        if (!(api.call(notice.isEmpty() ? answer.build() : answer.text(notice).build()) instanceof Outcome.Done)) {
            log.debug("a button press was not acknowledged");
        }
    }
}
