package yiciban.bot.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import yiciban.bot.staff.Actor;
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
        properties = "server.address=127.0.0.1")
@DirtiesContext // the next class begins with an office where nothing was done
class HostileTextTests {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";
    private static final List<String> LINES = HostileText.lines();

    /** Not a divisor of how many ways there are to run: in time every way is seen. */
    private static final int SOME = 4;

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

    private final List<String> console = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void launch() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
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
        assertThat(page.locator("main")).containsText("新增 " + LINES.size() + " 行");
        harmlessHere("report of an import");
        page.locator("form button[type=submit]").last().click();
        harmless("/staff/imports");
        harmless("/staff/entries");
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
        for (String text : List.of("name", "alias", "fee", "where", "time_limit", "source", "provenance", "notes")) {
            hostile.computeIfPresent(text, (field, was) -> was instanceof String ? WORST : was);
        }
        hostile.put("fee", WORST);
        hostile.put("materials", LINES.subList(0, 40));
        hostile.put("steps", LINES.subList(40, 80));
        hostile.put("similar", LINES.subList(80, 92));
        return hostile;
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
