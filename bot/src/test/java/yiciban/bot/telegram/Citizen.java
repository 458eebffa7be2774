package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with the Telegram app: each gesture becomes the update the real server would make of it. */
final class Citizen {

    private final FakeUpdates updates;
    private final Set<String> callbacks = ConcurrentHashMap.newKeySet();
    private final AtomicInteger messages = new AtomicInteger(10);

    Citizen(FakeUpdates updates) {
        this.updates = updates;
    }

    /** Writes to the bot alone. Returns the update's number. */
    long says(long chat, String text) {
        return sends(chat, "text", text);
    }

    /** Sends something that has no text. */
    long sends(long chat, String field, Object content) {
        return updates.add(wrapped("message", message(chat, field, content)));
    }

    /** Writes in a group. */
    long saysInGroup(long chat, String text) {
        return sends(chat, "text", text);
    }

    /** Answers a message of {@code author} in a group. */
    long repliesInGroup(long chat, long author, String text) {
        ObjectNode message = message(chat, "text", text);
        message.set("reply_to_message", message(chat, "text", "before"));
        ((ObjectNode) message.path("reply_to_message").path("from"))
                .put("id", author)
                .put("is_bot", true);
        return updates.add(wrapped("message", message));
    }

    long edits(long chat, String text) {
        return updates.add(wrapped("edited_message", message(chat, "text", text)));
    }

    /** Presses a button under a message of the bot. */
    long presses(long chat, String data) {
        String id = "77" + messages.incrementAndGet();
        callbacks.add(id);
        ObjectNode query = FakeTelegram.JSON.createObjectNode().put("id", id).put("data", data);
        query.put("chat_instance", "1");
        query.set("from", user(chat));
        query.set("message", message(chat, "text", "the bot's"));
        return updates.add(wrapped("callback_query", query));
    }

    boolean pressed(String callback) {
        return callbacks.contains(callback);
    }

    static ObjectNode wrapped(String kind, JsonNode content) {
        ObjectNode update = FakeTelegram.JSON.createObjectNode();
        update.set(kind, content);
        return update;
    }

    ObjectNode message(long chat, String field, Object content) {
        ObjectNode message = FakeTelegram.JSON
                .createObjectNode()
                .put("message_id", messages.incrementAndGet())
                .put("date", 1_790_000_000);
        message.set("from", user(chat));
        message.set(
                "chat",
                FakeTelegram.JSON.createObjectNode().put("id", chat).put("type", chat < 0 ? "supergroup" : "private"));
        message.set(field, FakeTelegram.JSON.valueToTree(content));
        return message;
    }

    private static ObjectNode user(long chat) {
        return FakeTelegram.JSON
                .createObjectNode()
                .put("id", Math.abs(chat))
                .put("is_bot", false)
                .put("first_name", "市民");
    }
}
