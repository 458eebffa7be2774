package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import yiciban.catalog.EntryKind;

/** 发布, 词表, 试一试, 导入导出 over HTTP. */
@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
@DirtiesContext // the next class begins with an office where nothing was done
class ContentPagesTest {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    Shelves shelves;

    @Autowired
    JdbcClient sql;

    @Autowired
    Importing importing;

    @Autowired
    ImportRuns runs;

    @Autowired
    UploadedFiles files;

    private static final Map<String, Clerk> SIGNED_IN = new LinkedHashMap<>();

    @BeforeEach
    void nothingOpen() {
        sql.sql(
                        "update revision set state = 'DISCARDED' where state in ('DRAFT', 'SUBMITTED', 'APPROVED') and entry <> 'guide-002'")
                .update();
    }

    private Clerk as(String name, Role role) {
        return SIGNED_IN.computeIfAbsent(name, unknown -> {
            members.add(Actor.operator(), name, name, StaffMember.EVERY_OFFICE, role, PASSWORD);
            return Clerk.signedIn(port, name, PASSWORD);
        });
    }

    private Clerk editor() {
        return as("everywhere", Role.EDITOR);
    }

    private Clerk reviewer() {
        return as("everyone", Role.REVIEWER);
    }

    @Test
    void whatIsApprovedIsListedAndTriedBeforeItIsPublished() {
        shelves.editing().approve(hand("everyone", reviewer()), Desk.CAT);
        assertThat(reviewer().get("/staff/publications").body()).contains("收养登记", "先试答", "初始资料");
        assertThat(editor().get("/staff/publications").body()).contains("收养登记").doesNotContain("先试答</button>");

        HttpResponse<String> begun =
                reviewer().fill("/staff/publications", "/staff/trials", Map.of("entries", Desk.CAT));
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(reviewer().get(Clerk.location(begun)).body()).contains("试答", "收养登记");
        assertThat(reviewer()
                        .fill("/staff/publications", "/staff/trials", Map.of())
                        .body())
                .contains("请先勾选要发布的条目");
        sql.sql("update revision set state = 'SUBMITTED', approver = null where entry = 'guide-002'")
                .update();
    }

    @Test
    void aReviewerSeesWhatIsTheirsToPublish() {
        shelves.editing().approve(hand("everyone", reviewer()), Desk.CAT);
        members.add(Actor.operator(), "elsewhere", "elsewhere", "交通", Role.REVIEWER, PASSWORD);
        Clerk elsewhere = Clerk.signedIn(port, "elsewhere", PASSWORD);
        assertThat(elsewhere.get("/staff/publications").body())
                .contains("没有等待发布的内容")
                .doesNotContain("收养登记");
        sql.sql("update revision set state = 'SUBMITTED', approver = null where entry = 'guide-002'")
                .update();
    }

    @Test
    void aFormMayHaveTenThousandBoxes() {
        Map<String, String> boxes = new LinkedHashMap<>();
        for (int row = 0; row < 10_000; row++) {
            boxes.put("row-" + row, "overwrite");
        }
        assertThat(reviewer()
                        .fill("/staff/publications", "/staff/trials", boxes)
                        .body())
                .contains("请先勾选要发布的条目");
    }

