package yiciban.bot.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;
import yiciban.bot.system.Secrets;

/** 口令: checked, chosen, handed out for one use; only their hashes are stored, some of earlier ones included. */
final class Passwords {

    /** What is handed out and not used in this time is worth nothing any more. */
    private static final Duration ONCE = Duration.ofDays(7);

    /** Four groups of four: 79 bits. */
    private static final int GROUPS = 4;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final PasswordHashing hashing;
    private final PasswordProfile profile;
    private final Secrets secrets;
    private final Ids ids;
    private final Clock clock;

    Passwords(
            JdbcClient sql,
            TransactionOperations transaction,
            PasswordHashing hashing,
            PasswordProfile profile,
            Secrets secrets,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.hashing = hashing;
        this.profile = profile;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refuses what may not be a password of this person, and hashes it. */
    String accepted(String password, String name, String display, String office) {
        PasswordRules.check(password, profile, List.of(name, display, office));
        return hashing.hash(password);
    }

    /** A password for one use, to be read out or written down. */
    String once() {
        return secrets.readable(GROUPS);
    }

    String hash(String password) {
        return hashing.hash(password);
    }

    Instant onceUntil() {
        return clock.instant().plus(ONCE);
    }

    /** Whether it is the member's password; without a member the answer is no, after as long a time. */
    boolean matches(@Nullable StaffMember member, String password) {
        String hash = member == null ? null : stored(member.id());
        boolean right = hashing.matches(password, hash);
        if (member == null || hash == null || !right) {
            return false;
        }
        Instant until = member.onceUntil();
        if (until != null && until.isBefore(clock.instant())) {
            return false;
        }
        if (hashing.outdated(hash)) {
            sql.sql("update staff_member set password = :new where id = :id and password = :old")
                    .param("new", hashing.hash(password))
                    .param("id", member.id())
                    .param("old", hash)
                    .update();
        }
        return true;
    }

    /** Whether another one must be chosen before anything else. */
    boolean mustChange(StaffMember member) {
        Duration age = profile.age();
        return member.mustChangePassword()
                || (age != null && member.passwordSetAt().plus(age).isBefore(clock.instant()));
    }

    /** Chooses another password; refuses the present one and some before it. */
    void change(StaffMember member, String password) {
        String hash = accepted(password, member.name(), member.display(), member.office());
        String present = stored(member.id());
        if (hashing.matches(password, present) || remembered(member.id(), password)) {
            throw new RejectedInput(PasswordRules.FIELD, "这个口令用过了，请换一个没用过的。");
        }
        transaction.executeWithoutResult(status -> {
            remember(member.id(), present);
            sql.sql("update staff_member set password = :hash, password_set_at = :now, once_until = 0 where id = :id")
                    .param("hash", hash)
                    .param("now", clock.millis())
                    .param("id", member.id())
                    .update();
        });
    }

    private boolean remembered(String id, String password) {
        return sql
                .sql("select password from staff_password where member = :member order by id desc limit :limit")
                .param("member", id)
                .param("limit", profile.remembered())
                .query(String.class)
                .list()
                .stream()
                .anyMatch(hash -> hashing.matches(password, hash));
    }

    private void remember(String id, String hash) {
        sql.sql("insert into staff_password (id, member, password, set_at) values (:id, :member, :hash, :now)")
                .param("id", ids.next())
                .param("member", id)
                .param("hash", hash)
                .param("now", clock.millis())
                .update();
    }

    private String stored(String id) {
        return sql.sql("select password from staff_member where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
