package yiciban.bot.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.util.HtmlUtils;
import yiciban.bot.knowledge.ConsoleApplication;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Clerk;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.webchat.Chromium;
import yiciban.bot.webchat.Screen;

/** 报表 and 月报 over HTTP and at a real browser. */
@SpringBootTest(
        classes = {ConsoleApplication.class, InsightConfiguration.class, FiguresPage.class, MonthPage.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "yiciban.staff.second-factor=optional",
            // Nothing here needs the library.
            "spring.main.lazy-initialization=true"
        })
@DirtiesContext
class FiguresPageTest {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";
    private static final String TWO_WEEKS = "/staff/reports?from=2026-11-02&to=2026-11-15";
    private static final Map<String, String> FORM = Map.of("from", "2026-11-02", "to", "2026-11-15");
    private static final String EVIL = "=1+1<script>alert(1)</script>";

    /** A login takes seconds where others need the processor, too. In milliseconds. */
    private static final double PATIENCE = 60_000;

    private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>([^<]*)</t[hd]>");

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    JdbcClient sql;

    private static final Map<String, Clerk> SIGNED_IN = new LinkedHashMap<>();

    @BeforeEach
    void twoWeeks() {
        if (SIGNED_IN.isEmpty()) {
            var district = new District(sql);
            district.twoWeeks();
            district.asks("2026-11-05T09:00:00", "web", EVIL, "answered", "guide-101");
            district.asks("2026-11-05T09:01:00", "web", EVIL, "answered", "guide-101");
            district.asks("2026-11-05T09:02:00", "web", EVIL, "answered", "guide-101");
        }
    }

    private Clerk as(Role role) {
        return SIGNED_IN.computeIfAbsent(role.name(), name -> {
            String account = "reads-" + name.toLowerCase(Locale.ROOT);
            members.add(Actor.operator(), account, "赵六", StaffMember.EVERY_OFFICE, role, PASSWORD);
            return Clerk.signedIn(port, account, PASSWORD);
        });
    }

    @Test
    void administratorsAndAuditorsSeeTheFiguresAndNobodyElseDoes() {
        for (Role role : List.of(Role.ADMIN, Role.AUDITOR)) {
            assertThat(as(role).get("/staff/reports").body()).contains("报表</a>", "按部门", "好差评");
        }
        assertThat(as(Role.EDITOR).get("/staff/reports").statusCode()).isEqualTo(403);
        assertThat(as(Role.EDITOR).get("/staff").body()).doesNotContain("/staff/reports");
    }

    @Test
    void theTablesAreThereWithoutAScriptAndWhatCitizensTypedIsEscaped() {
        HttpResponse<String> page = as(Role.AUDITOR).get(TWO_WEEKS);
        assertThat(cells(page.body()))
                .containsSequence("提问", "11", "群众问了多少次，打招呼和道谢不算")
                .containsSequence("有答案", "63.6%（7/11）")
                .containsSequence("按期解决", "50.0%（1/2）")
                .containsSequence(
                        "Telegram", "2", "1", "50.0%", "1", "50.0%", "1", "100.0%", "1", "1 天 14 小时", "1 天 14 小时", "条目")
                .containsSequence(EVIL, "3", "3");
        assertThat(page.body())
                .contains("data-chart=\"1,2\"")
                .containsPattern("src=\"/insight/charts-[0-9a-f]{32}\\.js\"")
                .doesNotContain("<script>alert", "style=");
        assertThat(as(Role.AUDITOR).get(TWO_WEEKS + "&channel=telegram").body()).contains("50.0%（1/2）");
    }

    @Test
    void theFileSaysWhatThePageSays() throws IOException {
        for (String filter : List.of("", "telegram")) {
            String page = as(Role.AUDITOR).get(TWO_WEEKS + "&channel=" + filter).body();
            var form = new LinkedHashMap<>(FORM);
            form.put("channel", filter);
            HttpResponse<String> file = as(Role.AUDITOR).fill("/staff/reports", "/staff/reports/csv", form);
            assertThat(file.statusCode()).isEqualTo(200);
            List<String> shown = cells(page);
            assertThat(shown).hasSizeGreaterThan(100);
            assertThat(written(file.body())).containsExactlyElementsOf(shown);
            byte[] book = as(Role.AUDITOR).download("/staff/reports", "/staff/reports/xlsx", form);
            assertThat(written(book)).containsExactlyElementsOf(shown);
        }
    }

