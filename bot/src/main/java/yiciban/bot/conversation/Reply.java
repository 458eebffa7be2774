package yiciban.bot.conversation;

import java.time.Duration;
import yiciban.bot.answer.Answer;

/**
 * What goes back to the citizen.
 *
 * @param turn id of the turn, for 有用/没用; empty when nothing was stored (rate limit)
 * @param answer the ending
 * @param masked whether a personal number was removed from the question: say kindly that none is needed
 * @param took time from receiving to answer
 */
public record Reply(String turn, Answer answer, boolean masked, Duration took) {}
