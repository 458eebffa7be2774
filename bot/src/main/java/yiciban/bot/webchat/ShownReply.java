package yiciban.bot.webchat;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Answer;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Wish;
import yiciban.bot.conversation.WishText;

/**
 * An answer that came later, as a page shows it. (Public methods are those the templates call.)
 *
 * @param asked which question of what day it answers
 * @param answer null while there is none
 * @param rated what stands below it; null when it cannot be rated yet
 * @param code 取件码 by which it was found; empty in the conversation itself
 */
record ShownReply(
        String asked, @Nullable Answer answer, @Nullable ShownTurn rated, String code) {

    /** In the conversation that asked. */
    static ShownReply of(Wish wish, @Nullable Rating rating, Clock clock) {
        return of(wish, rating, "", clock);
    }

    /** On another device. */
    static ShownReply of(Wish wish, @Nullable Rating rating, String code, Clock clock) {
        Boolean helpful = rating == null ? null : (Boolean) rating.helpful();
        boolean told = wish.state() == Wish.State.TOLD && wish.answer() instanceof Answer.Answered;
        ShownTurn rated = told ? ShownTurn.rated(wish.turn(), helpful, rating) : null;
        return new ShownReply(WishText.asked(wish, clock), wish.answer(), rated, code);
    }

    public List<String> paragraphs() {
        return answer == null ? List.of() : Paragraphs.of(answer.text());
    }

    public boolean listed(String paragraph) {
        return Paragraphs.listed(paragraph);
    }
}
