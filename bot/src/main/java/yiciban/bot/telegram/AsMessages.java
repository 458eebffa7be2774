package yiciban.bot.telegram;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yiciban.bot.answer.Answer;

/**
 * 电报消息: an answer as the messages it will be in Telegram, for staff who want to see it before it is sent.
 *
 * @param body plain text
 * @param quote what is folded below it; empty when nothing is
 * @param buttons under it, a row each; only the last message has some. The link to the page is left out
 */
public record AsMessages(String body, String quote, List<String> buttons) {

    /** The messages in order. */
    public static List<AsMessages> of(Answer answer) {
        List<Page> pages = Rendering.pages(answer);
        return IntStream.range(0, pages.size())
                .mapToObj(i -> new AsMessages(
                        pages.get(i).body(), pages.get(i).quote(), i == pages.size() - 1 ? buttons(answer) : List.of()))
                .toList();
    }

    private static List<String> buttons(Answer answer) {
        return Stream.concat(
                        answer.choices().stream().map(choice -> Drafts.label(choice.label())),
                        Rendering.rateable(answer) ? Stream.of(Drafts.USEFUL + "　" + Drafts.USELESS) : Stream.empty())
                .toList();
    }
}
