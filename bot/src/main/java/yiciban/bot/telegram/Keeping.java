package yiciban.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import yiciban.bot.system.Masking;
import yiciban.bot.system.Masking.Masked;

/** What may be written down of an update: every text in it masked, names, telephones and places left out. Pure. */
final class Keeping {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Words of the protocol; a number in them is nobody's. */
    private static final Set<String> PROTOCOL =
            Set.of("id", "type", "status", "username", "language_code", "chat_instance", "file_id", "file_unique_id");

    /** Nobody needs these in order to answer. */
    private static final Set<String> PRIVATE =
            Set.of("first_name", "last_name", "phone_number", "vcard", "title", "address", "latitude", "longitude");

    /** What is kept of something that is no JSON, for the operator. In characters. */
    private static final int EXCERPT = 2_000;

    private Keeping() {}

    static Kept keep(RawUpdate raw) {
        try {
            return keep(raw.id(), JSON.readTree(raw.json()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("update " + raw.id() + " is no JSON", e);
        }
    }

    /** @param update an object with an {@code update_id} */
    static Kept keep(long id, JsonNode update) {
        boolean[] masked = new boolean[1];
        JsonNode clean = clean("", update, masked);
        JsonNode message = Stream.of(
                        update.path("message"),
                        update.path("edited_message"),
                        update.path("callback_query").path("message"),
                        update.path("my_chat_member"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(update);
        return new Kept(
                id,
                message.path("chat").path("id").asLong(0),
                number(update.path("message").path("message_id")),
                clean.toString(),
                masked[0]);
    }

    /** Something that came and is no update. */
    static Kept excerpt(String text) {
        Masked masked = Masking.mask(text.length() > EXCERPT ? text.substring(0, EXCERPT) : text);
        return new Kept(null, 0, null, wellFormed(masked.text()).replace('\0', ' '), masked.found());
    }

    private static JsonNode clean(String name, JsonNode node, boolean[] masked) {
        if (PRIVATE.contains(name) && node.isValueNode()) {
            return node.isNumber() ? IntNode.valueOf(0) : TextNode.valueOf("");
        }
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode clean = JSON.createObjectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    clean.set(field.getKey(), clean(field.getKey(), field.getValue(), masked));
                }
                yield clean;
            }
            case ArrayNode array -> {
                ArrayNode clean = JSON.createArrayNode();
                array.forEach(element -> clean.add(clean(name, element, masked)));
                yield clean;
            }
            case TextNode text
            when !PROTOCOL.contains(name) && !ourButton(name, text.textValue()) -> masked(text.textValue(), masked);
            default -> node;
        };
    }

    /** What our buttons carry may look like a telephone number. */
    private static boolean ourButton(String name, String text) {
        return name.equals("data") && Buttons.OURS.matcher(text).matches();
    }

    private static JsonNode masked(String text, boolean[] found) {
        Masked masked = Masking.mask(wellFormed(text));
        found[0] |= masked.found();
        return TextNode.valueOf(masked.text());
    }

    /** No database stores half a surrogate pair. */
    private static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private static @Nullable Long number(JsonNode node) {
        return node.canConvertToLong() ? node.longValue() : null;
    }
}
