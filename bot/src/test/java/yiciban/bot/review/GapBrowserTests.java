package yiciban.bot.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.bot.webchat.Desktop.button;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import yiciban.bot.knowledge.ConsoleApplication;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Clerk;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.webchat.Desktop;
import yiciban.bot.webchat.Harmless;
import yiciban.bot.webchat.HostileText;
import yiciban.bot.webchat.Screen;

/** An editor works on a gap at a real browser without scripts, and what an auditor may do over HTTP. */
@SpringBootTest(
        classes = {ConsoleApplication.class, ReviewConfiguration.class, GapsPage.class, GapWorkPage.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
@DirtiesContext // the next class begins with an office where nothing was done
class GapBrowserTests {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @RegisterExtension
    static final Desktop DESKTOP = Desktop.withScripts();

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Ledger ledger;

    @Autowired
    Sweep sweep;

    @Autowired
    Clock clock;

    @BeforeEach
    void askedAndNotAnswered() {
        if (members.find("gap-editor").isEmpty()) {
            members.add(Actor.operator(), "gap-editor", "王芳", "政务服务", Role.EDITOR, PASSWORD);
            members.add(Actor.operator(), "gap-auditor", "赵审", "全部", Role.AUDITOR, PASSWORD);
            Unanswered.begin(sql);
            asked("t1", 1, "烟草专卖零售许可怎么申请");
            asked("t2", 2, "烟草专卖的零售许可要怎么申请呀");
            asked("t3", 3, "夜里路灯不亮 " + SCRIPT);
            // On a busy machine one look does not come to all of them, and a later one would say what is noise.
            do {
                sweep.sweep();
            } while (sql.sql("select count(*) from gap where gathered = false")
                            .query(Integer.class)
                            .single()
                    > 0);
            // Three entries are far from everything.
            sql.sql("update gap set noise = null").update();
        }
    }

    private void asked(String id, int number, String question) {
        Unanswered.asked(sql, clock, id, number, question, Town.NOTHING);
    }

    @Test
    void anEditorSeesWhatWaitsClaimsItAndWritesAnAnswer() {
        Page page = DESKTOP.signedIn(port, "gap-editor", PASSWORD);
        assertThat(page.locator(".notice")).containsText("没有答好的问题：政务服务待处理 2 个");
        Screen.shots(page, "home-gaps");
        page.locator(".notice a").click();
        assertThat(page.locator("h1")).hasText("没答好的问题");
        assertThat(page.locator("tbody tr").first()).containsText("2 个问法");
        Screen.shots(page, "gaps");
        page.locator("tbody th a").first().click();
        assertThat(button(page, "我来办")).isVisible();
        Screen.shots(page, "gap");
        button(page, "我来办").click();
        assertThat(page.locator(".done")).hasText("已认领。");
        page.locator("#answer").fill("到烟草专卖局窗口办。");
        page.locator("#source").fill("烟草专卖法");
        button(page, "写成草稿").click();
        assertThat(page.locator(".done")).containsText("草稿已写好");
        assertThat(page.locator(".facts")).containsText("已写好，等发布");
        Screen.shots(page, "gap-drafted");
    }

    @Test
    void anAuditorLooksAndChangesNothingAndNothingIsExecuted() {
        Clerk auditor = Clerk.signedIn(port, "gap-auditor", PASSWORD);
        String list = auditor.get("/staff/gaps").body();
        assertThat(list).contains("夜里路灯不亮 &lt;script&gt;").doesNotContain(SCRIPT);
        Gap gap = ledger.gaps().open().getLast();
        String one = auditor.get("/staff/gaps/" + gap.id()).body();
        assertThat(one).contains("当时给的回答", "没有找到能回答这个问题的资料。", "现在查到的最近条目").doesNotContain(SCRIPT, "我来办");
        assertThat(auditor.fill("/staff/gaps", "/staff/gaps/" + gap.id() + "/claim", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(auditor.get("/staff/gaps/gap-none").statusCode()).isEqualTo(422);
    }

    @Test
    void c12_whatStaffWriteOfAGapIsText() {
        members.add(Actor.operator(), "gap-hostile", "王", "全部", Role.EDITOR, PASSWORD);
        Clerk editor = Clerk.signedIn(port, "gap-hostile", PASSWORD);
        String id = ledger.gaps().open().getLast().id();
        String gap = "/staff/gaps/" + id;
        List<String> lines = HostileText.lines();
        for (int i = 0; i < lines.size(); i += 11) {
            String text = String.join(" ", lines.subList(i, i + 6));
            text = text.substring(0, Math.min(text.length(), 480));
            for (Map<String, String> said : List.of(
                    Map.of("step", "comment", "comment", text),
                    Map.of("step", "attach", "entry", text),
                    Map.of("step", "merge", "into", text),
                    Map.of("step", "assign", "office", text),
                    Map.of("step", "answer", "answer", text, "source", ""))) {
                var sent = new HashMap<>(said);
                sent.put(
                        "version",
                        String.valueOf(ledger.gaps().find(id).orElseThrow().version()));
                assertThat(editor.fill(gap, gap + "/" + said.get("step"), sent).body())
                        .as(said.get("step"))
                        .doesNotContain("<script>window", "<svg/onload", "<img src=x", "<iframe srcdoc", " 49 ");
            }
            assertThat(editor.get(gap).body())
                    .doesNotContain("<script>window", "<svg/onload", "<img src=x", "<iframe srcdoc", " 49 ");
        }
    }

    @Test
    void c12_aGapOfHostileQuestionsIsText() {
        members.add(Actor.operator(), "gap-beset", "<svg onload=window.ran=1>", "全部", Role.EDITOR, PASSWORD);
        Page page = DESKTOP.signedIn(port, "gap-beset", PASSWORD);
        List<String> lines = HostileText.everyOther();
        // At once: the sweep, which looks every second, would enter half of them itself.
        new TransactionTemplate(transactions)
                .executeWithoutResult(all -> HostileGap.insert(sql, lines, clock.millis()));
        for (int from = 0; from < lines.size(); from += HostileGap.SHOWN) {
            List<String> some = lines.subList(from, Math.min(lines.size(), from + HostileGap.SHOWN));
            HostileGap.newest(sql, some, clock.millis() + from);
            Harmless.at(page, "/staff/gaps/" + HostileGap.ID, lines);
            assertThat(page.locator(".askings .seen-asked").first()).hasText(some.getLast());
            assertThat(page.locator(".askings > li")).hasCount(HostileGap.SHOWN);
            assertThat(page.locator(".askings .rated").first()).containsText(some.getLast());
            assertThat(page.locator(".askings .now").first()).containsText(some.getLast());
        }
        for (String more : List.of("", "&status=OPEN", "&queue=MISSING", "&overdue=true")) {
            Harmless.at(page, "/staff/gaps?noise=true" + more, lines);
        }
        var filters = new LinkedHashMap<String, List<String>>();
        for (String line : lines) {
            String sent = URLEncoder.encode(line, StandardCharsets.UTF_8);
            filters.put(
                    "/staff/gaps?queue=%1$s&office=%1$s&status=%1$s&page=%1$s&noise=%1$s".formatted(sent), List.of());
        }
        Harmless.there(page, filters);
        // The newest question is the heading and the title of its page; of these every fifth.
        for (int i = 0; i < lines.size(); i += 5) {
            HostileGap.newest(sql, List.of(lines.get(i)), clock.millis() + 2000L + i);
            Harmless.there(page, Map.of("/staff/gaps/" + HostileGap.ID, List.of(lines.get(i) + " · 一次办后台")));
        }
        HostileGap.delete(sql);
    }

    @Test
    void filtersThatNobodyOffersAreAsIfTheyWereNotThere() {
        Clerk auditor = Clerk.signedIn(port, "gap-auditor", PASSWORD);
        assertThat(auditor.get("/staff/gaps?office=%27%3B--&status=x&page=-1&queue=y&overdue=true")
                        .body())
                .contains("共 0 个");
        assertThat(auditor.get("/staff/gaps?queue=MISSING&office=%E5%85%AC%E5%AE%89")
                        .body())
                .contains("没有符合的问题。");
    }
}
