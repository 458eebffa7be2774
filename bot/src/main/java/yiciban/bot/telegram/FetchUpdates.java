package yiciban.bot.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * getUpdates, keeping each update as it came: the library's own reads all of them at once, and one it cannot read hides
 * the others for a day.
 */
final class FetchUpdates extends BotApiMethod<ArrayList<RawUpdate>> {

    /** The server's maximum; also how many updates can be in work at once, since only these are unconfirmed. */
    static final int LIMIT = 100;

    /** Named each time: left out, the server keeps whatever an earlier program asked for. */
    static final List<String> KINDS = List.of("message", "edited_message", "callback_query", "my_chat_member");

    private final long offset;
    private final int limit;
    private final Duration wait;

    private FetchUpdates(long offset, int limit, Duration wait) {
        this.offset = offset;
        this.limit = limit;
        this.wait = wait;
    }

    /** Confirms everything before {@code offset} and asks for what follows. */
    static FetchUpdates from(long offset, Duration wait) {
        return new FetchUpdates(offset, LIMIT, wait);
    }

    /** Confirms everything before {@code offset}; what comes back is not looked at and stays unconfirmed. */
    static FetchUpdates confirm(long offset) {
        return new FetchUpdates(offset, 1, Duration.ZERO);
    }

    @JsonProperty("offset")
    long offset() {
        return offset;
    }

    @JsonProperty("limit")
    int limit() {
        return limit;
    }

    @JsonProperty("timeout")
    long timeout() {
        return wait.toSeconds();
    }

    @JsonProperty("allowed_updates")
    List<String> allowedUpdates() {
        return KINDS;
    }

    @Override
    public String getMethod() {
        return GetUpdates.PATH;
    }

    @Override
    @SuppressWarnings("NonApiType") // the library wants a serialisable type
    public ArrayList<RawUpdate> deserializeResponse(String answer) throws TelegramApiRequestException {
        JsonNode json;
        try {
            json = OBJECT_MAPPER.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new TelegramApiRequestException("getUpdates: no JSON", e);
        }
        if (!json.path("ok").asBoolean()) {
            return deserializeResponseArray(answer, RawUpdate.class); // throws, with code and retry_after
        }
        ArrayList<RawUpdate> updates = new ArrayList<>();
        for (JsonNode update : json.path("result")) {
            JsonNode id = update.path("update_id");
            if (id.canConvertToLong()) {
                updates.add(new RawUpdate(id.longValue(), update.toString()));
            }
        }
        return updates;
    }
}
