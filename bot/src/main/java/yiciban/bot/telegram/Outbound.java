package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param reply what it is a part of
 * @param method what is called
 * @param body its parameters but for the chat
 * @param plain what is sent when Telegram cannot read our markup; null when there is none, or it was tried
 * @param tries how often it was certainly not carried out
 * @param doubts how often Telegram was silent after it was posted
 */
record Outbound(
        String id,
        String reply,
        long chat,
        String method,
        ObjectNode body,
        @Nullable String plain,
        int tries,
        int doubts,
        Instant queuedAt) {

    Outbound with(String newMethod, ObjectNode newBody, @Nullable String newPlain) {
        return new Outbound(id, reply, chat, newMethod, newBody, newPlain, tries, doubts, queuedAt);
    }

    Outbound counted(int newTries, int newDoubts) {
        return new Outbound(id, reply, chat, method, body, plain, newTries, newDoubts, queuedAt);
    }
}
