package yiciban.bot.telegram;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** A call by its name, its parameters as the outbox keeps them. Its result is the number of the message, or 0. */
final class Post extends BotApiMethod<Long> {

    private static final String CHAT = "chat_id";

    private final String method;
    private final transient ObjectNode body;

    Post(Outbound message) {
        this(message.method(), message.body().deepCopy().put(CHAT, message.chat()));
    }

    Post(String method, ObjectNode body) {
        this.method = method;
        this.body = body;
    }

    @JsonValue
    JsonNode body() {
        return body;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public Long deserializeResponse(String answer) throws TelegramApiRequestException {
        JsonNode json;
        try {
            json = OBJECT_MAPPER.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new TelegramApiRequestException(method + ": no JSON", e);
        }
        if (!json.path("ok").asBoolean()) {
            return deserializeResponse(answer, Long.class); // throws, with code and parameters
        }
        return json.path("result").path("message_id").asLong(0);
    }
}
