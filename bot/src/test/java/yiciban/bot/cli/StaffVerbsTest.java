package yiciban.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.joran.spi.JoranException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;

/** The accounts on the command line, as its callers see it. */
class StaffVerbsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final String PASSWORD = "Seven-herons-by-the-Sha\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @BeforeAll
    static void logsAsTheProgramDoes() throws JoranException {
        Ran.logsAsTheProgramDoes();
    }

    private Ran run(String input, String... args) {
        return Ran.of(data, CLOCK, input, args);
    }

    private StaffMember member(String name) {
        try (HikariDataSource database = open()) {
            return StaffMembers.on(database, CLOCK).find(name).orElseThrow();
        }
    }

    private HikariDataSource open() {
        return Database.open(new DataFolder(data).databaseUrl());
    }

    @Test
    void addListUnlockResetAndVerify() {
        Ran added = run(PASSWORD, "staff", "add", "zhangsan", "--role", "EDITOR", "--office", "公安", "--display", "张三");
        assertThat(added).isEqualTo(new Ran(0, "已添加 zhangsan，公安，编辑。\n", added.err()));
        assertThat(member("zhangsan"))
                .returns("张三", StaffMember::display)
                .returns(Role.EDITOR, StaffMember::role)
                .returns(false, StaffMember::mustChangePassword);
        assertThat(run("", "staff", "list").out()).isEqualTo("zhangsan  张三  公安  编辑  正常\n");
        assertThat(run("", "staff", "list", "--json").out())
                .isEqualTo(
                        "{\"name\":\"zhangsan\",\"display\":\"张三\",\"office\":\"公安\",\"role\":\"editor\",\"status\":\"正常\"}\n");
        assertThat(run("", "staff", "unlock", "zhangsan").exit()).isZero();
        assertThat(run("", "staff", "reset", "zhangsan").out()).containsPattern("一次性口令：\\w{4}(-\\w{4}){3}\n");
        assertThat(member("zhangsan").mustChangePassword()).isTrue();
        Ran verified = run("", "verify");
        assertThat(verified.exit()).isZero();
        assertThat(verified.out()).isEqualTo("操作日志 3 条，完整。\n数据库完整。\n");
    }

    @Test
    void anOfficeThatIsNoneIsRefusedAndThoseThereAreAreNamed() {
        Ran refused = run(PASSWORD, "staff", "add", "wangwu", "--role", "EDITOR", "--office", "气象");
        assertThat(refused.exit()).isOne();
        assertThat(refused.err()).contains("没有部门“气象”，可以是：公安、民政、", "或“全部”。");
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() {
        assertThat(run(PASSWORD, "staff", "add", "lisi", "--role", "AUDITOR").exit())
                .isZero();
        for (Ran refused : new Ran[] {
            run(PASSWORD, "staff", "add", "lisi", "--role", "EDITOR"),
            run("short\n", "staff", "add", "wangwu", "--role", "EDITOR"),
            run("", "staff", "add", "wangwu", "--role", "EDITOR"),
            run(PASSWORD, "staff", "add", "wangwu", "--role", "BOSS"),
            run(PASSWORD, "staff", "add", "w", "--role", "EDITOR"),
            run("", "staff", "unlock", "nobody"),
        }) {
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).startsWith("没有完成：").containsOnlyOnce("\n");
        }
        assertThat(run("", "staff", "add").exit()).isEqualTo(2);
        assertThat(run("", "staff").exit()).isEqualTo(2);
    }

    @Test
    void c19_theLogIsCopiedElsewhereAndWhatIsChangedAfterwardsIsFoundOut() throws IOException {
        run(PASSWORD, "staff", "add", "lisi", "--role", "AUDITOR");
        Path copy = data.resolve("elsewhere.jsonl");
        assertThat(run("", "audit", copy.toString()).out()).isEqualTo("抄本有 1 条操作日志，和数据库里的一致。\n");
        run("", "staff", "unlock", "lisi");
        Files.writeString(copy, "{\"number\":2,\"at\":\"20", StandardOpenOption.APPEND); // the power failed
        assertThat(run("", "audit", copy.toString()).exit()).isZero();
        assertThat(Files.readAllLines(copy))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).matches("\\{\"number\":\\d,\"at\":\".*\"hash\":\"[0-9a-f]{64}\"}"));
        try (HikariDataSource database = open()) {
            JdbcClient sql = JdbcClient.create(database);
            sql.sql("drop trigger audit_no_update").update();
            sql.sql("update audit set actor = 'nobody' where number = 2").update();
        }
        Ran refused = run("", "audit", copy.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).isEqualTo("操作日志和抄本从第 2 条起对不上：其中一个被改动过。没有抄新的。\n");
        Files.writeString(copy, "{}\n{}\n{}\n");
        assertThat(run("", "audit", copy.toString()).err()).contains("从第 1 条起对不上");
    }

    @Test
    void verifySaysWhereTheLogWasChanged() {
        run(PASSWORD, "staff", "add", "lisi", "--role", "AUDITOR");
        run("", "staff", "unlock", "lisi");
        try (HikariDataSource database = open()) {
            JdbcClient sql = JdbcClient.create(database);
            sql.sql("drop trigger audit_no_update").update();
            sql.sql("update audit set actor = 'nobody' where number = 2").update();
        }
        Ran verified = run("", "verify");
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.err()).contains("操作日志被改动过：第 2 条的内容与校验值不符。");
    }
}
