package yiciban.bot.conversation;

/**
 * Said once for every turn, after its answer was stored.
 *
 * @param outcome as {@code Answer.outcome()} names it
 */
public record TurnCompleted(String turn, String outcome) {}
