package yiciban.bot.staff;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is signed in, read anew for every request: what an administrator changes holds from the next one on. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient StaffMember member;
    private final transient @Nullable StaffSession session;
    private final Step step;

    /** The password was right; there is no session yet. */
    SignedIn(StaffMember member) {
        this(member, null, Step.CODE);
    }

    SignedIn(StaffMember member, @Nullable StaffSession session, Step step) {
        // Roles are not Spring Security's authorities: they are asked for where the page says which it is for.
        super(List.of());
        this.member = member;
        this.session = session;
        this.step = step;
        setAuthenticated(true);
    }

    /** Who is signed in in this request. */
    static Optional<SignedIn> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signed
                ? Optional.of(signed)
                : Optional.empty();
    }

    StaffMember member() {
        return member;
    }

    StaffSession session() {
        if (session == null) {
            throw new IllegalStateException("no session yet");
        }
        return session;
    }

    boolean hasSession() {
        return session != null;
    }

    Step step() {
        return step;
    }

    @Override
    public String getName() {
        return member.name();
    }

    @Override
    public StaffMember getPrincipal() {
        return member;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
