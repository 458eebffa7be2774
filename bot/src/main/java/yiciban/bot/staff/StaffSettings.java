package yiciban.bot.staff;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator decides about the console.
 *
 * @param passwords what is asked of a password
 * @param secondFactor whether administrators must have one
 * @param idle a session ends after this time without a request
 * @param absolute and after this time at all
 * @param lockAfter wrong passwords or codes in a row lock an account
 * @param lockFor for this time
 * @param secureCookie when the session's cookie is for https only
 * @param from networks that may open the console, separated by commas; empty for all
 * @param keyFile what second factors are encrypted with; empty for {@code staff.key} in the data folder
 */
@Validated
@ConfigurationProperties("yiciban.staff")
record StaffSettings(
        @DefaultValue("dengbao") PasswordProfile passwords,
        @DefaultValue("required") SecondFactor secondFactor,
        @DefaultValue("20m") Duration idle,
        @DefaultValue("10h") Duration absolute,
        @DefaultValue("5") @Min(3) @Max(10) int lockAfter,
        @DefaultValue("15m") Duration lockFor,
        @DefaultValue("auto") SecureCookie secureCookie,
        @DefaultValue("") String from,
        @DefaultValue("") String keyFile) {

    enum SecondFactor {
        /** Administrators bind one before they can do anything else; others may. */
        REQUIRED,
        /** Everybody may. */
        OPTIONAL
    }

    enum SecureCookie {
        /** When the page came over https, as the browser or a trusted proxy says; http stays possible. */
        AUTO,
        /** Always: over plain http nobody can sign in. */
        ALWAYS
    }
}
