package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.system.Engine;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;
import yiciban.bot.system.Secrets;
import yiciban.bot.system.SetClock;

/** Passwords over time, by both profiles. */
@ParameterizedClass
@EnumSource(Engine.class)
class PasswordsTest {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Engine engine;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final SetClock clock = new SetClock();
    private final Ids ids = new Ids(clock, new Random(1));

    @SuppressWarnings("NullAway.Init") // before each
    private HikariDataSource database;

    @SuppressWarnings("NullAway.Init") // before each
    private JdbcClient sql;

    @BeforeEach
    void open() {
        database = engine.open(folder);
        sql = JdbcClient.create(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Passwords passwords(PasswordProfile profile, PasswordHashing hashing) {
        return new Passwords(sql, transaction(), hashing, profile, new Secrets(new Random(2)), ids, clock);
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    private StaffMembers members(Passwords passwords) {
        return new StaffMembers(
                sql,
                passwords,
                new StaffSessions(sql, new Secrets(new Random(3)), SessionLimits.DEFAULT, clock),
                new Audit(sql, transaction(), clock),
                ids,
                clock);
    }

    private static StaffMember zhang(StaffMembers members) {
        return members.add(Desk.TESTER, "zhangsan", "张三", "公安", Role.EDITOR, Desk.PASSWORD);
    }

    private static StaffMember again(StaffMembers members) {
        return members.find("zhangsan").orElseThrow();
    }

    @Test
    void c3_dengbaoWantsAnotherAfterNinetyDaysAndNoneOfTheLastFive() {
        Passwords passwords = passwords(PasswordProfile.DENGBAO, new PasswordHashing(StaffApplication.ROUNDS));
        StaffMembers members = members(passwords);
        StaffMember zhang = zhang(members);
        clock.advance(Duration.ofDays(90));
        assertThat(passwords.mustChange(again(members))).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(passwords.mustChange(again(members))).isTrue();
        for (int i = 1; i <= 5; i++) {
            passwords.change(zhang, "Seven-herons-flew-" + i);
        }
        assertThat(passwords.mustChange(again(members))).isFalse();
        assertThatThrownBy(() -> passwords.change(zhang, Desk.PASSWORD)).isInstanceOf(RejectedInput.class);
        assertThatThrownBy(() -> passwords.change(zhang, "Seven-herons-flew-5")).isInstanceOf(RejectedInput.class);
        passwords.change(zhang, "Seven-herons-flew-6");
        passwords.change(zhang, Desk.PASSWORD);
        assertThat(passwords.matches(again(members), Desk.PASSWORD)).isTrue();
    }

    @Test
    void c3_nistNeverWantsAnother() {
        Passwords passwords = passwords(PasswordProfile.NIST, new PasswordHashing(StaffApplication.ROUNDS));
        StaffMembers members = members(passwords);
        zhang(members);
        clock.advance(Duration.ofDays(3_000));
        assertThat(passwords.mustChange(again(members))).isFalse();
    }

    @Test
    void c4_whatIsStoredIsSaltedAndNamesItsRounds() {
        assertThat(PasswordHashing.ROUNDS).isGreaterThanOrEqualTo(600_000);
        var hashing = new PasswordHashing(StaffApplication.ROUNDS);
        assertThat(new PasswordHashing().hash(Desk.PASSWORD)).startsWith("{pbkdf2-sha256-600000}");
        assertThat(hashing.hash(Desk.PASSWORD))
                .isNotEqualTo(hashing.hash(Desk.PASSWORD))
                .doesNotContain(Desk.PASSWORD);
    }

    @Test
    void c4_fewerRoundsAreHashedAnewWhenTheOwnerSignsIn() {
        StaffMembers members = members(passwords(PasswordProfile.DENGBAO, new PasswordHashing(310_000)));
        StaffMember zhang = zhang(members);
        assertThat(stored()).startsWith("{pbkdf2-sha256-310000}");
        Passwords later = passwords(PasswordProfile.DENGBAO, new PasswordHashing(StaffApplication.ROUNDS));
        assertThat(later.matches(zhang, "Wrong-password-1")).isFalse();
        assertThat(stored()).startsWith("{pbkdf2-sha256-310000}");
        assertThat(later.matches(zhang, Desk.PASSWORD)).isTrue();
        assertThat(stored()).startsWith("{pbkdf2-sha256-1000}");
        assertThat(later.matches(zhang, Desk.PASSWORD)).isTrue();
    }

    private String stored() {
        return sql.sql("select password from staff_member")
                .query((row, n) -> row.getString("password"))
                .single();
    }

    @Test
    void c1_aOneTimePasswordIsWorthNothingAfterAWeek() {
        Passwords passwords = passwords(PasswordProfile.DENGBAO, new PasswordHashing(StaffApplication.ROUNDS));
        StaffMembers members = members(passwords);
        String once = members.addForOnce(Desk.TESTER, "zhangsan", "张三", "公安", Role.EDITOR);
        assertThat(passwords.matches(again(members), once)).isTrue();
        assertThat(passwords.mustChange(again(members))).isTrue();
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(passwords.matches(again(members), once)).isFalse();
    }

    @Test
    void c1_twoPeopleCannotShareAName() {
        StaffMembers members =
                members(passwords(PasswordProfile.DENGBAO, new PasswordHashing(StaffApplication.ROUNDS)));
        zhang(members);
        assertThatThrownBy(() -> members.addForOnce(Desk.TESTER, " ZhangSan ", "张珊", "民政", Role.EDITOR))
                .isInstanceOfSatisfying(
                        RejectedInput.class,
                        problem -> assertThat(problem.field()).isEqualTo("name"));
    }
}
