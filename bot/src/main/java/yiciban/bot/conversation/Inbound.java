package yiciban.bot.conversation;

import java.util.Set;

/**
 * One message from a citizen, from any channel.
 *
 * @param channel {@code web} or {@code telegram}
 * @param conversation the channel's name for the conversation: a token, a chat id
 * @param message the sender's id of this message; the same id again is the same message
 * @param client who is counted by the rate limit: an address, a user id
 * @param text as typed, untouched
 */
public record Inbound(String channel, String conversation, String message, String client, String text) {

    private static final Set<String> CHANNELS = Set.of("web", "telegram");

    /** Ids longer than this are refused. In characters. */
    public static final int MAX_ID = 100;

    public Inbound {
        if (!CHANNELS.contains(channel)) {
            throw new IllegalArgumentException("no such channel: " + channel);
        }
        if (!isId(conversation) || !isId(message)) {
            throw new IllegalArgumentException(
                    "conversation and message ids have 1 to " + MAX_ID + " visible characters");
        }
    }

    /** Whether a conversation, message or turn can be called so: visible characters only, which every database stores. */
    public static boolean isId(String id) {
        return !id.isBlank()
                && id.length() <= MAX_ID
                && id.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
