package yiciban.bot.staff;

import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Makes members of staff for tests, and signs them in. */
@TestComponent
final class Desk {

    /** Fits every profile. */
    static final String PASSWORD = "Seven-herons-by-the-Sha";

    static final Actor TESTER = new Actor("tester", "127.0.0.1");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final StaffMembers members;
    private final StaffSessions sessions;
    private final SecondFactors factors;
    private final Clock clock;
    private final WebServerApplicationContext server;

    Desk(
            StaffMembers members,
            StaffSessions sessions,
            SecondFactors factors,
            Clock clock,
            WebServerApplicationContext server) {
        this.members = members;
        this.sessions = sessions;
        this.factors = factors;
        this.clock = clock;
        this.server = server;
    }

    StaffMember member(Role role) {
        return member(role, "公安");
    }

    StaffMember member(Role role, String office) {
        return members.add(TESTER, "clerk" + COUNT.incrementAndGet(), "王芳", office, role, PASSWORD);
    }

    Clerk anonymous() {
        return new Clerk(Objects.requireNonNull(server.getWebServer()).getPort());
    }

    Clerk signedIn(Role role) {
        return signedIn(member(role));
    }

    /** With all steps behind them. */
    Clerk signedIn(StaffMember member) {
        Clerk clerk = anonymous();
        String token = sessions.begin(member.id(), "127.0.0.1");
        if (member.role() == Role.ADMIN) {
            bound(member);
            token = sessions.renew(sessions.find(token).orElseThrow(), true);
        }
        clerk.cookie("yiciban-staff", token);
        return clerk;
    }

    /** Binds a second factor; its secret. */
    String bound(StaffMember member) {
        String secret = factors.offer();
        factors.bind(member, secret, code(secret));
        return secret;
    }

    String code(String secret) {
        return SecondFactors.code(Base32.decode(secret).orElseThrow(), clock.instant());
    }
}
