package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger(500_000);

    FakeMethods(FakeUpdates updates, Citizen citizen) {
        this.updates = updates;
        this.citizen = citizen;
    }

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
                case "deletewebhook", "setmycommands", "sendchataction" -> Answer.ok(true);
                case "getupdates" -> getUpdates(call.body());
                case "sendmessage" -> sendMessage(call.body());
                case "answercallbackquery" -> answerCallbackQuery(call.body());
                case "editmessagetext" -> bad("message to edit not found");
                default -> Answer.error(404, "Not Found: method not found");
            };
        } catch (FakeMarkup.Unreadable e) {
            return bad("can't parse entities: " + e.getMessage());
        } catch (InterruptedException e) {
            return Answer.HANG_UP;
        }
    }

    private Answer getUpdates(JsonNode body) throws InterruptedException {
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
        String html = body.path("text").asText();
        String visible = "HTML".equals(body.path("parse_mode").asText()) ? FakeMarkup.visible(html) : html;
        if (visible.isBlank()) {
            return bad("message text is empty");
        }
        if (visible.length() > MOST_TEXT) {
            return bad("message is too long");
        }
        List<Button> buttons = new ArrayList<>();
        int row = 0;
        for (JsonNode line : body.path("reply_markup").path("inline_keyboard")) {
            for (JsonNode button : line) {
                String data = button.path("callback_data").asText();
                int bytes = data.getBytes(StandardCharsets.UTF_8).length;
                if (bytes < 1 || bytes > MOST_DATA) {
                    return bad("BUTTON_DATA_INVALID");
                }
                buttons.add(new Button(row, button.path("text").asText(), data));
            }
            row++;
        }
        sent.add(new Sent(chat, visible, html, buttons, body));
        return Answer.ok(Map.of(
                "message_id",
                messages.incrementAndGet(),
                "date",
                1_790_000_000,
                "chat",
                Map.of("id", chat, "type", chat < 0 ? "supergroup" : "private"),
                "text",
                visible));
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
}
