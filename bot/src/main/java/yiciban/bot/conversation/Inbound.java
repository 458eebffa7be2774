package yiciban.bot.conversation;

import java.util.Set;

/**
 * One message from a citizen, from any channel.
 *
 * @param channel {@code web} or {@code telegram}
 * @param conversation the channel's name for the conversation: a token, a chat id
 * @param message the sender's id of this message; the same id again is the same message
 * @param client who is counted by the rate limit: an address, a user id; empty when the channel has counted already
 * @param text as typed, or as the channel stored it
 * @param masked whether the channel has taken a personal number out of it
 */
public record Inbound(String channel, String conversation, String message, String client, String text, boolean masked) {

    private static final Set<String> CHANNELS = Set.of("web", "telegram");

    /** Ids longer than this are refused. In characters. */
    public static final int MAX_ID = 100;

    /** As typed, untouched. */
    public Inbound(String channel, String conversation, String message, String client, String text) {
        this(channel, conversation, message, client, text, false);
    }

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
