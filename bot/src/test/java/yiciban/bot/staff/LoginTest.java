package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.SetClock;

/** Signing in, as a browser sees it. */
@StaffTest
class LoginTest {

    private static final String WRONG = "Eight-herons-by-the-Sha";

    @Autowired
    Desk desk;

    @Autowired
    StaffMembers members;

    @Autowired
    Lockouts lockouts;

    @Autowired
    PasswordHashing hashing;

    @Autowired
    SetClock clock;

    @Autowired
    JdbcClient sql;

    /** Otherwise what fails in one test makes the next one wait: all come from the same address. */
    @BeforeEach
    void aQuarterOfAnHourLater() {
        clock.advance(Duration.ofMinutes(16));
    }

    private void nobodyWaits() {
        sql.sql("delete from staff_attempt").update();
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Clerk.location(response)).isEqualTo("/staff/login?wrong");
    }

    private static void assertSignedIn(HttpResponse<String> response) {
        assertThat(Clerk.location(response)).isEqualTo("/staff");
    }

    @Test
    void c1_whoIsAddedSignsInOnceAndChoosesAPassword() {
        String once = members.addForOnce(Desk.TESTER, "newcomer", "李四", "民政", Role.EDITOR);
        Clerk clerk = desk.anonymous();
        assertSignedIn(clerk.signIn("newcomer", once));
        assertThat(Clerk.location(clerk.get("/staff"))).isEqualTo("/staff/password");
        assertThat(Clerk.location(clerk.get("/staff/me"))).isEqualTo("/staff/password");
        HttpResponse<String> changed =
                clerk.fill("/staff/password", "/staff/password", "present", once, "password", WRONG, "again", WRONG);
        assertThat(Clerk.location(changed)).isEqualTo("/staff/me?done=password");
        assertThat(clerk.get("/staff").body()).contains("您好，李四");
        assertRefused(desk.anonymous().signIn("newcomer", once));
    }

    @Test
    void c2_aPasswordMayBePasted() {
        assertThat(desk.anonymous().get("/staff/login").body())
                .contains("autocomplete=\"current-password\"")
                .doesNotContain("onpaste");
    }

    @Test
    void c5_fiveFailuresLockForAQuarterOfAnHour() {
        StaffMember member = desk.member(Role.EDITOR);
        for (int i = 0; i < 5; i++) {
            nobodyWaits();
            assertRefused(desk.anonymous().signIn(member.name(), WRONG));
        }
        nobodyWaits();
        assertRefused(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertRefused(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
        clock.advance(Duration.ofSeconds(1));
        assertSignedIn(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
    }

    @Test
    void c5_successForgetsEarlierFailures() {
        StaffMember member = desk.member(Role.EDITOR);
        for (int i = 0; i < 9; i++) {
            nobodyWaits();
            if (i == 4) {
                assertSignedIn(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
            } else {
                assertRefused(desk.anonymous().signIn(member.name(), WRONG));
            }
        }
        nobodyWaits();
        assertSignedIn(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
    }

    @Test
    void c5_aHundredAtOnceAreNoMoreThanFive() throws Exception {
        StaffMember member = desk.member(Role.EDITOR);
        List<Callable<Boolean>> attempts = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(i -> () -> lockouts.attempt(member))
                .toList();
        int looked = 0;
        try (var many = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> attempt : many.invokeAll(attempts)) {
                looked += attempt.get() ? 1 : 0;
            }
        }
        assertThat(looked).isEqualTo(5);
    }

    @Test
    void c5_anAddressThatFailsOftenWaits() {
        for (int i = 0; i < 5; i++) {
            assertRefused(desk.anonymous().signIn("nobody" + i, WRONG));
        }
        StaffMember member = desk.member(Role.EDITOR);
        assertThat(Clerk.location(desk.anonymous().signIn(member.name(), Desk.PASSWORD)))
                .isEqualTo("/staff/login?wait=2");
        clock.advance(Duration.ofSeconds(2));
        assertSignedIn(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
    }

    @Test
    void c5_unknownDisabledAndWrongSoundTheSame() {
        StaffMember member = desk.member(Role.EDITOR);
        members.disable(Desk.TESTER, member.id());
        assertRefused(desk.anonymous().signIn("nobody-at-all", WRONG));
        assertRefused(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
        assertRefused(desk.anonymous().signIn(member.name(), "x".repeat(5_000)));
        assertRefused(desk.anonymous().signIn("x".repeat(5_000), WRONG));
    }

    @Test
    void c5_anUnknownNameTakesAsLong() {
        var slow = new PasswordHashing(100_000);
        String hash = slow.hash(Desk.PASSWORD);
        slow.matches(WRONG, null);
        long known = quickest(() -> slow.matches(WRONG, hash));
        long unknown = quickest(() -> slow.matches(WRONG, null));
        assertThat((double) unknown / known).isBetween(0.25, 4.0);
    }

    /** With hashing that is quick, so that whatever else differs shows. */
    @Test
    void c5_anUnknownNameTakesAsLongOverHttp() {
        StaffMember member = desk.member(Role.EDITOR);
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            known.add(refusal(member.name()));
            unknown.add(refusal("nobody-at-all"));
        }
        Collections.sort(known);
        Collections.sort(unknown);
        assertThat((double) unknown.get(10) / known.get(10)).isBetween(1 / 3.0, 3.0);
    }

    /** How long it takes, in nanoseconds. */
    private long refusal(String name) {
        nobodyWaits();
        sql.sql("update staff_member set failures = 0, locked_until = 0").update();
        Clerk clerk = desk.anonymous();
        String token = clerk.token("/staff/login");
        long begun = System.nanoTime();
        assertRefused(clerk.post("/staff/login", "_csrf", token, "name", name, "password", WRONG));
        return System.nanoTime() - begun;
    }

    private static long quickest(Runnable what) {
        return IntStream.range(0, 5)
                .mapToLong(i -> {
                    long begun = System.nanoTime();
                    what.run();
                    return System.nanoTime() - begun;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void c5_anAdministratorIsLetInAgain() {
        StaffMember member = desk.member(Role.ADMIN);
        for (int i = 0; i < 5; i++) {
            lockouts.attempt(member);
        }
        assertRefused(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
        members.unlock(Actor.operator(), member.id());
        assertSignedIn(desk.anonymous().signIn(member.name(), Desk.PASSWORD));
    }

    @Test
    void c6_anAdministratorBindsACodeBeforeAnythingElse() {
        StaffMember admin = desk.member(Role.ADMIN);
        Clerk clerk = desk.anonymous();
        assertSignedIn(clerk.signIn(admin.name(), Desk.PASSWORD));
        assertThat(Clerk.location(clerk.get("/staff/members"))).isEqualTo("/staff/code/bind");
        String page = clerk.get("/staff/code/bind").body();
        assertThat(page).contains("otpauth://totp/").contains("<svg");
        String secret = page.replaceAll("(?s).*name=\"secret\" value=\"(\\w+)\".*", "$1");
        assertThat(clerk.fill("/staff/code/bind", "/staff/code/bind", "secret", secret, "code", "12345")
                        .statusCode())
                .isEqualTo(422);
        assertThat(Clerk.location(clerk.fill(
                        "/staff/code/bind", "/staff/code/bind", "secret", secret, "code", desk.code(secret))))
                .isEqualTo("/staff/me?done=code");
        assertThat(clerk.get("/staff/members").statusCode()).isEqualTo(200);
    }

    @Test
    void c6_theCodeIsAskedForAndIsGoodOnce() {
        StaffMember admin = desk.member(Role.ADMIN);
        String secret = desk.bound(admin);
        clock.advance(Duration.ofSeconds(30));
        Clerk clerk = desk.anonymous();
        assertSignedIn(clerk.signIn(admin.name(), Desk.PASSWORD));
        assertThat(Clerk.location(clerk.get("/staff/members"))).isEqualTo("/staff/code");
        assertThat(Clerk.location(clerk.get("/staff/password"))).isEqualTo("/staff/code");
        String code = desk.code(secret);
        assertSignedIn(clerk.fill("/staff/code", "/staff/code", "code", code));
        assertThat(clerk.get("/staff/members").statusCode()).isEqualTo(200);
        Clerk second = desk.anonymous();
        second.signIn(admin.name(), Desk.PASSWORD);
        assertThat(second.fill("/staff/code", "/staff/code", "code", code).statusCode())
                .isEqualTo(422);
    }

    @Test
    void c6_wrongCodesLockHoweverOftenThePasswordIsRight() {
        StaffMember admin = desk.member(Role.ADMIN);
        String secret = desk.bound(admin);
        clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            nobodyWaits();
            Clerk clerk = desk.anonymous();
            assertSignedIn(clerk.signIn(admin.name(), Desk.PASSWORD));
            assertThat(clerk.fill("/staff/code", "/staff/code", "code", "000000")
                            .statusCode())
                    .isEqualTo(422);
        }
        nobodyWaits();
        assertRefused(desk.anonymous().signIn(admin.name(), Desk.PASSWORD));
        assertThat(desk.code(secret)).hasSize(6);
    }
}
