package yiciban.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.core.joran.spi.JoranException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.Yiciban;
import yiciban.bot.answer.SharedLibrary;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.Staffing;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.Database;
import yiciban.bot.system.OtherJvm;

/** F1: SIGKILL in the middle of an import, of the program itself on the content that ships. */
class KilledImportTest {

    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));
    private static final int ROWS = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @BeforeAll
    static void logsAsTheProgramDoes() throws JoranException {
        SharedLibrary.get(); // its index is opened instead of being built
        Ran.logsAsTheProgramDoes();
    }

    @Test
    @Timeout(240)
    void f1_f14_whatWasWrittenIsTakenBackWithoutATraceAndImportedAgain() throws Exception {
        try (HikariDataSource database = open()) {
            Staffing.add(database, CLOCK, "li", Role.EDITOR, StaffMember.EVERY_OFFICE);
        }
        var rows = new StringBuilder("question,answer,source\n");
        for (int row = 1; row <= ROWS; row++) {
            rows.append("龙门书院第%d间自习室几点关门？,晚上%d点%d分。,馆务公告%n".formatted(row, 8 + row % 3, row % 60));
        }
        String file = Files.writeString(data.resolve("faqs.csv"), rows).toString();
        assertThat(run("import", file, "--as", "li", "--dry-run").lines().getLast())
                .startsWith("新增 " + ROWS + "，");
        try (HikariDataSource database = open()) {
            JdbcClient sql = JdbcClient.create(database);
            int before = count(sql, "select count(*) from revision");

            Process importing = start("import", file, "--as", "li");
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> count(sql, "select count(*) from import_line") >= 30);
            importing.destroyForcibly().waitFor();

            int written = count(sql, "select count(*) from import_line");
            assertThat(written).isBetween(30, ROWS - 1);
            assertThat(count(sql, "select count(*) from revision"))
                    .as("a row and its draft, or neither")
                    .isEqualTo(before + written);
            assertThat(run("verify").out()).contains("数据库完整。").containsPattern("操作日志 \\d+ 条，完整。");
            String batch =
                    sql.sql("select id from import_batch").query(String.class).single();
            assertThat(run("undo", batch, "--as", "li").out()).isEqualTo("已撤销，" + written + " 行恢复原样。\n");
            assertThat(run("submit", "--as", "li").err()).contains("没有自己写的草稿可以提交");

            assertThat(run("import", file, "--as", "li").lines().getLast()).startsWith("已写成 " + ROWS + " 条草稿");
        }
    }

    private static int count(JdbcClient sql, String query) {
        return sql.sql(query).query(Integer.class).single();
    }

    private Ran run(String... args) {
        return Ran.of(data, CLOCK, "", args);
    }

    private Process start(String... args) throws IOException {
        ProcessBuilder builder = OtherJvm.of(Yiciban.class, List.of(OtherJvm.prepared()), List.of(args));
        builder.environment().put("YICIBAN_DATA_DIR", data.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private HikariDataSource open() {
        return Database.open(new DataFolder(data).databaseUrl());
    }
}
