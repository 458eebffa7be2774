package yiciban.bot.webchat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import yiciban.bot.conversation.Inbound;

/**
 * What a program sends when it asks. Read by hand rather than bound, so that every mistake gets its own sentence.
 *
 * @param conversation null to begin one
 * @param id the program's id of this question, null when it does not retry
 */
record QuestionBody(
        @Nullable String conversation,
        String text,
        @Nullable String id) {

    /** A question has at most 200 characters; this leaves room for escapes and ids. In bytes. */
    static final int MAX_BYTES = 8 * 1024;

    static QuestionBody parse(byte[] body, JsonMapper json) {
        JsonNode root = root(body, json);
        if (!root.isObject()) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "请求内容应是一个 JSON 对象，例如 {\"text\":\"居住证怎么办\"}。");
        }
        String text = string(root, "text");
        if (text == null) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "缺少 text：请把要问的话放在 text 里，例如 {\"text\":\"居住证怎么办\"}。");
        }
        String conversation = string(root, "conversation");
        if (conversation != null && !Tokens.unguessable(conversation)) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "conversation 请填上一次回答里返回的值；第一次提问不用填。自己生成时用 22 到 100 个字母、数字、下划线或连字符的随机串。");
        }
        String id = string(root, "id");
        if (id != null && !Inbound.isId(id)) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "id 请用 1 到 " + Inbound.MAX_ID + " 个可见字符，或者不填。");
        }
        return new QuestionBody(conversation, text, id);
    }

    static JsonNode root(byte[] body, JsonMapper json) {
        try {
            // Strict: Jackson by itself lets some malformed sequences through and guesses UTF-16.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return json.readTree(text);
        } catch (CharacterCodingException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "请求内容不是有效的 UTF-8，请用 UTF-8 编码后重发。");
        } catch (JacksonException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "请求内容不是有效的 JSON，请检查引号、逗号和括号后重发。");
        }
    }

    private static @Nullable String string(JsonNode root, String field) {
        JsonNode value = root.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Refusal(HttpStatus.BAD_REQUEST, field + " 请填一段文字（JSON 字符串）。");
        }
        return value.stringValue();
    }
}
