package yiciban.bot.telegram;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** Gets messages to a chat: repeats what certainly did not arrive, and never what may have. */
final class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);

    /** A reply later than this helps nobody; also how long one chat's lane may stand still for one 429. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int WAITS = 3;
    private static final int RETRIES = 3;

    private final BotApi api;
    private final BackOff backOff;
    private final Pause pause;

    Sending(BotApi api, BackOff backOff, Pause pause) {
        this.api = api;
        this.backOff = backOff;
        this.pause = pause;
    }

    /** Sends in order, the buttons under the last; stops at the first that does not arrive. */
    void send(Address to, List<Page> pages, @Nullable InlineKeyboardMarkup buttons) throws InterruptedException {
        for (int i = 0; i < pages.size(); i++) {
            boolean last = i == pages.size() - 1;
            if (!arrives(to, message(to, pages.get(i), i == 0, last ? buttons : null), pages.get(i), WAITS, RETRIES)) {
                return;
            }
        }
    }

    /** Stops the button's spinner; whether that works changes nothing. */
    void acknowledge(String callback, String notice) throws InterruptedException {
        var answer = AnswerCallbackQuery.builder().callbackQueryId(callback);
        if (!(api.call(notice.isEmpty() ? answer.build() : answer.text(notice).build()) instanceof Outcome.Done)) {
            log.debug("a button press was not acknowledged");
        }
    }

    private boolean arrives(Address to, SendMessage message, Page page, int waits, int retries)
            throws InterruptedException {
        return switch (api.call(message)) {
            case Outcome.Done<?> _ -> true;
            case Outcome.TooMany<?>(Duration told)
            when waits > 0 -> {
                pause.of(backOff.told(told.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : told));
                yield arrives(to, message, page, waits - 1, retries);
            }
            case Outcome.NotDone<?> _
            when retries > 0 -> {
                pause.of(backOff.after(RETRIES - retries + 1));
                yield arrives(to, message, page, waits, retries - 1);
            }
            case Outcome.Refused<?>(int code, String why)
            when unreadable(message, code, why) -> {
                log.warn("Telegram could not read our markup, sent as plain text: {}", why);
                message.setText(page.plain());
                message.setParseMode(null);
                yield arrives(to, message, page, waits, retries);
            }
            case Outcome<?> end -> {
                log(to, end);
                yield false;
            }
        };
    }

    private static boolean unreadable(SendMessage message, int code, String why) {
        return code == 400 && message.getParseMode() != null && why.contains("can't parse entities");
    }

    private static void log(Address to, Outcome<?> end) {
        switch (end) {
            case Outcome.Refused<?>(int code, String why)
            when code == 403 -> log.info("chat {} does not want to hear from us: {}", to.chat(), why);
            case Outcome.Refused<?>(int code, String why) -> log.warn("chat {}: refused, {} {}", to.chat(), code, why);
            case Outcome.TooMany<?>(Duration told) ->
                log.warn("chat {}: not sent, Telegram still asks us to wait {} s", to.chat(), told.toSeconds());
            case Outcome.NotDone<?>(String why) -> log.warn("chat {}: not sent: {}", to.chat(), why);
            case Outcome.Unknown<?>(String why) ->
                log.warn("chat {}: may have arrived, not repeated: {}", to.chat(), why);
            case Outcome.Done<?> _ -> throw new IllegalStateException("arrived");
        }
    }

    private static SendMessage message(Address to, Page page, boolean first, @Nullable InlineKeyboardMarkup buttons) {
        var message = SendMessage.builder()
                .chatId(to.chat())
                .text(page.html())
                .parseMode("HTML")
                // A preview would show what nobody approved.
                .linkPreviewOptions(
                        LinkPreviewOptions.builder().isDisabled(true).build());
        if (to.thread() != null) {
            message.messageThreadId(to.thread());
        }
        if (first && to.replyTo() != null) {
            message.replyParameters(ReplyParameters.builder()
                    .messageId(to.replyTo())
                    .allowSendingWithoutReply(true)
                    .build());
        }
        return buttons == null ? message.build() : message.replyMarkup(buttons).build();
    }
}
