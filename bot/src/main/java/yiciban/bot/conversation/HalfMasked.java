package yiciban.bot.conversation;

/**
 * Said when two messages had a personal number between them, for whoever keeps the first one, too.
 *
 * @param half what the first one ended with, as it was written
 */
public record HalfMasked(String channel, String conversation, String half) {}
