package yiciban.bot.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Clerk;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.webchat.Chromium;
import yiciban.bot.webchat.HostileText;
import yiciban.catalog.EntryKind;

/**
 * C12: whatever staff type, import or are called is text on every page of the console: nothing runs, nothing is asked of
 * the network, and the page's policy has nothing to report.
 */
@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "yiciban.staff.second-factor=optional"})
@DirtiesContext // the next class begins with an office where nothing was done
class HostileTextTests {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";
    private static final List<String> LINES = HostileText.lines();

    /** Not a divisor of how many ways there are to run: in time every way is seen. */
    private static final int SOME = 4;

    /** Boxes in which nothing else can stand; see {@code EditingTest} for the address. */
    private static final Set<String> DAYS_AND_IDS =
            Set.of("related", "replaced_by", "valid_from", "valid_to", "area", "url");

    private static final String WORST = LINES.get(LINES.size() / 2);

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    Shelves shelves;

    @Autowired
    Editing editing;

    @Autowired
    JdbcClient sql;

    private final List<String> console = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void launch() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void quit() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void open() {
        context = browser.newContext();
        context.setDefaultTimeout(60_000);
        page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.text()));
        page.onPageError(console::add);
        page.onDialog(dialog -> console.add("dialog " + dialog.message()));
        page.onRequest(request -> {
            if (!request.url().startsWith(at("/"))) {
                console.add("request " + request.url());
            }
        });
    }

    @AfterEach
    void quiet() {
        context.close();
        assertThat(console).isEmpty();
    }

    @Test
    void c12_anEntryOfHostileLinesIsTextOnEveryPage() {
        Hand editor = signedIn("hostile-editor", Role.EDITOR);
        Revision saved = editing.save(editor, Desk.DOG, 0, hostile(fields(Desk.DOG)), "form");
        editing.create(
                editor,
                EntryKind.FAQ,
                Map.of(
                        "question",
                        WORST + "？",
                        "answer",
                        String.join("。", LINES),
                        "source",
                        WORST,
                        "provenance",
                        WORST),
                "form");
        for (String path : List.of(
                "/staff",
                "/staff/entries",
                "/staff/entries?words=" + encoded(WORST),
                "/staff/entries/" + Desk.DOG,
                "/staff/entries/" + Desk.DOG + "/edit",
                "/staff/entries/" + Desk.DOG + "/diff?from=1&to=" + saved.number(),
                "/staff/entries/new?kind=FAQ",
                "/staff/review")) {
            harmless(path);
        }
        page.navigate(at("/staff/entries/" + Desk.DOG + "/edit"));
        page.locator("#fee").fill(WORST + WORST);
        assertThat(page.locator("#preview .seen-web").first()).containsText(WORST);
        harmlessHere("preview while typing");
        editing.discard(editor, Desk.DOG);
    }

    @Test
    void c12_aHostileQuestionIsTextWhereItIsTried() {
        signedIn("hostile-trier", Role.EDITOR);
        for (int i = 0; i < LINES.size(); i += SOME) {
            harmless("/staff/try?q=" + encoded(LINES.get(i)));
        }
    }

    @Test
    void c12_aHostileFileIsTextInItsReport() {
        signedIn("hostile-importer", Role.EDITOR);
        var csv = new StringBuilder("question,similar,answer,source\r\n");
        for (String line : LINES) {
            String cell = '"' + line.replace("\"", "\"\"") + '"';
            csv.append(String.join(",", cell, cell, cell, cell)).append("\r\n");
        }
        page.navigate(at("/staff/imports"));
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "<img src=x onerror=window.ran=1>\".csv",
                        "text/csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8)));
        page.locator("form:has(input[type=file]) button[type=submit]").first().click();
        // Many differ in signs only: new for one row, a conflict for the others.
        assertThat(page.locator("main form tbody tr")).hasCount(LINES.size());
        harmlessHere("report of an import");
        page.locator("form button[type=submit]").last().click();
        harmless("/staff/imports");
        harmless("/staff/entries");
    }

    @Test
    void c12_whatIsSaidOfADecisionIsText() {
        Hand editor = signedIn("hostile-author", Role.EDITOR);
        Revision draft = editing.create(
                editor,
                EntryKind.FAQ,
                Map.of("question", "退回的问题？", "answer", "答案。", "source", "办法", "provenance", "见"),
                "form");
        editing.submit(editor, draft.entry());
        members.add(Actor.operator(), "hostile-reviewer", "审", StaffMember.EVERY_OFFICE, Role.REVIEWER, PASSWORD);
        Clerk reviewer = Clerk.signedIn(port, "hostile-reviewer", PASSWORD);
        String page = "/staff/entries/" + draft.entry();
        reviewer.fill(
                page,
                page + "/send-back",
                Map.of(
                        "version",
                        String.valueOf(shelves.revisions
                                .open(draft.entry())
                                .orElseThrow()
                                .version()),
                        "remark",
                        text(0, 1000)));
        assertThat(shelves.revisions.open(draft.entry()).orElseThrow().remark()).contains("<script>");
        // By the tables: publishing needs a library that can be swapped.
        sql.sql("update publication set note = :note, overridden = :reason")
                .param("note", text(20, 2000))
                .param("reason", text(40, 2000))
                .update();
        sql.sql("update entry set office = :office where id = :id")
                .param("office", text(60, 500))
                .param("id", Desk.CAT)
                .update();
        for (int i = 0; i < 12; i++) {
            shelves.batches.insert("hostile-" + i, Instant.EPOCH, text(i, 40), text(10 * i, 500));
        }
        for (String path : List.of(
                page,
                page + "/edit",
                "/staff/publications",
                "/staff/entries",
                "/staff/entries/" + Desk.CAT,
                "/staff/imports")) {
            harmless(path);
        }
        sql.sql("update entry set office = '民政' where id = :id")
                .param("id", Desk.CAT)
                .update();
        editing.discard(editor, draft.entry());
    }

    @Test
    void c12_aHostileReportIsTextBeforeAndAfterItIsFiled() throws IOException {
        signedIn("hostile-reporter", Role.EDITOR);
        page.navigate(at("/staff/imports"));
        page.locator("#file")
                .setInputFiles(new FilePayload("<svg onload=window.ran=1>.docx", "application/octet-stream", report()));
        page.locator("#what").selectOption("report");
        page.locator("form:has(input[type=file]) button[type=submit]").first().click();
        assertThat(page.locator("main")).containsText("读出 2 段");
        harmlessHere("a report before it is filed");
        for (String box : List.of("name", "region", "source")) {
            page.locator("#" + box).fill(text(30, box.equals("region") ? 50 : 200));
        }
        page.locator("#year").fill("2026");
        page.locator("form:has(#year) button[type=submit]").click();
        assertThat(page.locator("main")).containsText("已写成草稿");
        String entry = shelves.revisions.reports().getLast().id();
        harmless("/staff/entries/" + entry);
        harmless("/staff/entries/" + entry + "/edit");
    }

    /** Two points, and lines behind that say of themselves what a file of ours would. */
    private static byte[] report() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            List<String> paragraphs = new ArrayList<>(List.of("年度报告（2026）", "一、总体情况"));
            paragraphs.add("一是" + String.join("", some(0, 20)) + "。");
            paragraphs.add("二是" + String.join("", some(20, 20)) + "。");
            for (String paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
            document.write(out);
        }
        return out.toByteArray();
    }

    @Test
    void c12_theNamesOfMembersAreText() {
        for (int i = 0; i < 12; i++) {
            String line = LINES.get(10 * i).replaceFirst("^养犬", "");
            members.add(
                    Actor.operator(),
                    "hostile-" + i,
                    line.substring(0, Math.min(line.length(), 30)),
                    StaffMember.EVERY_OFFICE,
                    Role.AUDITOR,
                    PASSWORD);
        }
        signedIn("hostile-admin", Role.ADMIN);
        harmless("/staff/members");
        harmless("/staff/members/" + members.find("hostile-3").orElseThrow().id());
    }

    private void harmless(String path) {
        page.navigate(at(path));
        harmlessHere(path);
    }

    private void harmlessHere(String where) {
        assertThat(page.evaluate("window.ran === undefined")).as(where).isEqualTo(true);
        assertThat(page.locator(
                        "main iframe, main script, main svg, main style, main [onerror], main [onload], main [ontoggle],"
                                + " main [onfocus], main [onclick], main [style], main a[href^=javascript]"))
                .hasCount(0);
    }

    /** Every box of the form says something hostile. */
    private static Map<String, Object> hostile(Map<String, Object> fields) {
        var hostile = new LinkedHashMap<>(fields);
        int at = 0;
        for (Box box : Boxes.of(EntryKind.SERVICE_ITEM)) {
            if (DAYS_AND_IDS.contains(box.name())) {
                continue;
            }
            hostile.put(box.name(), box.look() == Box.Look.LINES ? some(at, 40) : String.join(" ", some(at, 12)));
            at += 12;
        }
        return hostile;
    }

    /** So many of the lines, from one on and around. */
    private static List<String> some(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(at -> LINES.get(at % LINES.size()))
                .toList();
    }

    private static String text(int from, int longest) {
        String text = String.join(" ", some(from, 12));
        return text.substring(0, Math.min(text.length(), longest));
    }

    private Map<String, Object> fields(String entry) {
        Filed filed = shelves.revisions.filed(entry).orElseThrow();
        return shelves.revisions
                .find(String.valueOf(filed.live()))
                .orElseThrow()
                .text(filed)
                .fields();
    }

    /** A member whose very name is hostile. */
    private Hand signedIn(String name, Role role) {
        members.add(Actor.operator(), name, "<svg onload=window.ran=1>", StaffMember.EVERY_OFFICE, role, PASSWORD);
        page.navigate(at("/staff/login"));
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("<svg onload=window.ran=1>");
        return Hand.at(members.find(name).orElseThrow(), "127.0.0.1");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
