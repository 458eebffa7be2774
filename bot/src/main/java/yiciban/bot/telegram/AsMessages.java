package yiciban.bot.telegram;

import java.util.List;
import yiciban.bot.answer.Answer;

/**
 * 电报消息: an answer as the messages it will be in Telegram, for staff who want to see it before it is sent.
 *
 * @param body plain text
 * @param quote what is folded below it; empty when nothing is
 */
public record AsMessages(String body, String quote) {

    /** The messages in order. */
    public static List<AsMessages> of(Answer answer) {
        return Rendering.pages(answer).stream()
                .map(page -> new AsMessages(page.body(), page.quote()))
                .toList();
    }
}
