package yiciban.bot.webchat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import yiciban.bot.conversation.Level;
import yiciban.bot.conversation.Rating;
import yiciban.bot.conversation.Reason;
import yiciban.bot.conversation.Wish;
import yiciban.bot.conversation.WishText;

/**
 * What the templates need.
 *
 * @param conversation its name, also before the first question
 * @param news answers that came later and were not shown before
 * @param notice why no question is taken at the moment; null when they are
 * @param large 大字, as chosen without JavaScript
 * @param tokens gives every form its own message id
 */
record Page(
        String conversation,
        List<ShownTurn> turns,
        List<ShownReply> news,
        @Nullable String notice,
        boolean large,
        Tokens tokens) {

    public List<Starters> starters() {
        return Starters.ALL;
    }

    public Level[] levels() {
        return Level.values();
    }

    public Reason[] reasons() {
        return Reason.values();
    }

    public int remarkLength() {
        return Rating.MAX_REMARK;
    }

    /** What is said when a wish was taken, in paragraphs. */
    public List<String> taken(Wish wish) {
        return Paragraphs.of(WishText.taken(wish));
    }

    public String tellMe() {
        return WishText.TELL_ME;
    }

    public String tellMeNot() {
        return WishText.TELL_ME_NOT;
    }
}
