package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Lets Spring Security keep who is signed in in our own sessions: in the database, and no Java object in them. */
final class SessionContexts implements SecurityContextRepository {

    private final StaffMembers members;
    private final StaffSessions sessions;
    private final SessionCookie cookie;
    private final Steps steps;

    SessionContexts(StaffMembers members, StaffSessions sessions, SessionCookie cookie, Steps steps) {
        this.members = members;
        this.sessions = sessions;
        this.cookie = cookie;
        this.steps = steps;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        Optional<SecurityContext> context = signedIn(holder.getRequest()).map(SecurityContextImpl::new);
        return context.orElseGet(SecurityContextImpl::new);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return signedIn(request).isPresent();
    }

    private Optional<SignedIn> signedIn(HttpServletRequest request) {
        return cookie.read(request)
                .flatMap(sessions::find)
                .flatMap(session -> members.byId(session.member())
                        .filter(member -> !member.disabled())
                        .map(member -> new SignedIn(member, session, steps.of(member, session))));
    }

    /** Called when somebody signs in, with whom, and when somebody signs out, with nobody. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof SignedIn signed) {
            if (!signed.hasSession()) {
                end(request);
                cookie.write(request, response, sessions.begin(signed.member().id(), request.getRemoteAddr()));
            }
        } else {
            end(request);
            cookie.remove(request, response);
        }
    }

    /** Whatever the browser had before is over: a session that somebody else put there, too. */
    private void end(HttpServletRequest request) {
        cookie.read(request).map(StaffSessions::digest).ifPresent(sessions::end);
    }
}
