package yiciban.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parameters of a request, however they were sent: in the address, as JSON, as a form, in parts. */
final class FakeBody {

    private static final Pattern PART = Pattern.compile(
            "name=\"([^\"]+)\"[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n(.*?)\\r\\n--", Pattern.DOTALL);

    private FakeBody() {}

    static JsonNode of(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ObjectNode body = FakeTelegram.JSON.createObjectNode();
        addForm(body, exchange.getRequestURI().getRawQuery());
        if (type != null && type.startsWith("multipart/form-data")) {
            Matcher part = PART.matcher(text);
            while (part.find()) {
                body.put(part.group(1), part.group(2));
            }
        } else if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            addForm(body, text);
        } else if (!text.isBlank()) {
            body.setAll((ObjectNode) FakeTelegram.JSON.readTree(text));
        }
        return body;
    }

    private static void addForm(ObjectNode body, @Nullable String form) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            body.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
