package yiciban.bot.conversation;

import java.time.Duration;
import yiciban.bot.answer.Answer;

/**
 * What goes back to the citizen.
 *
 * @param turn id of the turn, for 有用/没用; empty when nothing was stored (rate limit)
 * @param question masked text, safe to show back
 * @param answer the ending
 * @param masked whether a personal number was removed from the question: say kindly that none is needed
 * @param limited whether the question was not taken because its sender asks too fast
 * @param took time from receiving to answer; of a message that came again, of the first time
 */
public record Reply(String turn, String question, Answer answer, boolean masked, boolean limited, Duration took) {}
