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
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.imports.Exports;
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
import yiciban.catalog.EntryKind;
import yiciban.catalog.Report;
import yiciban.catalog.Seeds;

/** What staff do to content from the command line, as its callers see it, on the content that ships. */
class ContentVerbsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path file;

    @BeforeAll
    static void logsAsTheProgramDoes() throws JoranException {
        Ran.logsAsTheProgramDoes();
    }

    @BeforeEach
    void peopleAndAFile() throws IOException {
        try (HikariDataSource database = Database.open(new DataFolder(data).databaseUrl())) {
            Staffing.add(database, CLOCK, "li", Role.EDITOR, StaffMember.EVERY_OFFICE);
            Staffing.add(database, CLOCK, "chen", Role.REVIEWER, StaffMember.EVERY_OFFICE);
        }
        file = Files.writeString(data.resolve("faqs.csv"), """
                question,similar,answer,source,valid_from,valid_to
                龙门书院的借书证怎么补办？,书院借书证丢了咋办;借书卡补办,带身份证到服务台补办。,借阅办法,,
                少了答案的,,,借阅办法,,
                """);
    }

    private Ran run(String... args) {
        return Ran.of(data, CLOCK, "", args);
    }

    @Test
    void aFileBecomesDraftsThatGoToAReviewerAndCanBeTakenBack() {
        Ran dry = run("import", file.toString(), "--as", "li", "--dry-run");
        assertThat(dry.exit()).isZero();
        assertThat(dry.lines()).containsSubsequence("第 2 行  新增  龙门书院的借书证怎么补办？", "新增 1，有改动 0，相同 0，冲突 0，有错 1");
        assertThat(run("submit", "--as", "li").exit()).isOne();

        Ran imported = run("import", file.toString(), "--as", "li");
        assertThat(imported.lines().getLast()).startsWith("已写成 1 条草稿，1 行没有导入。");
        String batch = imported.lines().getLast().replaceFirst(".*undo ([-0-9a-f]+) .*", "$1");
        assertThat(run("undo", batch, "--as", "li").out()).isEqualTo("已撤销，1 行恢复原样。\n");

        run("import", file.toString(), "--as", "li");
        assertThat(run("submit", "--as", "li").out()).isEqualTo("faq-087  待审核  龙门书院的借书证怎么补办？\n");
        assertThat(run("approve", "--as", "chen").out()).isEqualTo("faq-087  已审核，待发布  龙门书院的借书证怎么补办？\n");
        assertThat(run("approve", "--as", "chen").err()).contains("没有同事提交的内容可以审核。程序自带的草稿要逐条核对，请写编号。");
    }

    @Test
    void oneUnfinishedDraftKeepsNobodyFromSubmittingTheOthers() throws IOException {
        run("import", file.toString(), "--as", "li");
        try (HikariDataSource database = Database.open(new DataFolder(data).databaseUrl())) {
            Hand li = Hand.onCommandLine(
                    StaffMembers.on(database, CLOCK).find("li").orElseThrow());
            new Shelves(JdbcClient.create(database), Audit.on(database, CLOCK), CLOCK, Ids.ofThisMachine(CLOCK))
                    .editing()
                    .create(li, EntryKind.FAQ, Map.of("question", "只写了问题的？"), "form");
        }
        Ran submitted = run("submit", "--as", "li");
        assertThat(submitted.exit()).isOne();
        assertThat(submitted.lines())
                .containsExactlyInAnyOrder("faq-087  待审核  龙门书院的借书证怎么补办？", "faq-088  没有完成：来源：还没有填。");
    }

    @Test
    void aDryRunOfWhatHasNothingToWriteSaysSoByItsExitCode() throws IOException {
        Path wrong = Files.writeString(data.resolve("wrong.csv"), "question,answer,source\n少了答案的,,借阅办法\n");
        Ran dry = run("import", wrong.toString(), "--as", "li", "--dry-run");
        assertThat(dry.exit()).isOne();
        assertThat(dry.lines().getLast()).isEqualTo("新增 0，有改动 0，相同 0，冲突 0，有错 1");
        assertThat(run("import", wrong.toString(), "--as", "li").exit()).isOne();
    }

    @Test
    void aReportIsComparedWithWhatIsThereAndTakenBackAsAWhole() throws IOException {
        Report report = Seeds.fromClasspath().entries().stream()
                .filter(Report.class::isInstance)
                .map(Report.class::cast)
                .findFirst()
                .orElseThrow();
        Path same = data.resolve("report.docx");
        try (var out = Files.newOutputStream(same)) {
            Exports.docx(report, out);
        }
        Ran dry = run("import", same.toString(), "--as", "li", "--dry-run");
        assertThat(dry.out()).contains("读出 ", "疑误：“湛江”", "相同，不用导入");

        Path changed = data.resolve("changed.docx");
        var sections = new ArrayList<>(report.sections());
        sections.removeLast();
        try (var out = Files.newOutputStream(changed)) {
            Exports.docx(new Report(report.head(), report.year(), report.region(), sections), out);
        }
        Ran imported = run("import", changed.toString(), "--as", "li");
        assertThat(imported.out()).contains("有改动", "（章节）");
        String batch = imported.lines().getLast().replaceFirst(".*undo ([-0-9a-f]+) .*", "$1");
        assertThat(run("undo", batch, "--as", "li").out()).isEqualTo("已撤销，1 行恢复原样。\n");
    }

    @Test
    void whatWasBackedUpIsWorkedOnElsewhere() throws IOException {
        run("import", file.toString(), "--as", "li");
        String backup = data.resolve("backup.zip").toString();
        assertThat(run("backup", backup).out()).startsWith("已备份 ").contains(backup);
        assertThat(run("verify", backup).out()).startsWith("备份完整：");

        Path elsewhere = Files.createDirectories(data.resolve("elsewhere"));
        Ran restored = Ran.of(elsewhere, CLOCK, "", "restore", backup);
        assertThat(restored.out()).contains("逐表核对无误。", "操作日志 4 条，完整。");
        assertThat(Ran.of(elsewhere, CLOCK, "", "submit", "--as", "li").out()).contains("龙门书院的借书证怎么补办？");
        assertThat(Ran.of(elsewhere, CLOCK, "", "restore", backup).err())
                .isEqualTo("没有完成：这个数据库里已经有资料：恢复不会覆盖它。请用 YICIBAN_DATA_DIR 指一个空目录，或用 YICIBAN_DB_URL 指一个空数据库\n");
    }

    @Test
    void whatIsRefusedIsSaidInOneSentence() {
        assertRefused("没有完成：没有这个文件：missing.csv\n", "import", "missing.csv", "--as", "li");
        assertRefused("没有完成：没有可用的账号“nobody”，请先用 staff add 添加。\n", "submit", "--as", "nobody");
        assertRefused("没有完成：没有自己写的草稿可以提交。\n", "submit", "--as", "li");
        assertRefused("没有完成：只有审核人员可以审核和发布。\n", "approve", "--as", "li");
        assertRefused("没有完成：只有审核人员可以审核和发布。\n", "publish", "--as", "li");
        assertRefused("没有完成：没有审核通过、等待发布的内容。\n", "publish", "--as", "chen");
        assertRefused("没有完成：没有可以回退的发布。\n", "rollback", "--as", "chen");
        assertThat(run("publish").exit()).isEqualTo(2);
    }

    private void assertRefused(String sentence, String... args) {
        Ran ran = run(args);
        assertThat(ran.exit()).isOne();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEqualTo(sentence);
    }
}
