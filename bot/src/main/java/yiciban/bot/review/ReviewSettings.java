package yiciban.bot.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator decides about gaps.
 *
 * @param gapDays working days within which a gap is to be answered
 */
@Validated
@ConfigurationProperties("yiciban.review")
record ReviewSettings(
        @DefaultValue("5") @Min(1) @Max(Deadlines.MOST) int gapDays) {}
