package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import yiciban.bot.telegram.FakeTelegram.Answer;
import yiciban.bot.telegram.FakeTelegram.Button;
import yiciban.bot.telegram.FakeTelegram.Call;
import yiciban.bot.telegram.FakeTelegram.Sent;

/** What each method of the Bot API does, and what it refuses, in the words of the real one. */
final class FakeMethods {

    static final long BOT_ID = 4839574812L;
    static final String BOT_NAME = "YicibanBot";

    private static final int MOST_TEXT = 4096;
    private static final int MOST_NOTICE = 200;
    private static final int MOST_DATA = 64;

    private final FakeUpdates updates;
    private final Citizen citizen;
    private final FakeWebhook webhook;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger(500_000);

    FakeMethods(FakeUpdates updates, Citizen citizen, FakeWebhook webhook) {
        this.updates = updates;
        this.citizen = citizen;
        this.webhook = webhook;
    }

    /** What each message looks like now, in the order they were first sent. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    Answer answer(Call call) {
        try {
            return switch (call.method().toLowerCase(Locale.ROOT)) {
                case "getme" ->
                    Answer.ok(Map.of("id", BOT_ID, "is_bot", true, "first_name", "一次办", "username", BOT_NAME));
                case "setmycommands", "sendchataction" -> Answer.ok(true);
                case "deletewebhook" -> webhook.delete();
                case "setwebhook" -> webhook.set(call.body());
                case "getupdates" -> getUpdates(call.body());
                case "sendmessage" -> sendMessage(call.body());
                case "answercallbackquery" -> answerCallbackQuery(call.body());
                case "editmessagetext", "editmessagereplymarkup" -> edit(call.body());
                default -> Answer.error(404, "Not Found: method not found");
            };
        } catch (FakeMarkup.Unreadable e) {
            return bad("can't parse entities: " + e.getMessage());
        } catch (Refusal e) {
            return bad(e.why);
        } catch (InterruptedException e) {
            return Answer.HANG_UP;
        }
    }

    private Answer getUpdates(JsonNode body) throws InterruptedException {
        if (webhook.isSet()) {
            return Answer.error(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                            + " the webhook first");
        }
        if (body.has("allowed_updates")) {
            Set<String> kinds = new HashSet<>();
            body.path("allowed_updates").forEach(kind -> kinds.add(kind.asText()));
            updates.allow(kinds);
        }
        int limit = body.path("limit").asInt(100);
        Duration wait = Duration.ofSeconds(Math.clamp(body.path("timeout").asInt(0), 0, 50));
        return updates.poll(body.path("offset").asLong(0), Math.clamp(limit, 1, 100), wait)
                .map(Answer::ok)
                .orElseGet(() -> Answer.error(
                        409,
                        "Conflict: terminated by other getUpdates request; make sure that"
                                + " only one bot instance is running"));
    }

    private Answer sendMessage(JsonNode body) {
        long chat = body.path("chat_id").asLong();
        if (citizen.upgraded(chat) != 0) {
            return Answer.error(
                    400,
                    "Bad Request: group chat was upgraded to a supergroup chat",
                    Map.of("migrate_to_chat_id", citizen.upgraded(chat)));
        }
        if (!citizen.knows(chat)) {
            return bad("chat not found");
        }
        if (citizen.hasBlocked(chat)) {
            return Answer.error(403, "Forbidden: bot was blocked by the user");
        }
        if (body.has("message_thread_id")
                && !citizen.hasTopic(chat, body.path("message_thread_id").asInt())) {
            return bad("message thread not found");
        }
        Sent message = sent(chat, messages.incrementAndGet(), body, body);
        sent.add(message);
        return Answer.ok(shown(message));
    }

    private Answer edit(JsonNode body) {
        long chat = body.path("chat_id").asLong();
        int number = body.path("message_id").asInt();
        for (int i = 0; i < sent.size(); i++) {
            Sent before = sent.get(i);
            if (before.chat() == chat && before.number() == number) {
                ObjectNode text = body.has("text")
                        ? (ObjectNode) body
                        : (ObjectNode) before.body().deepCopy();
                Sent after = sent(chat, number, text, body);
                if (after.visible().equals(before.visible()) && after.buttons().equals(before.buttons())) {
                    return bad("message is not modified: specified new message content and reply markup are exactly"
                            + " the same as a current content and reply markup of the message");
                }
                sent.set(i, after);
                return Answer.ok(shown(after));
            }
        }
        return bad("message to edit not found");
    }

    /** @param markup where the buttons are */
    private static Sent sent(long chat, int number, JsonNode body, JsonNode markup) {
        String html = body.path("text").asText();
        String visible = "HTML".equals(body.path("parse_mode").asText()) ? FakeMarkup.visible(html) : html;
        if (visible.isBlank()) {
            throw new Refusal("message text is empty");
        }
        if (visible.length() > MOST_TEXT) {
            throw new Refusal("message is too long");
        }
        return new Sent(chat, number, visible, html, buttons(markup), body);
    }

    private static List<Button> buttons(JsonNode body) {
        List<Button> buttons = new ArrayList<>();
        int row = 0;
        for (JsonNode line : body.path("reply_markup").path("inline_keyboard")) {
            for (JsonNode button : line) {
                String data = button.path("callback_data").asText();
                int bytes = data.getBytes(StandardCharsets.UTF_8).length;
                if (!button.has("url") && (bytes < 1 || bytes > MOST_DATA)) {
                    throw new Refusal("BUTTON_DATA_INVALID");
                }
                buttons.add(new Button(row, button.path("text").asText(), data));
            }
            row++;
        }
        return buttons;
    }

    private static Map<String, Object> shown(Sent message) {
        return Map.of(
                "message_id",
                message.number(),
                "date",
                1_790_000_000,
                "chat",
                Map.of("id", message.chat(), "type", message.chat() < 0 ? "supergroup" : "private"),
                "text",
                message.visible());
    }

    private Answer answerCallbackQuery(JsonNode body) {
        if (!citizen.pressed(body.path("callback_query_id").asText())) {
            return bad("query is too old and response timeout expired or query ID is invalid");
        }
        if (body.path("text").asText().length() > MOST_NOTICE) {
            return bad("MESSAGE_TOO_LONG");
        }
        notices.add(body.path("text").asText());
        return Answer.ok(true);
    }

    private static Answer bad(String why) {
        return Answer.error(400, "Bad Request: " + why);
    }

    /** Something is wrong with what was asked for. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String why;

        Refusal(String why) {
            super(why);
            this.why = why;
        }
    }
}
