package yiciban.bot.answer;

/**
 * 选项: a button.
 *
 * @param label what the citizen reads
 * @param question what pressing it asks, as if typed
 */
public record Choice(String label, String question) {}
