package yiciban.bot.knowledge;

import java.util.List;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Preview;
import yiciban.bot.telegram.AsMessages;

/**
 * 群众所见: an answer as it will be on the web page and in Telegram.
 *
 * @param asked what a citizen would have asked
 * @param messages of Telegram
 */
record Shown(String asked, Answer answer, List<AsMessages> messages) {

    static Shown of(Preview preview) {
        return new Shown(preview.asked(), preview.answer(), AsMessages.of(preview.answer()));
    }
}
