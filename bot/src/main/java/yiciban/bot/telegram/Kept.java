package yiciban.bot.telegram;

import org.jspecify.annotations.Nullable;

/**
 * An update as the inbox keeps it.
 *
 * @param updateId Telegram's number; null when what came was no update
 * @param chat the lane it belongs in; 0 when it belongs to none
 * @param message number of the citizen's message, when it is one
 * @param json without personal numbers and names
 * @param masked whether a personal number was removed
 */
record Kept(@Nullable Long updateId, long chat, @Nullable Long message, String json, boolean masked) {}
