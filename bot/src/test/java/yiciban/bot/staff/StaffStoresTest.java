package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.system.AtOnce;
import yiciban.bot.system.Engine;
import yiciban.bot.system.RejectedInput;
import yiciban.bot.system.Secrets;
import yiciban.bot.system.SetClock;

/** What accounts, sessions and lockouts promise, whatever database they are in and whichever node asks. */
@ParameterizedClass
@EnumSource(Engine.class)
class StaffStoresTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Engine engine;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final SetClock clock = new SetClock();

    @SuppressWarnings("NullAway.Init") // before each
    private Node here;

    @SuppressWarnings("NullAway.Init") // before each
    private Node there;

    /** One of the nodes on the database. */
    private record Node(HikariDataSource database, StaffMembers members, StaffSessions sessions, Lockouts lockouts) {}

    @BeforeEach
    void open() {
        here = node();
        there = node();
    }

    private Node node() {
        HikariDataSource database = engine.open(folder);
        JdbcClient sql = JdbcClient.create(database);
        return new Node(
                database,
                StaffMembers.on(database, clock, new PasswordHashing(StaffApplication.ROUNDS)),
                new StaffSessions(sql, Secrets.ofThisMachine(), SessionLimits.DEFAULT, clock),
                new Lockouts(sql, 5, Duration.ofMinutes(15), clock));
    }

    @AfterEach
    void close() {
        here.database().close();
        there.database().close();
    }

    private StaffMember member(String name, Role role) {
        here.members().addForOnce(Desk.TESTER, name, "王芳", "公安", role);
        return here.members().named(name);
    }

    @Test
    void whoSignedInOnOneNodeIsSignedInOnTheOtherUntilItIsEndedAnywhere() {
        StaffMember wang = member("wang", Role.EDITOR);
        String token = here.sessions().begin(wang.id(), "127.0.0.1");
        assertThat(there.sessions().find(token)).hasValueSatisfying(session -> {
            assertThat(session.member()).isEqualTo(wang.id());
            assertThat(session.secondFactor()).isFalse();
        });
        String renewed = there.sessions().renew(there.sessions().find(token).orElseThrow(), true);
        assertThat(here.sessions().find(token)).isEmpty();
        assertThat(here.sessions().find(renewed))
                .hasValueSatisfying(
                        session -> assertThat(session.secondFactor()).isTrue());
        here.members().disable(Desk.TESTER, wang.id());
        assertThat(there.sessions().find(renewed)).isEmpty();
        assertThat(there.members().named("wang").disabled()).isTrue();
    }

    @Test
    void whatAMemberIsGivenIsStored() {
        StaffMember wang = member("wang", Role.EDITOR);
        there.members().assign(Desk.TESTER, wang.id(), Role.REVIEWER);
        there.members().move(Desk.TESTER, wang.id(), "民政");
        there.members().removeSecondFactor(Desk.TESTER, wang.id());
        assertThat(here.members().named("wang"))
                .returns(Role.REVIEWER, StaffMember::role)
                .returns("民政", StaffMember::office)
                .returns(false, StaffMember::secondFactor)
                .returns(true, StaffMember::mustChangePassword);
        assertThat(here.members().find("wang\0")).as("nobody is called that").isEmpty();
    }

    @Test
    void anAccountLocksAfterFiveWhicheverNodesTheyWereTriedOn() {
        StaffMember wang = member("wang", Role.EDITOR);
        for (int i = 0; i < 5; i++) {
            assertThat((i % 2 == 0 ? here : there).lockouts().attempt(wang)).isTrue();
        }
        assertThat(here.lockouts().attempt(wang)).isFalse();
        assertThat(there.members().named("wang").lockedUntil())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
        there.members().unlock(Desk.TESTER, wang.id());
        assertThat(here.lockouts().attempt(wang)).isTrue();
    }

    @Test
    void anAddressWaitsAfterFiveFailures() {
        for (int i = 0; i < 5; i++) {
            assertThat(here.lockouts().attempt("10.0.0.7")).isZero();
        }
        assertThat(there.lockouts().attempt("10.0.0.7")).isPositive();
        clock.advance(Duration.ofMinutes(16));
        assertThat(there.lockouts().attempt("10.0.0.7")).isZero();
    }

    @Test
    void c29_whereSomebodyTriedIsForgottenWhenItNoLongerCounts() {
        here.lockouts().attempt("10.0.0.7");
        clock.advance(Duration.ofMinutes(16));
        here.lockouts().attempt("10.0.0.8");
        assertThat(JdbcClient.create(here.database())
                        .sql("select address from staff_attempt")
                        .query(String.class)
                        .list())
                .containsExactly("10.0.0.8");
    }

    @Test
    void f11_whenTheClockIsSetForwardOrBackOneSignsInAgain() {
        StaffMember wang = member("wang", Role.EDITOR);
        for (Duration leap : List.of(Duration.ofDays(1), Duration.ofDays(-1))) {
            String token = here.sessions().begin(wang.id(), "127.0.0.1");
            clock.advance(leap);
            assertThat(here.sessions().find(token)).as("after %s", leap).isEmpty();
            assertThat(here.sessions().of(wang.id())).isEmpty();
            String again = here.sessions().begin(wang.id(), "127.0.0.1");
            assertThat(there.sessions().find(again)).isPresent();
        }
    }

    @Test
    void f11_nobodyIsLockedOutForLongerBecauseTheClockIsSetBack() {
        StaffMember wang = member("wang", Role.EDITOR);
        for (int i = 0; i < 5; i++) {
            here.lockouts().attempt(wang);
            here.lockouts().attempt("10.0.0.7");
        }
        assertThat(here.lockouts().attempt(wang)).isFalse();
        clock.advance(Duration.ofDays(-1));
        assertThat(here.lockouts().attempt(wang)).isTrue();
        assertThat(here.lockouts().attempt("10.0.0.7")).isZero();
        for (int i = 0; i < 4; i++) {
            here.lockouts().attempt(wang);
        }
        assertThat(here.lockouts().attempt(wang)).as("counts from there").isFalse();
    }

    @Test
    void f11_theAuditLogStaysInOrderWhateverTheClockSays() {
        Audit audit = Audit.on(here.database(), clock);
        for (Duration leap : List.of(Duration.ofDays(1), Duration.ofDays(-1), Duration.ofDays(-1))) {
            audit.record(Desk.TESTER, "改部门", leap.toString(), null, null);
            clock.advance(leap);
        }
        assertThat(audit.after(0, 10)).extracting(AuditEntry::subject).containsExactly("PT24H", "PT-24H", "PT-24H");
        assertThat(AuditChain.check(audit)).isEqualTo(new AuditChain.Verdict(3, Optional.empty()));
    }

    @Test
    void ofManyGuessesAtOnceFiveAreLookedAt() throws Exception {
        StaffMember wang = member("wang", Role.EDITOR);
        List<Boolean> looked =
                AtOnce.run(20, i -> (i % 2 == 0 ? here : there).lockouts().attempt(wang));
        assertThat(looked.stream().filter(yes -> yes)).hasSize(5);
    }

    @Test
    void twoAdministratorsWhoDisableEachOtherAtTheSameMomentLeaveOne() throws Exception {
        StaffMember one = member("one", Role.ADMIN);
        StaffMember other = member("other", Role.ADMIN);
        for (int round = 0; round < 10; round++) {
            List<Boolean> disabled = AtOnce.run(2, i -> {
                try {
                    (i == 0 ? here : there)
                            .members()
                            .disable(Actor.of(i == 0 ? one : other, ""), (i == 0 ? other : one).id());
                    return true;
                } catch (RejectedInput last) {
                    return false;
                }
            });
            assertThat(disabled).containsExactlyInAnyOrder(true, false);
            here.members().enable(Desk.TESTER, one.id());
            here.members().enable(Desk.TESTER, other.id());
        }
    }

    @Test
    void aNameIsGivenOnceWhoeverAddsItWhere() throws Exception {
        List<Boolean> added = AtOnce.run(8, i -> {
            try {
                (i % 2 == 0 ? here : there).members().addForOnce(Desk.TESTER, "li", "李四", "民政", Role.EDITOR);
                return true;
            } catch (RejectedInput taken) {
                return false;
            }
        });
        assertThat(added.stream().filter(yes -> yes)).hasSize(1);
    }

    @Test
    void whatTwoNodesRecordAtTheSameMomentIsOneChain() throws Exception {
        AtOnce.run(40, i -> {
            Audit.on((i % 2 == 0 ? here : there).database(), clock).record(Desk.TESTER, "改部门", "clerk" + i, null, null);
            return true;
        });
        assertThat(AuditChain.check(Audit.on(here.database(), clock)))
                .isEqualTo(new AuditChain.Verdict(40, Optional.empty()));
    }
}
