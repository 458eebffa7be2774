package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with the Telegram app: each gesture becomes the update the real server would make of it. */
final class Citizen {

    private final FakeUpdates updates;
    private final Set<String> callbacks = ConcurrentHashMap.newKeySet();
    private final Set<Long> known = ConcurrentHashMap.newKeySet();
    private final Set<Long> blocked = ConcurrentHashMap.newKeySet();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final Map<Long, Long> upgraded = new ConcurrentHashMap<>();
    private final AtomicInteger messages = new AtomicInteger(10);
    private volatile Clock clock = Clock.systemUTC();

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

    /** The number of the message last written. */
    int lastMessage() {
        return messages.get();
    }

    /** Presses a button under a message of the bot. */
    long presses(long chat, String data) {
        return presses(chat, messages.incrementAndGet(), data);
    }

    /** @param number of the bot's message that the button is under */
    long presses(long chat, int number, String data) {
        known.add(chat);
        String id = "77" + messages.incrementAndGet();
        callbacks.add(id);
        ObjectNode query = FakeTelegram.JSON.createObjectNode().put("id", id).put("data", data);
        query.put("chat_instance", "1");
        query.set("from", user(chat));
        query.set("message", message(chat, "text", "the bot's").put("message_id", number));
        return updates.add(wrapped("callback_query", query));
    }

    /** Changes a message that was sent. */
    long edits(long chat, int message, String text) {
        ObjectNode changed = message(chat, "text", text);
        changed.put("message_id", message).put("edit_date", clock.instant().getEpochSecond());
        return updates.add(wrapped("edited_message", changed));
    }

    /** Writes in a topic of a forum. */
    long saysInTopic(long chat, int topic, String text) {
        topics.add(chat + "/" + topic);
        ObjectNode message = message(chat, "text", text);
        message.put("message_thread_id", topic).put("is_topic_message", true);
        return updates.add(wrapped("message", message));
    }

    /** From now on the bot cannot write here. */
    void blocks(long chat) {
        blocked.add(chat);
    }

    void unblocks(long chat) {
        blocked.remove(chat);
    }

    /** The group becomes a supergroup with another number. */
    void upgrades(long group, long supergroup) {
        known.add(supergroup);
        upgraded.put(group, supergroup);
    }

    /** The bot was let in, or thrown out. */
    long membership(long chat, String status) {
        ObjectNode update =
                FakeTelegram.JSON.createObjectNode().put("date", clock.instant().getEpochSecond());
        update.set("chat", message(chat, "text", "x").path("chat"));
        update.set("from", user(chat));
        for (String when : List.of("old_chat_member", "new_chat_member")) {
            update.set(
                    when,
                    FakeTelegram.JSON.createObjectNode().put("status", status).put("until_date", 0));
            ((ObjectNode) update.path(when)).set("user", user(FakeMethods.BOT_ID));
        }
        return updates.add(wrapped("my_chat_member", update));
    }

    /** Messages bear this time from now on. */
    void at(Clock other) {
        clock = other;
    }

    boolean knows(long chat) {
        return known.contains(chat);
    }

    boolean hasBlocked(long chat) {
        return blocked.contains(chat);
    }

    boolean hasTopic(long chat, int topic) {
        return topics.contains(chat + "/" + topic);
    }

    /** Its new number; 0 when it has none. */
    long upgraded(long chat) {
        return upgraded.getOrDefault(chat, 0L);
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
        known.add(chat);
        ObjectNode message = FakeTelegram.JSON
                .createObjectNode()
                .put("message_id", messages.incrementAndGet())
                .put("date", clock.instant().getEpochSecond());
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
