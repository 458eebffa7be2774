package yiciban.bot.webchat;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator decides about the page.
 *
 * @param frameAncestors sites that may show the chat in a frame, as in Content-Security-Policy: {@code 'none'}, or
 *     addresses separated by blanks
 */
@Validated
@ConfigurationProperties("yiciban.webchat")
record WebChatSettings(
        @DefaultValue("'none'") @Pattern(regexp = "[^;,\\p{Cntrl}]+", message = "一行，不含分号和逗号")
        String frameAncestors) {}