    @Test
    void anExportIsRecordedAndHasNoFormula() {
        HttpResponse<String> csv = as(Role.ADMIN).fill("/staff/reports", "/staff/reports/csv", FORM);
        assertThat(csv.body()).contains("'" + EVIL).doesNotContain("\n=");
        assertThat(as(Role.ADMIN)
                        .fill("/staff/reports", "/staff/reports/xlsx", FORM)
                        .statusCode())
                .isEqualTo(200);
        assertThat(as(Role.ADMIN)
                        .fill("/staff/reports", "/staff/reports/pdf", FORM)
                        .statusCode())
                .isEqualTo(404);
        assertThat(sql.sql(
                                "select new_value from audit where action = '导出' and subject = '报表' and actor = 'reads-admin'")
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactlyInAnyOrder("2026-11-02 至 2026-11-15，csv", "2026-11-02 至 2026-11-15，xlsx");
    }

    @Test
    void aPeriodThatIsNoneIsSaidBesideTheForm() {
        HttpResponse<String> page = as(Role.AUDITOR).get("/staff/reports?from=2026-11-15&to=2026-11-02");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("结束日期不能早于开始日期。", "按部门");
    }

    @Test
    void aMonthIsToldInPlainWords() {
        String page = as(Role.AUDITOR).get("/staff/reports/month?month=2026-11").body();
        assertThat(page)
                .contains(
                        "2026 年 11 月 群众提问月报",
                        "群众一共问了 13 次，打招呼和道谢不算。",
                        "没有找到答案的 2 次，占 15.4%。",
                        "这个月到期的问题有 2 个，按期解决 1 个，占 50.0%。",
                        "一半不超过 1 天 13 小时，十个里九个不超过 1 天 14 小时");
        assertThat(as(Role.AUDITOR).get("/staff/reports/month").statusCode()).isEqualTo(200);
        assertThat(as(Role.AUDITOR).get("/staff/reports/month?month=13").body()).contains("月份请写成 2026-10 的样子。");
    }

    @Test
    void chartsAreDrawnAboveTheirTablesAndTheMonthFitsOnPaper() {
        as(Role.AUDITOR);
        var console = new ArrayList<String>();
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            Page page = browser.newPage();
            page.setDefaultTimeout(PATIENCE);
            page.onConsoleMessage(message -> console.add(message.text()));
            page.navigate("http://127.0.0.1:" + port + "/staff/login");
            page.locator("[name=name]").fill("reads-auditor");
            page.locator("[name=password]").fill(PASSWORD);
            page.locator("main button[type=submit]").click();
            page.waitForURL("**/staff");
            page.navigate("http://127.0.0.1:" + port + TWO_WEEKS);
            assertThat(page.locator("table[data-chart]").count()).isEqualTo(5);
            assertThat(page.locator(".chart canvas").count()).isEqualTo(5);
            assertThat(page.locator(".chart").first().innerText()).contains("提问", "有答案");
            Screen.shots(page, "reports");
            Screen.picture(page, "reports", 844);
            page.navigate("http://127.0.0.1:" + port + "/staff/reports/month?month=2026-11");
            Screen.shots(page, "reports-month");
            byte[] paper = page.pdf(new Page.PdfOptions()
                    .setPath(Path.of("target", "screenshots", "reports-month.pdf"))
                    .setPreferCSSPageSize(true));
            assertThat(new String(paper, StandardCharsets.ISO_8859_1))
                    .containsPattern("MediaBox ?\\[ ?0 0 59[45][.0-9]* 84[12]");
        }
        assertThat(console).isEmpty();
    }

    /** Every cell of the page's tables, row by row. */
    private static List<String> cells(String page) {
        return CELL.matcher(page)
                .results()
                .map(cell -> HtmlUtils.htmlUnescape(cell.group(1)))
                .toList();
    }

    /** The same of a workbook, as a spreadsheet shows its cells. */
    private static List<String> written(byte[] xlsx) throws IOException {
        var cells = new ArrayList<String>();
        var shown = new DataFormatter();
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(xlsx))) {
            for (Sheet sheet : book) {
                for (int i = 2; sheet.getLastRowNum() > 2 && i <= sheet.getLastRowNum(); i++) {
                    sheet.getRow(i).forEach(cell -> {
                        String text = shown.formatCellValue(cell);
                        cells.add(text.startsWith("'=") ? text.substring(1) : text);
                    });
                }
            }
        }
        return cells;
    }

    /** The same of a file: without titles, notes and tables without rows, which the page says in words. */
    private static List<String> written(String csv) throws IOException {
        var cells = new ArrayList<String>();
        for (String table : csv.substring(1).split("\r\n\r\n", -1)) {
            try (var parser = CSVParser.parse(new StringReader(table), CSVFormat.RFC4180)) {
                var records = parser.getRecords();
                if (records.size() > 3) {
                    records.subList(2, records.size())
                            .forEach(row ->
                                    row.forEach(cell -> cells.add(cell.startsWith("'=") ? cell.substring(1) : cell)));
                }
            }
        }
        return cells;
    }
}
