package yiciban.bot.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;
import yiciban.bot.answer.Choice;

/** What follows from an update; stored together with the update being done. */
sealed interface Response {

    /** Nobody waits for anything. */
    record Nothing() implements Response {}

    /**
     * Something is said.
     *
     * @param key names this reply; the same is said once. Empty for the update's own
     * @param answers number of the citizen's message that is answered; null for a button
     * @param rated the turn under which 有用/没用 is asked; empty when it is not
     * @param offered 有答案时告诉我 or 不用告诉我了, as a button; null when there is nothing to wish
     * @param about title of the entry it is about, for a link to the page; empty when there is none
     * @param replaces number of our message that becomes this one; null for a new message
     * @param pressed the button that asked; empty when it was typed
     */
    record Said(
            Address to,
            String key,
            @Nullable Long answers,
            List<Page> pages,
            List<Choice> choices,
            String rated,
            Press.@Nullable Hear offered,
            String about,
            @Nullable Long replaces,
            String pressed)
            implements Response {

        static Said of(Address to, @Nullable Long answers, List<Page> pages, List<Choice> choices) {
            return new Said(to, "", answers, pages, choices, "", null, "", null, "");
        }
    }

    /**
     * One of the buttons that rate was pressed under that message: they have done their work.
     *
     * @param turn what is rated
     * @param more what may be said in their place
     */
    record Rated(Address to, long message, String turn, More more) implements Response {}

    /** What may be said on top of a rating. */
    enum More {
        NOTHING,
        /** How good it was. */
        GOOD_LEVELS,
        /** Why it was no use, or how bad it was. */
        REASONS_AND_BAD_LEVELS,
        REASONS
    }

    /** We were let in, or thrown out. */
    record Membership(long chat, boolean welcome) implements Response {}
}
