package yiciban.bot.staff;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.RejectedInput;
import yiciban.bot.system.Secrets;

/** 验证码: six digits that a telephone shows for half a minute (RFC 6238), as a second factor beside the password. */
final class SecondFactors {

    /** RFC 4226, section 4: 160 bits. In bytes. */
    private static final int SECRET = 20;

    /** RFC 6238, section 5.2: one step back and forth, for clocks that differ. */
    private static final int DRIFT = 1;

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private record Stored(String secret, long step) {}

    private final JdbcClient sql;
    private final KeyFile keys;
    private final Secrets secrets;
    private final Clock clock;

    SecondFactors(JdbcClient sql, KeyFile keys, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A new secret, to be shown once; nothing is stored before its first code. */
    String offer() {
        return Base32.encode(secrets.bytes(SECRET));
    }

    /** The address that authenticator programs read from the picture. */
    static String uri(String name, String secret) {
        String issuer = URLEncoder.encode("一次办", StandardCharsets.UTF_8);
        return "otpauth://totp/" + issuer + ":"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + secret + "&issuer="
                + issuer;
    }

    /** Binds the secret whose code was typed; refuses a wrong code. */
    void bind(StaffMember member, String secret, String code) {
        byte[] key = Base32.decode(secret)
                .filter(bytes -> bytes.length == SECRET)
                .orElseThrow(() -> new RejectedInput("code", "密钥不完整，请刷新页面重来。"));
        OptionalLong step = step(key, code, 0);
        if (step.isEmpty()) {
            throw new RejectedInput("code", "验证码不对。请看手机上现在的 6 位数字；手机时间要准。");
        }
        sql.sql("update staff_member set second_factor = :secret, second_factor_step = :step where id = :id")
                .param("secret", keys.encrypted(key))
                .param("step", step.getAsLong())
                .param("id", member.id())
                .update();
    }

    /** Whether it is a code of now that was not used before; each is good for once. */
    boolean accepts(StaffMember member, String code) {
        Optional<Stored> stored = sql.sql(
                        "select second_factor, second_factor_step from staff_member where id = :id and second_factor"
                                + " is not null")
                .param("id", member.id())
                .query((row, n) -> new Stored(row.getString("second_factor"), row.getLong("second_factor_step")))
                .optional();
        if (stored.isEmpty()) {
            return false;
        }
        OptionalLong step =
                step(keys.decrypted(stored.get().secret()), code, stored.get().step());
        // The condition again in the statement: of two who bring the same code at once, one comes first.
        return step.isPresent()
                && sql.sql("update staff_member set second_factor_step = :step where id = :id and"
                                        + " second_factor_step < :step")
                                .param("step", step.getAsLong())
                                .param("id", member.id())
                                .update()
                        == 1;
    }

    private OptionalLong step(byte[] key, @Nullable String code, long after) {
        String digits = code == null ? "" : code.replace(" ", "");
        long seconds = CODES.getTimeStep().toSeconds();
        long now = clock.instant().getEpochSecond() / seconds;
        for (long step = now - DRIFT; step <= now + DRIFT; step++) {
            if (step > after && code(key, Instant.ofEpochSecond(step * seconds)).equals(digits)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(byte[] key, Instant at) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(key, "HmacSHA1"), at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
