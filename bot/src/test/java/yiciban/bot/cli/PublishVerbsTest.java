package yiciban.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.joran.spi.JoranException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.SharedLibrary;
import yiciban.bot.knowledge.Hand;
import yiciban.bot.knowledge.Shelves;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.staff.Staffing;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;
import yiciban.bot.system.Ids;

/** From a draft to citizens and back, from the command line, on the content that ships and with every known question. */
class PublishVerbsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String QUESTION = "龙门书院的借书证怎么补办";
    private static final String RESIDENCE_PERMIT = "guide-012";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @BeforeAll
    static void logsAsTheProgramDoes() throws JoranException {
        SharedLibrary.get(); // its index is opened instead of being built
        Ran.logsAsTheProgramDoes();
    }

    private Ran run(String... args) {
        return Ran.of(data, CLOCK, "", args);
    }

    @Test
    void whatMakesAnswersWorseNeedsAReasonToGoToCitizensAndIsTakenBack() throws IOException {
        try (HikariDataSource database = open()) {
            Staffing.add(database, CLOCK, "li", Role.EDITOR, StaffMember.EVERY_OFFICE);
            Staffing.add(database, CLOCK, "chen", Role.REVIEWER, StaffMember.EVERY_OFFICE);
        }
        Path file = Files.writeString(
                data.resolve("faqs.csv"), "question,answer,source\n" + QUESTION + "？,带身份证到服务台补办。,借阅办法\n");
        run("import", file.toString(), "--as", "li");
        run("submit", "--as", "li");
        refusesOnesOwn();
        assertThat(run("approve", "faq-087", "--as", "chen").exit()).isZero();

        withdrawn(RESIDENCE_PERMIT);

        Ran refused = run("publish", "--as", "chen");
        assertThat(refused.exit()).isOne();
        assertThat(refused.lines().getFirst()).matches("试答 \\d{4} 个问题，\\d+ 个回答有变化，[1-9]\\d* 个标准问题变差");
        assertThat(refused.out()).contains("  【变差】").doesNotContain("次发布");
        assertThat(refused.err()).containsPattern("没有完成：有 \\d+ 个标准问题原来答得对，发布后会答错。请先改好；确实要发布，请写明理由。\n$");
        assertThat(run("ask", QUESTION).out()).doesNotContain("服务台");

        Ran published = run("publish", "--as", "chen", "--note", "书院", "--override", "居住证改由市里办");
        assertThat(published.exit()).isZero();
        assertThat(published.lines().getLast()).isEqualTo("第 2 次发布：2 条。");
        assertThat(published.err()).doesNotContain("正在试答"); // it was tried a moment ago
        assertThat(run("ask", QUESTION).out()).contains("带身份证到服务台补办。", "借阅办法");
        assertThat(run("verify").out()).contains("数据库完整。", "索引完整。");
        answersFromABackupInAnEmptyFolder();

        assertThat(run("rollback", "--as", "chen", "--reason", "写错了").out()).isEqualTo("已回退第 2 次发布：2 条恢复原样。\n");
        assertThat(run("ask", QUESTION).out()).doesNotContain("服务台");
        assertThat(audit())
                .containsSubsequence("li 审核通过 faq-087", "chen 审核通过 faq-087", "chen 发布 第 2 次发布", "chen 回退 第 2 次发布");
    }

    /** The index is no part of a backup: it is built from what was restored. */
    private void answersFromABackupInAnEmptyFolder() throws IOException {
        String backup = data.resolve("backup.zip").toString();
        assertThat(run("backup", backup).exit()).isZero();
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        assertThat(Ran.of(elsewhere, CLOCK, "", "restore", backup).exit()).isZero();
        assertThat(elsewhere.resolve("index")).doesNotExist();
        assertThat(Ran.of(elsewhere, CLOCK, "", "ask", QUESTION).out()).contains("带身份证到服务台补办。", "借阅办法");
        assertThat(Ran.of(elsewhere, CLOCK, "", "verify").out()).contains("数据库完整。", "索引完整。");
    }

    /** Who was an editor yesterday and is a reviewer today. */
    private void refusesOnesOwn() {
        role("li", Role.REVIEWER);
        Ran refused = run("approve", "faq-087", "--as", "li");
        assertThat(refused.exit()).isOne();
        assertThat(refused.err()).endsWith("没有完成：不能审核自己写的内容，请另一位同事审核。\n");
        role("li", Role.EDITOR);
    }

    private void role(String name, Role role) {
        try (HikariDataSource database = open()) {
            JdbcClient.create(database)
                    .sql("update staff_member set role = :role where name = :name")
                    .param("role", role.name().toLowerCase(Locale.ROOT))
                    .param("name", name)
                    .update();
        }
    }

    private void withdrawn(String entry) {
        try (HikariDataSource database = open()) {
            Hand li = Hand.onCommandLine(
                    StaffMembers.on(database, CLOCK).find("li").orElseThrow());
            new Shelves(JdbcClient.create(database), Audit.on(database, CLOCK), CLOCK, Ids.ofThisMachine(CLOCK))
                    .editing()
                    .withdraw(li, entry, null);
        }
        assertThat(run("submit", entry, "--as", "li").exit()).isZero();
        assertThat(run("approve", entry, "--as", "chen").exit()).isZero();
    }

    private List<String> audit() {
        try (HikariDataSource database = open()) {
            return JdbcClient.create(database)
                    .sql("select actor || ' ' || action || ' ' || subject from audit order by number")
                    .query((row, n) -> row.getString(1))
                    .list();
        }
    }

    private HikariDataSource open() {
        return Database.open(new DataFolder(data).databaseUrl());
    }
}
