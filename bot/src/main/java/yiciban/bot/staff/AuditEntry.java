package yiciban.bot.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * 操作日志的一条: who did what to what, and when.
 *
 * @param number place in the chain, from 1 without gaps
 * @param action in Chinese, such as 登录
 * @param subject what it was done to
 * @param refused whether it was tried and refused; {@code after} then says why
 * @param before what was; null when there was nothing
 * @param after what is; null when there is nothing
 * @param hash SHA-256 over the hash of the entry before and everything here, in hex
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String address,
        String action,
        String subject,
        boolean refused,
        @Nullable String before,
        @Nullable String after,
        String hash) {

    /** Every field with its length before it, so that no two entries read the same. */
    String hashAfter(String previous) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String[] fields = {
                previous,
                Long.toString(number),
                Long.toString(at.toEpochMilli()),
                actor,
                address,
                action,
                subject,
                Boolean.toString(refused),
                before == null ? "-" : "+" + before,
                after == null ? "-" : "+" + after
            };
            for (String field : fields) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    AuditEntry after(String previous) {
        return new AuditEntry(number, at, actor, address, action, subject, refused, before, after, hashAfter(previous));
    }
}
