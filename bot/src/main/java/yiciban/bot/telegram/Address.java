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

    /** What the conversation is called: each topic is one of its own. */
    String conversation() {
        return thread == null ? Long.toString(chat) : chat + "/" + thread;
    }

    /** The other way round; null when nothing is called so. */
    static @Nullable Address of(String conversation) {
        int slash = conversation.indexOf('/');
        try {
            return slash < 0
                    ? new Address(Long.parseLong(conversation), null, null)
                    : new Address(
                            Long.parseLong(conversation.substring(0, slash)),
                            Integer.valueOf(conversation.substring(slash + 1)),
                            null);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    Address answering(long message) {
        return new Address(chat, thread, Math.toIntExact(message));
    }
}
