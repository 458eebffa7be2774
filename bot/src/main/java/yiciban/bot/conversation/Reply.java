package yiciban.bot.conversation;

import java.time.Duration;
import yiciban.bot.answer.Answer;

/**
 * What goes back to the citizen.
 *
 * @param turn id of the turn, for 有用/没用; empty when the question was not taken
 * @param question masked text, safe to show back
 * @param answer the ending
 * @param masked whether a personal number was removed from the question: say kindly that none is needed
 * @param taken whether the question was taken, or why not
 * @param took time from receiving to answer; of a message that came again, of the first time
 */
public record Reply(String turn, String question, Answer answer, boolean masked, Taken taken, Duration took) {

    /** Whether a question was stored. */
    public enum Taken {
        TAKEN,
        /** Its sender asks too fast. */
        TOO_FAST,
        /** Too many ask at the moment. */
        BUSY,
        /** The channel is turned off. */
        OFF
    }
}
