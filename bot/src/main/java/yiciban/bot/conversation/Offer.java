package yiciban.bot.conversation;

import org.jspecify.annotations.Nullable;

/**
 * 有答案时告诉我, or 不用告诉我了: the button below an answer.
 *
 * @param turn the question meant: the turn's own, or the one before 人工
 * @param wish null when the citizen has not asked for it, or takes it back
 */
public record Offer(String turn, @Nullable Wish wish) {}
