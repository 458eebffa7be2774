package yiciban.bot.conversation;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Library;
import yiciban.bot.answer.Source;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryText;

/**
 * 是否还算数: an answer that was given before is shown again only while everything it quotes may be quoted, and is still
 * said so: withdrawn, expired and changed text is not shown, however open the conversation is.
 */
@FunctionalInterface
interface Standing {

    /** Quotations are put together from values and sentences of an entry. */
    Pattern PIECES = Pattern.compile("[\\n；。]");

    /** What is put before them: the number of a step, the name of a field. */
    Pattern NUMBER = Pattern.compile("^\\d{1,2}[.、] ?");

    Pattern LABEL = Pattern.compile("^[^：]{1,12}：");

    /** The answer, or what is said in its place. */
    Answer of(String question, Answer given);

    /** By what a library holds at that time. */
    static Answer in(Library library, LocalDateTime now, String question, Answer given) {
        for (Source source : given.sources()) {
            Optional<Entry> entry = library.catalog().find(source.id()).filter(found -> found.quotableAt(now));
            if (entry.isEmpty()) {
                return instead("这条回答引用的资料已经停用，请重新问一次。", question);
            }
            if (!stillSays(entry.get(), source.quote())) {
                return instead("这条回答引用的资料已经更新，请重新问一次。", question);
            }
        }
        return given;
    }

    private static boolean stillSays(Entry entry, String quote) {
        String words = EntryText.words(entry);
        return PIECES.splitAsStream(quote)
                .map(piece -> NUMBER.matcher(piece.strip()).replaceFirst(""))
                .allMatch(piece -> words.contains(piece)
                        || words.contains(LABEL.matcher(piece).replaceFirst("")));
    }

    private static Answer instead(String text, String question) {
        return new Answer.NotFound(text, List.of(new Choice("重新问一次", question)), 0);
    }
}
