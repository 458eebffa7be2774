package yiciban.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Telegram posts updates in webhook mode. 200 only after the commit; 503 makes it come again; never 410, which
 * would end the webhook. The answer is always empty: a method in it would be carried out without our hearing how.
 */
@RestController
@Conditional(TelegramChannel.TokenGiven.class)
@ConditionalOnProperty(name = "yiciban.telegram.mode", havingValue = "webhook")
class Webhook {

    static final String PATH = "/telegram/webhook";

    static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

    /** No update is nearly as long. In bytes. */
    static final int LONGEST = 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Webhook.class);

    private final Station station;
    private final byte[] secret;
    private final Networks from;

    Webhook(Station station, TelegramSettings settings) {
        this.station = station;
        this.secret = settings.secret().getBytes(StandardCharsets.UTF_8);
        this.from = Networks.of(settings.webhookFrom());
    }

    @PostMapping(PATH)
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException, InterruptedException {
        if (!from.hold(request.getRemoteAddr())) {
            return ended(HttpStatus.FORBIDDEN);
        }
        if (!knowsTheSecret(request.getHeader(SECRET))) {
            return ended(HttpStatus.UNAUTHORIZED);
        }
        if (request.getContentLengthLong() > LONGEST) {
            return ended(HttpStatus.CONTENT_TOO_LARGE);
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return ended(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            take(new String(body, StandardCharsets.UTF_8));
            return ended(HttpStatus.OK);
        } catch (RuntimeException e) {
            log.warn("webhook: not stored, it will come again: {}", e.getClass().getSimpleName());
            return ended(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /** Closed when no secret is set; compared in constant time. */
    private boolean knowsTheSecret(@Nullable String said) {
        return secret.length > 0
                && said != null
                && MessageDigest.isEqual(secret, said.getBytes(StandardCharsets.UTF_8));
    }

    private void take(String body) throws InterruptedException {
        JsonNode update;
        try {
            update = Keeping.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            update = Keeping.JSON.missingNode();
        }
        if (update.isObject() && update.path("update_id").canConvertToLong()) {
            station.take(List.of(new RawUpdate(update.path("update_id").longValue(), body)));
        } else {
            log.error("webhook: what came is no update, see ./yiciban telegram");
            station.quarantine(body);
        }
    }

    private static ResponseEntity<Void> ended(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
