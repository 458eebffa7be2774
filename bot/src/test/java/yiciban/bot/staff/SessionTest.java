package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.SetClock;

/** How long somebody is signed in, in which cookie, and what ends it. */
@StaffTest
class SessionTest {

    private static final String COOKIE = "yiciban-staff";

    @Autowired
    Desk desk;

    @Autowired
    StaffMembers members;

    @Autowired
    SetClock clock;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void nobodyWaits() {
        sql.sql("delete from staff_attempt").update();
    }

    private static boolean in(Clerk clerk) {
        return clerk.get("/staff/me").statusCode() == 200;
    }

    @Test
    void c7_everyLoginHasANameOfItsOwnThatNobodyGuessesAndNobodyStores() {
        StaffMember member = desk.member(Role.EDITOR);
        Clerk clerk = desk.anonymous();
        clerk.cookie(COOKIE, "put-there-by-somebody-else-1234567890123456");
        clerk.signIn(member.name(), Desk.PASSWORD);
        String first = clerk.cookie(COOKIE);
        assertThat(first).hasSize(43).isNotEqualTo("put-there-by-somebody-else-1234567890123456");
        clerk.signIn(member.name(), Desk.PASSWORD);
        assertThat(in(clerk)).isTrue();
        assertThat(sql.sql("select id from staff_session")
                        .query((row, n) -> row.getString("id"))
                        .list())
                .doesNotContain(first)
                .contains(StaffSessions.digest(clerk.cookie(COOKIE)));
    }

    @Test
    void c7_endsAfterTwentyMinutesWithoutARequest() {
        Clerk clerk = desk.signedIn(Role.EDITOR);
        clock.advance(Duration.ofMinutes(20));
        assertThat(in(clerk)).isTrue();
        clock.advance(Duration.ofMinutes(20).plusSeconds(1));
        assertThat(in(clerk)).isFalse();
    }

    @Test
    void c7_endsAfterTenHoursAtAll() {
        Clerk clerk = desk.signedIn(Role.EDITOR);
        for (int i = 0; i < 30; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(in(clerk)).isTrue();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(in(clerk)).isFalse();
    }

    @Test
    void c7_loggingOutEndsItOnTheServer() {
        Clerk clerk = desk.signedIn(Role.EDITOR);
        String token = clerk.cookie(COOKIE);
        assertThat(Clerk.location(clerk.fill("/staff/me", "/staff/logout"))).isEqualTo("/staff/login?done");
        assertThat(clerk.cookie(COOKIE)).isEmpty();
        clerk.cookie(COOKIE, token);
        assertThat(in(clerk)).isFalse();
    }

    @Test
    void c7_disablingEndsAllSessionsAtOnce() {
        StaffMember member = desk.member(Role.EDITOR);
        Clerk office = desk.signedIn(member);
        Clerk home = desk.signedIn(member);
        members.disable(Desk.TESTER, member.id());
        assertThat(in(office)).isFalse();
        members.enable(Desk.TESTER, member.id());
        assertThat(in(home)).isFalse();
    }

    @Test
    void c7_anotherPasswordEndsTheOtherSessionsAndRenewsThisOne() {
        StaffMember member = desk.member(Role.EDITOR);
        Clerk here = desk.signedIn(member);
        Clerk there = desk.signedIn(member);
        String before = here.cookie(COOKIE);
        here.fill(
                "/staff/password",
                "/staff/password",
                "present",
                Desk.PASSWORD,
                "password",
                "Nine-herons-by-the-Sha",
                "again",
                "Nine-herons-by-the-Sha");
        assertThat(in(here)).isTrue();
        assertThat(here.cookie(COOKIE)).isNotEqualTo(before);
        assertThat(in(there)).isFalse();
    }

    @Test
    void c7_anAdministratorAndOneselfCanEndSessions() {
        StaffMember member = desk.member(Role.EDITOR);
        Clerk clerk = desk.signedIn(member);
        desk.signedIn(Role.ADMIN).fill("/staff/members/" + member.id(), "/staff/members/" + member.id() + "/sessions");
        assertThat(in(clerk)).isFalse();
        Clerk here = desk.signedIn(member);
        Clerk there = desk.signedIn(member);
        here.fill("/staff/me", "/staff/me/sessions");
        assertThat(in(here)).isTrue();
        assertThat(in(there)).isFalse();
    }

    @Test
    void c8_overHttpsTheCookieIsForThisHostOnly() {
        StaffMember member = desk.member(Role.EDITOR);
        Clerk clerk = desk.anonymous().with("X-Forwarded-Proto", "https");
        clerk.signIn(member.name(), Desk.PASSWORD);
        assertThat(clerk.set)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-yiciban=")
                        .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict")
                        .doesNotContain("Domain", "Max-Age", "Expires"));
        assertThat(in(clerk)).isTrue();
        assertThat(clerk.set)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Strict"));
    }

    @Test
    void c8_overPlainHttpItWorksWithoutSecure() {
        StaffMember member = desk.member(Role.EDITOR);
        Clerk clerk = desk.anonymous();
        clerk.signIn(member.name(), Desk.PASSWORD);
        assertThat(in(clerk)).isTrue();
        assertThat(clerk.set).allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
        assertThat(clerk.set).noneMatch(cookie -> cookie.contains("JSESSIONID"));
    }

    @Test
    void c11_anotherRoleHoldsFromTheNextRequestOn() {
        StaffMember member = desk.member(Role.AUDITOR);
        Clerk clerk = desk.signedIn(member);
        assertThat(clerk.get("/staff/audit").statusCode()).isEqualTo(200);
        members.assign(Desk.TESTER, member.id(), Role.EDITOR);
        assertThat(clerk.get("/staff/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void c11_offices() {
        assertThat(desk.member(Role.EDITOR, "公安").worksFor("公安")).isTrue();
        assertThat(desk.member(Role.EDITOR, "公安").worksFor("民政")).isFalse();
        assertThat(desk.member(Role.REVIEWER, StaffMember.EVERY_OFFICE).worksFor("民政"))
                .isTrue();
    }

    @Test
    void c11_aPageThatDoesNotSayWhomItIsForIsClosed() {
        for (Role role : Role.values()) {
            assertThat(desk.signedIn(role).get("/staff/forgotten").statusCode())
                    .as(role.chinese())
                    .isEqualTo(403);
        }
    }
}
