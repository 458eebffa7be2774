package yiciban.bot.answer;

/** 一问一答: an earlier question of the same conversation and what was answered. */
public record Exchange(Question question, Answer answer) {}
