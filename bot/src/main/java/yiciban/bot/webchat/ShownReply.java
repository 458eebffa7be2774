package yiciban.bot.webchat;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Wish;
import yiciban.bot.conversation.WishText;

/**
 * An answer that came later, as a page shows it. (Public methods are those the templates call.)
 *
 * @param asked which question of what day it answers
 * @param answer null while there is none
 */
record ShownReply(String asked, @Nullable Answer answer) {

    static ShownReply of(Wish wish, Clock clock) {
        return new ShownReply(WishText.asked(wish, clock), wish.answer());
    }

    public List<String> paragraphs() {
        return answer == null ? List.of() : Paragraphs.of(answer.text());
    }

    public boolean listed(String paragraph) {
        return Paragraphs.listed(paragraph);
    }
}
