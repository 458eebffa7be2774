package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A session that goes on under another cookie, because what it may do has grown or its owner wants others out. */
final class SignIns {

    private final StaffSessions sessions;
    private final SessionCookie cookie;

    SignIns(StaffSessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    void renew(SignedIn signed, boolean secondFactor, HttpServletRequest request, HttpServletResponse response) {
        cookie.write(request, response, sessions.renew(signed.session(), secondFactor));
    }

    void endOthers(SignedIn signed) {
        sessions.endOthers(signed.session());
    }
}
