package yiciban.bot.telegram;

import org.jspecify.annotations.Nullable;

/**
 * Where a reply goes.
 *
 * @param chat 64 bits; negative for groups
 * @param thread the topic of a forum; null elsewhere, and in its general topic, which may not be named
 * @param replyTo the message it answers, named in groups only, where several people talk
 */
record Address(
        long chat, @Nullable Integer thread, @Nullable Integer replyTo) {

    static Address of(long chat) {
        return new Address(chat, null, null);
    }
}
