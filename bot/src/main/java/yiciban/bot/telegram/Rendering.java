package yiciban.bot.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Source;
import yiciban.bot.conversation.Reply;

/** How a reply reads in Telegram. Pure. */
final class Rendering {

    private static final String NO_NUMBERS_NEEDED = "小提示：您发的内容里有证件号、手机号一类的信息，我已经遮住了。问怎么办事不用发这些。";

    private static final String LATE = "抱歉，让您久等了，您之前问的现在答复如下。";

    private Rendering() {}

    /** The messages that bring an answer later, in order. */
    static List<Page> pages(Answer answer) {
        return answer.sources().isEmpty()
                ? pages(answer.text())
                : pages(answer.text(), sources(answer.sources(), true), sources(answer.sources(), false));
    }

    /**
     * The messages that make up a reply, in order.
     *
     * @param pressed the question a button stood for, shown since pressing leaves no trace in the chat; empty when typed
     * @param late whether the citizen waited long for it
     */
    static List<Page> pages(Reply reply, String pressed, boolean late) {
        String body = Stream.of(
                        late ? LATE : "",
                        pressed.isEmpty() ? "" : "问：" + pressed,
                        reply.answer().text(),
                        reply.masked() ? NO_NUMBERS_NEEDED : "")
                .filter(paragraph -> !paragraph.isBlank())
                .collect(Collectors.joining("\n\n"));
        List<Source> sources = reply.answer().sources();
        return sources.isEmpty() ? pages(body) : pages(body, sources(sources, true), sources(sources, false));
    }

    static List<Page> pages(String body) {
        return Splitting.split(body, Page.LIMIT).stream()
                .filter(part -> !part.isBlank())
                .map(part -> new Page(part, ""))
                .toList();
    }

    /** The quoted text goes along when it fits under the end of the answer, else the titles alone. */
    private static List<Page> pages(String body, String quoted, String titles) {
        List<Page> pages = new ArrayList<>(pages(body));
        String end = pages.isEmpty() ? "" : pages.removeLast().body();
        if (Page.fits(end, quoted) || Page.fits(end, titles)) {
            pages.add(new Page(end, Page.fits(end, quoted) ? quoted : titles));
            return pages;
        }
        pages.add(new Page(end, ""));
        Splitting.split(titles, Page.LIMIT).forEach(part -> pages.add(new Page("", part)));
        return pages;
    }

    private static String sources(List<Source> sources, boolean quoted) {
        return sources.stream()
                .map(source -> quoted ? title(source) + "\n" + source.quote() : title(source))
                .collect(Collectors.joining("\n\n"));
    }

    private static String title(Source source) {
        String document = source.document() == null ? "" : source.document();
        String title = source.title().contains("《") ? source.title() : "《" + source.title() + "》";
        return Stream.of("依据：" + source.kind() + title, source.locator(), document)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("，"));
    }

    /** Whether 有用/没用 is asked: only where something was looked up. */
    static boolean rateable(Answer answer) {
        return switch (answer) {
            case Answer.Answered _, Answer.NotFound _ -> true;
            case Answer.Clarifying _, Answer.Declined _, Answer.SmallTalk _, Answer.Urgent _, Answer.Failed _ -> false;
        };
    }
}
