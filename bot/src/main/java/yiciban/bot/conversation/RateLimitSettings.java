package yiciban.bot.conversation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast one sender may ask.
 *
 * @param enabled off only for load tests, which come from one address
 * @param perMinute questions a sender may ask in a minute, on and on
 * @param burst questions beyond that, for whoever was silent before
 */
@Validated
@ConfigurationProperties("yiciban.rate-limit")
public record RateLimitSettings(
        @DefaultValue("on") boolean enabled,
        @DefaultValue("15") @Min(1) @Max(10_000) int perMinute,
        @DefaultValue("5") @Min(0) @Max(10_000) int burst) {}
