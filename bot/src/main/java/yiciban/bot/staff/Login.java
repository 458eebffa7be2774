package yiciban.bot.staff;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** 登录: name and password. Wrong, unknown, locked and disabled sound the same and take the same time. */
final class Login implements AuthenticationProvider {

    /** Longer names and passwords than anybody has are not looked at. In characters. */
    private static final int LONGEST = 200;

    private final StaffMembers members;
    private final Passwords passwords;
    private final Lockouts lockouts;
    private final Audit audit;
    private final JdbcClient sql;
    private final Clock clock;

    Login(StaffMembers members, Passwords passwords, Lockouts lockouts, Audit audit, JdbcClient sql, Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.lockouts = lockouts;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String address =
                request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return new SignedIn(
                signIn(request.getName(), request.getCredentials() instanceof String given ? given : "", address));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private StaffMember signIn(String name, String password, String address) {
        Duration wait = lockouts.attempt(address);
        if (!wait.isZero()) {
            throw new WaitException(wait);
        }
        boolean tooLong = name.length() > LONGEST || password.length() > LONGEST;
        Optional<StaffMember> found = tooLong ? Optional.empty() : members.find(name);
        boolean open = found.isPresent() && lockouts.attempt(found.get());
        boolean right = passwords.matches(found.orElse(null), tooLong ? "" : password);
        if (found.isEmpty()) {
            // Not the name: people type their password there.
            audit.refused(new Actor("未知账号", address), "登录", "未知账号", "没有这个账号");
            throw new BadCredentialsException("unknown");
        }
        StaffMember member = found.get();
        String reason = reason(member, open, right);
        if (reason != null) {
            audit.refused(Actor.of(member, address), "登录", member.name(), reason);
            throw new BadCredentialsException("refused");
        }
        lockouts.succeeded(address);
        if (member.secondFactor()) {
            lockouts.halfway(member);
        } else {
            lockouts.succeeded(member);
        }
        sql.sql("update staff_member set last_login_at = :now where id = :id")
                .param("now", clock.millis())
                .param("id", member.id())
                .update();
        audit.record(Actor.of(member, address), "登录", member.name(), null, null);
        return member;
    }

    private static @Nullable String reason(StaffMember member, boolean open, boolean right) {
        if (!open) {
            return "账号锁定中";
        }
        if (!right) {
            return "口令不对";
        }
        return member.disabled() ? "账号已停用" : null;
    }
}
