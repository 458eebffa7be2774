package yiciban.bot.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things of citizens count.
 *
 * @param conversations from a question on; after that nobody is told its answer, and its code opens nothing
 */
@Validated
@ConfigurationProperties("yiciban.retention")
public record RetentionSettings(@DefaultValue("180d") Duration conversations) {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(3_650);

    public RetentionSettings {
        if (conversations.compareTo(SHORTEST) < 0 || conversations.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("YICIBAN_RETENTION_CONVERSATIONS 应在 1 天到 3650 天之间：" + conversations);
        }
    }
}