    @Test
    void wordsAreSavedCheckedAndSubmitted() {
        assertThat(editor().get("/staff/words").body()).contains("同义词和不能混的词", "词典");
        HttpResponse<String> wrong =
                editor().fill("/staff/words", "/staff/words/words-synonyms", Map.of("version", "0", "text", "只有一半 ="));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("第 1 行看不懂", "只有一半 =</textarea>");
        editor().fill(
                        "/staff/words",
                        "/staff/words/words-synonyms",
                        Map.of("version", "0", "text", "养犬登记 = 汪星人上户口\n# " + SCRIPT));
        assertThat(editor().get("/staff/words").body()).contains("汪星人上户口").doesNotContain(SCRIPT);
        HttpResponse<String> late = editor().fill(
                        "/staff/words", "/staff/words/words-synonyms", Map.of("version", "0", "text", "养犬登记 = 狗子上户口"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("没有覆盖它", "汪星人", "养犬登记 = 狗子上户口</textarea>");
        editor().fill("/staff/words", "/staff/words/words-synonyms/submit", Map.of());
        assertThat(reviewer().get("/staff/words").body()).contains("审核通过", "退回");
        HttpResponse<String> unseen = reviewer().fill("/staff/words", "/staff/words/words-synonyms/approve", Map.of());
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.body()).contains("刚刚又改过");
        String version = String.valueOf(
                shelves.revisions.open("words-synonyms").orElseThrow().version());
        reviewer().fill("/staff/words", "/staff/words/words-synonyms/approve", Map.of("version", version));
        assertThat(shelves.revisions.open("words-synonyms").orElseThrow().state())
                .isEqualTo(State.APPROVED);
        editor().fill("/staff/words", "/staff/words/words-synonyms/recall", Map.of());
        editor().fill("/staff/words", "/staff/words/words-synonyms/discard", Map.of());
    }

    @Test
    void aQuestionIsTriedOnWhatIsPublishedAndOnTheDrafts() {
        shelves.editing().save(hand("everywhere", editor()), Desk.DOG, 0, changed(Desk.DOG, "fee", "300元"), "form");
        String page = editor().get("/staff/try?q=%E5%85%BB%E7%8A%AC%E7%99%BB%E8%AE%B0%E5%A4%9A%E5%B0%91%E9%92%B1")
                .body();
        assertThat(page).contains("500元", "300元", "拆成的词", "意思相近", "已回答", "把握", "guide-001");
        assertThat(editor().get("/staff/try?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
                        .body())
                .doesNotContain(SCRIPT);
    }

    @Test
    void whatIsKeptOfAMessageCanBeTried() {
        Map<String, String> halves = Map.of("text", SCRIPT + " 豫D12345 证号 1101011990", "next", "03077758");
        String page = editor().fill("/staff/masking", "/staff/masking", halves).body();
        assertThat(page).contains("豫D*****", "证号 ******").doesNotContain(SCRIPT);
    }

    @Test
    void aFileIsShownRowByRowThenWrittenThenTakenBack() throws IOException, InterruptedException {
        String csv = "question,similar,answer,source\r\n"
                + "猫要登记吗？" + SCRIPT + ",养猫办证吗;猫咪登记,不用登记。,养犬管理条例\r\n"
                + "没有答案的？,,,养犬管理条例\r\n"
                + "结婚登记要钱吗？,,一分不收。" + SCRIPT + ",民法典\r\n";
        HttpResponse<String> sent = editor().upload(
                        "/staff/imports", "/staff/imports", SCRIPT + ".csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.statusCode()).isEqualTo(302);
        String at = Clerk.location(sent);
        String plan = read(at);
        assertThat(plan)
                .contains("新增 1 行", "有改动 1 行", "有错，不能导入 1 行", "猫要登记吗", "改了：答案", "文件里", "一分")
                .doesNotContain(SCRIPT);

        assertThat(reviewer().get(at).statusCode()).isEqualTo(403);
        editor().fill(at, at, Map.of("seen", editor().hidden(at, "seen")));
        assertThat(shelves.revisions.in(State.DRAFT))
                .extracting(Revision::title)
                .anyMatch(t -> t.contains("猫要登记吗"));
        assertThat(editor().get("/staff/imports").body()).contains("整批撤销").doesNotContain(SCRIPT);
        editor().fill(
                        "/staff/imports",
                        "/staff/imports/" + shelves.batches.list().getFirst().id() + "/undo",
                        Map.of());
        assertThat(shelves.revisions.in(State.DRAFT)).isEmpty();
    }

    @Test
    void ofVeryManyRowsThoseThatWantALookAreShownAndTheOthersCanBeNamed() throws InterruptedException {
        var csv = new StringBuilder("question,answer,source\r\n");
        for (int row = 2; row <= 640; row++) {
            csv.append(row == 630 ? "没有答案的？,,条例\r\n" : "第%d号楼谁管？,物业。,办法\r\n".formatted(row));
        }
        String at = Clerk.location(editor().upload(
                        "/staff/imports",
                        "/staff/imports",
                        "楼.csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8)));
        String plan = read(at);
        assertThat(plan)
                .contains("新增 638 行", "另有 139 行没有列出", "<td>630</td>", "<td>500</td>")
                .doesNotContain("<td>501</td>");

        String seen = editor().hidden(at, "seen");
        assertThat(editor().fill(at, at, Map.of("seen", seen, "skipRows", "第三行"))
                        .body())
                .contains("“第三行”不是行号");
        assertThat(editor().fill(at, at, Map.of("seen", seen, "skipRows", "6010"))
                        .body())
                .contains("第 6010 行不在可以这样做的行里");
        assertThat(editor().fill(at, at, Map.of("seen", seen, "overwriteRows", "5"))
                        .body())
                .contains("第 5 行不在可以这样做的行里");
        assertThat(Clerk.location(editor().fill(at, at, Map.of("seen", "another"))))
                .isEqualTo(at + "?changed");
        assertThat(editor().get(at + "?changed").body()).contains("请再看一遍");
        editor().fill(at, at, Map.of("seen", seen, "skip", "2", "skipRows", "400-629,631-640"));
        written(at.substring(at.lastIndexOf('/') + 1));
        assertThat(shelves.revisions.in(State.DRAFT))
                .extracting(Revision::title)
                .filteredOn(title -> title.startsWith("第"))
                .hasSize(397);
        importing.undo(
                hand("everywhere", editor()), shelves.batches.list().getFirst().id());
    }

    @Test
    void whatBecameOfALongImportIsSaid() throws InterruptedException {
        Hand by = hand("everywhere", editor());
        var row = new Incoming(2, Map.of("question", "路灯坏了找谁？", "answer", "找城管。", "source", "办法"));
        Plan plan = importing.plan(by, SCRIPT, EntryKind.FAQ, List.of(row), List.of());
        for (String id : List.of("long", "nothing")) {
            files.insert(new UploadedFiles.File(id, by.name(), SCRIPT, false), new byte[] {1});
        }
        runs.begin("long", by, plan, Set.of(), Set.of());
        runs.begin("nothing", by, plan, Set.of(), Set.of(2));

        assertThat(written("long")).contains("已写成 1 条草稿，0 行没有导入").doesNotContain(SCRIPT);
        assertThat(written("nothing")).contains("没有要导入的行。");
        importing.undo(by, shelves.batches.list().getFirst().id());
    }

    private String read(String at) throws InterruptedException {
        String plan = editor().get(at).body();
        for (int tries = 0; plan.contains("正在读文件") && tries < 300; tries++) {
            Thread.sleep(100); // another process reads it
            plan = editor().get(at).body();
        }
        return plan;
    }

    private String written(String id) throws InterruptedException {
        String page = editor().get("/staff/imports/" + id).body();
        for (int tries = 0; page.contains("正在写成草稿") && tries < 300; tries++) {
            Thread.sleep(100); // another thread writes it
            page = editor().get("/staff/imports/" + id).body();
        }
        return page;
    }

    @Test
    void everythingIsExportedAndTemplatesAreThere() {
        for (String kind : List.of("faq", "guide", "le", "cp", "uncovered")) {
            for (String format : List.of("csv", "xlsx")) {
                assertThat(editor().fill("/staff/imports", "/staff/exports/" + kind + "/" + format, Map.of())
                                .statusCode())
                        .isEqualTo(200);
                assertThat(editor().get("/staff/templates/" + kind + "/" + format)
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(editor().fill("/staff/imports", "/staff/exports/faq/csv", Map.of())
                        .body())
                .contains("结婚登记要钱吗？", "结婚登记不收费。");
        assertThat(editor().get("/staff/templates/faq/doc").statusCode()).isEqualTo(404);
        for (String list : WordLists.ALL) {
            assertThat(editor().fill("/staff/imports", "/staff/exports/words/" + list + "/txt", Map.of())
                            .body())
                    .isEqualTo(WordLists.shipped(list));
        }
    }

    @Test
    void anExportHoldsWhatTheListShows() {
        String dogs = editor().fill(
                        "/staff/entries?kind=SERVICE_ITEM&words=%E5%85%BB%E7%8A%AC",
                        "/staff/exports/guide/csv", Map.of("words", "养犬"))
                .body();
        assertThat(dogs).contains("养犬登记").doesNotContain("收养登记");
        assertThat(editor().fill("/staff/entries", "/staff/exports/guide/csv", Map.of("office", "民政"))
                        .body())
                .contains("收养登记")
                .doesNotContain("养犬登记");
        assertThat(editor().get("/staff/entries?kind=SERVICE_ITEM&words=%E5%85%BB%E7%8A%AC")
                        .body())
                .contains("导出这 1 条 xlsx");
    }

    private Hand hand(String name, Clerk signedIn) {
        assertThat(signedIn).isNotNull();
        return Hand.at(members.find(name).orElseThrow(), "127.0.0.1");
    }

    private Map<String, Object> changed(String entry, String field, String value) {
        Filed filed = shelves.revisions.filed(entry).orElseThrow();
        Map<String, Object> fields = shelves.revisions
                .find(String.valueOf(filed.live()))
                .orElseThrow()
                .text(filed)
                .fields();
        fields.put(field, value);
        return fields;
    }
}
