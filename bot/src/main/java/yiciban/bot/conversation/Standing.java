package yiciban.bot.conversation;

import java.time.LocalDateTime;
import java.util.List;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Choice;
import yiciban.bot.answer.Library;

/**
 * 是否还算数: an answer that was given before is shown again only while everything it quotes may be quoted: withdrawn and
 * expired text is not, however open the conversation is.
 */
@FunctionalInterface
interface Standing {

    /** The answer, or what is said in its place. */
    Answer of(String question, Answer given);

    /** By what a library holds at that time. */
    static Answer in(Library library, LocalDateTime now, String question, Answer given) {
        boolean stands = given.sources().stream()
                .allMatch(source -> library.catalog()
                        .find(source.id())
                        .filter(entry -> entry.quotableAt(now))
                        .isPresent());
        return stands ? given : new Answer.NotFound("这条回答引用的资料已经停用，请重新问一次。", List.of(new Choice("重新问一次", question)), 0);
    }
}
