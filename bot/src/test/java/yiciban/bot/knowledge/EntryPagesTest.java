package yiciban.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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
import yiciban.bot.staff.StaffMembers;
import yiciban.catalog.EntryKind;

/** What editors and reviewers do with the pages of an entry, over HTTP. */
@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
@DirtiesContext // the next class begins with an office where nothing was done
class EntryPagesTest {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";
    private static final String DOG = "/staff/entries/" + Desk.DOG;

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    Shelves shelves;

    @Autowired
    JdbcClient sql;

    private static final Map<String, Clerk> SIGNED_IN = new LinkedHashMap<>();

    @BeforeEach
    void nothingOpen() {
        sql.sql(
                        "update revision set state = 'DISCARDED' where state in ('DRAFT', 'SUBMITTED', 'APPROVED') and entry <> 'guide-002'")
                .update();
    }

    private Clerk as(String name, String office, Role role) {
        return SIGNED_IN.computeIfAbsent(name, unknown -> {
            members.add(Actor.operator(), name, name, office, role, PASSWORD);
            return Clerk.signedIn(port, name, PASSWORD);
        });
    }

    private Clerk wang() {
        return as("wang", "公安", Role.EDITOR);
    }

    private Clerk chen() {
        return as("chen", "公安", Role.REVIEWER);
    }

    /** The form as a browser would send it, one box changed. */
    private Map<String, String> form(String entry, String box, String value) {
        Filed filed = shelves.revisions.filed(entry).orElseThrow();
        Revision base = shelves.revisions
                .open(entry)
                .orElseGet(() -> shelves.revisions
                        .find(Objects.requireNonNull(filed.live()))
                        .orElseThrow());
        Map<String, String> sent = new LinkedHashMap<>(
                Typed.of(EntryKind.valueOf(filed.kind()), base.text(filed).fields())
                        .texts());
        sent.put(
                "version",
                shelves.revisions.open(entry).map(Revision::version).orElse(0).toString());
        sent.put(box, value);
        return sent;
    }

    private HttpResponse<String> save(Clerk who, String box, String value, String then) {
        Map<String, String> sent = form(Desk.DOG, box, value);
        sent.put("then", then);
        return who.fill(DOG + "/edit", DOG, sent);
    }

    @Test
    void anEntryGoesFromTheFormToApproved() {
        assertThat(wang().get(DOG).body()).contains("养犬登记", "500元", "群众现在看到的", "Telegram");
        HttpResponse<String> saved = save(wang(), "fee", "300元", "submit");
        assertThat(Clerk.location(saved)).isEqualTo(DOG + "?done=submitted");
        assertThat(chen().get("/staff/review").body()).contains("养犬登记", "看差别", "通过");
        assertThat(chen().get(DOG).body()).contains("<del>500</del>", "<ins>300</ins>", "通过", "退回");
        String version = version();
        HttpResponse<String> back = chen().fill(DOG, DOG + "/send-back", Map.of("version", version, "remark", "依据呢"));
        assertThat(Clerk.location(back)).isEqualTo(DOG + "?done=back");
        assertThat(wang().get(DOG + "/edit").body()).contains("退回意见", "依据呢");
        assertThat(wang().fill(DOG, DOG + "/submit", Map.of()).statusCode()).isEqualTo(302);
        HttpResponse<String> unseen = chen().fill(DOG, DOG + "/approve", Map.of("version", version));
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.body()).contains("刚刚又改过");
        chen().fill(DOG, DOG + "/approve", Map.of("version", version(), "from", "review"));
        assertThat(shelves.revisions.open(Desk.DOG).orElseThrow().state()).isEqualTo(State.APPROVED);
    }

    private String version() {
        return String.valueOf(shelves.revisions.open(Desk.DOG).orElseThrow().version());
    }

    @Test
    void twoEditorsAtOnceSeeBothTextsAndNothingIsLost() {
        Map<String, String> mine = form(Desk.DOG, "fee", "100元");
        save(as("zhang", "公安", Role.EDITOR), "fee", "300元", "stay");
        HttpResponse<String> conflict = wang().fill(DOG + "/edit", DOG, mine);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("zhang 刚刚改过这一条", "<del>300</del>", "<ins>100</ins>", "value=\"100元\"");
        assertThat(conflict.body()).contains("id=\"version\" name=\"version\" value=\"1\"");
        assertThat(shelves.revisions.open(Desk.DOG).orElseThrow().content()).contains("300元");
        mine.put("version", "1");
        assertThat(wang().fill(DOG + "/edit", DOG, mine).statusCode()).isEqualTo(302);
        assertThat(wang().fill(DOG + "/edit", DOG, mine).statusCode())
                .as("sent twice")
                .isEqualTo(302);
        assertThat(shelves.revisions.open(Desk.DOG).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void whatIsTypedIsSavedByItselfAndShownBeforeItIsSaved() {
        Map<String, String> typed = form(Desk.DOG, "fee", "<b>7元</b>");
        String preview = wang().fill(DOG + "/edit", DOG + "/preview", typed).body();
        assertThat(preview).contains("收费：&lt;b&gt;7元&lt;/b&gt;").doesNotContain("<b>7元");
        assertThat(shelves.revisions.open(Desk.DOG)).isEmpty();
        String saved = wang().fill(DOG + "/edit", DOG + "/autosave", typed).body();
        assertThat(saved).contains("已自动保存").contains("value=\"1\"").contains("hx-swap-oob");
        assertThat(shelves.revisions.open(Desk.DOG).orElseThrow().content()).contains("7元");
        assertThat(wang().fill(DOG + "/edit", DOG + "/autosave", typed).body()).contains("已自动保存");
        typed.put("fee", "8元");
        assertThat(wang().fill(DOG + "/edit", DOG + "/autosave", typed).body()).contains("没有自动保存");
    }

    @Test
    void nothingTypedBeginsNoDraft() {
        wang().fill(DOG + "/edit", DOG + "/autosave", form(Desk.DOG, "fee", "500元"));
        save(wang(), "fee", "500元", "stay");
        assertThat(shelves.revisions.open(Desk.DOG)).isEmpty();
    }

    @Test
    void aNewEntryIsMadeOnceHoweverOftenItIsSent() {
        assertThat(wang().get("/staff/entries/new?kind=FAQ").body()).contains("新建常见问题", "答案", "必填");
        Map<String, String> sent =
                new LinkedHashMap<>(Map.of("kind", "FAQ", "question", "养犬证丢了怎么补？", "answer", "带身份证到发证的派出所补。"));
        sent.put("version", "0");
        sent.put("key", wang().hidden("/staff/entries/new?kind=FAQ", "key"));
        HttpResponse<String> half = wang().fill("/staff/entries/new?kind=FAQ", "/staff/entries/new/autosave", sent);
        assertThat(half.body()).contains("已自动保存", "value=\"1\"");
        sent.put("answer", "带身份证到发证的派出所补，当天可取。"); // the answer to that was lost: version 0 still
        HttpResponse<String> first = wang().fill("/staff/entries/new?kind=FAQ", "/staff/entries/new", sent);
        HttpResponse<String> again = wang().fill("/staff/entries/new?kind=FAQ", "/staff/entries/new", sent);
        assertThat(Clerk.location(first)).startsWith("/staff/entries/faq-").endsWith("/edit?done=saved");
        assertThat(Clerk.location(again)).isEqualTo(Clerk.location(first));
        assertThat(shelves.revisions.in(State.DRAFT))
                .filteredOn(draft -> draft.title().startsWith("养犬证丢了"))
                .singleElement()
                .satisfies(draft -> assertThat(draft.content()).contains("当天可取"));
        String id = Clerk.location(first).replaceFirst("^(?:[^/]*/){3}([^/?]*).*", "$1");
        HttpResponse<String> incomplete =
                wang().fill("/staff/entries/" + id, "/staff/entries/" + id + "/submit", Map.of());
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("来源：还没有填。");
        sent.put("question", " ");
        assertThat(wang().fill("/staff/entries/new?kind=FAQ", "/staff/entries/new", sent)
                        .body())
                .contains("先写问题，再保存。");
        assertThat(wang().get("/staff/entries/new?kind=PRICE").statusCode()).isEqualTo(422);
    }

    @Test
    void whatAColleagueWritesInTheSameWeekIsShownThoughNobodyPublishedIt() {
        Map<String, String> theirs = new LinkedHashMap<>(Map.of(
                "kind",
                "FAQ",
                "version",
                "0",
                "question",
                "养犬登记证丢了怎么补办？",
                "answer",
                "到派出所补。",
                "source",
                "条例",
                "provenance",
                "见"));
        assertThat(wang().fill("/staff/entries/new?kind=FAQ", "/staff/entries/new", theirs)
                        .statusCode())
                .isEqualTo(302);
        var mine = new LinkedHashMap<>(theirs);
        mine.put("question", "养犬登记证丢了怎么补？");
        mine.put("answer", "网上补。");
        HttpResponse<String> saved =
                as("li", "民政", Role.EDITOR).fill("/staff/entries/new?kind=FAQ", "/staff/entries/new", mine);
        assertThat(as("li", "民政", Role.EDITOR).get(Clerk.location(saved)).body())
                .contains("很像的问法", "养犬登记证丢了怎么补办？", "到派出所补。");
    }

    @Test
    void theSameQuestionWithAnotherAnswerIsShownAndRefused() {
        HttpResponse<String> saved = save(wang(), "similar", "养狗办证要多少钱\n结婚登记要钱吗", "stay");
        String edit = wang().get(Clerk.location(saved)).body();
        assertThat(edit).contains("同样的问法", "不能这样提交</strong>", "结婚登记不收费。", "民政");
        HttpResponse<String> submitted = save(wang(), "similar", "养狗办证要多少钱\n结婚登记要钱吗？", "submit");
        assertThat(submitted.statusCode()).isEqualTo(422);
        assertThat(submitted.body()).contains("faq-001", "请改其中一条，或与民政商量");
    }

    @Test
    void aQuestionThatIsNearlyTheSameIsAWarningOnly() {
        HttpResponse<String> saved = save(wang(), "similar", "养狗办证要多少钱\n结婚登记要钱吗呀", "stay");
        assertThat(wang().get(Clerk.location(saved)).body()).contains("很像的问法").doesNotContain("不能这样提交</strong>");
        assertThat(save(wang(), "similar", "养狗办证要多少钱\n结婚登记要钱吗呀", "submit").statusCode())
                .isEqualTo(302);
    }

    @Test
    void aWrongFieldIsNamedBesideItAndWhatWasTypedStays() {
        HttpResponse<String> wrong = save(wang(), "valid_to", "下个月", "submit");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"valid_to-problem\"", "请写成 2026-11-30", "value=\"下个月\"");
    }

    @Test
    void anOldVersionBecomesTheDraftAndADraftIsGivenUp() {
        save(wang(), "fee", "300元", "stay");
        int number = shelves.revisions.open(Desk.DOG).orElseThrow().number();
        wang().fill(DOG, DOG + "/discard", Map.of());
        wang().fill(DOG, DOG + "/redraft", Map.of("number", String.valueOf(number), "version", "0"));
        assertThat(shelves.revisions.open(Desk.DOG).orElseThrow().content()).contains("300元");
        assertThat(wang().get(DOG + "/diff?from=1&to=" + number).body()).contains("<del>500</del>", "<ins>300</ins>");
        assertThat(wang().get(DOG + "/diff?from=1&to=999").statusCode()).isEqualTo(422);
    }

    @Test
    void aWithdrawalNamesItsSuccessor() {
        HttpResponse<String> unknown = wang().fill(DOG, DOG + "/withdraw", Map.of("replaced_by", "guide-999"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("id=\"replaced_by-problem\"", "没有编号为 guide-999 的条目。");
        wang().fill(DOG, DOG + "/withdraw", Map.of("replaced_by", Desk.WEDDING));
        assertThat(shelves.revisions.open(Desk.DOG).orElseThrow().content())
                .contains("status: withdrawn", "replaced_by: faq-001");
        assertThat(wang().get(DOG).body()).contains("撤下，不再给群众看", "已由“结婚登记要钱吗？”替代");
    }

    @Test
    void theListIsNarrowedDown() {
        Clerk wang = wang();
        assertThat(rows(wang, "")).containsExactly(Desk.DOG, Desk.CAT, Desk.WEDDING);
        assertThat(rows(wang, "?kind=FAQ")).containsExactly(Desk.WEDDING);
        assertThat(rows(wang, "?words=登记%20养犬")).containsExactly(Desk.DOG);
        assertThat(rows(wang, "?office=民政")).containsExactly(Desk.CAT, Desk.WEDDING);
        assertThat(rows(wang, "?state=SUBMITTED")).containsExactly(Desk.CAT);
        assertThat(rows(wang, "?state=NEVER&kind=SERVICE_ITEM")).containsExactly(Desk.CAT);
        assertThat(rows(wang, "?ending=true")).isEmpty();
        assertThat(rows(wang, "?state=x'%20or%201=1&page=-4&kind=%00")).contains(Desk.DOG);
    }

    private static List<String> rows(Clerk who, String query) {
        return Pattern.compile("href=\"/staff/entries/(guide-00[12]|faq-001)\"")
                .matcher(who.get("/staff/entries" + encoded(query)).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String encoded(String query) {
        return query.replace("登记", "%E7%99%BB%E8%AE%B0")
                .replace("养犬", "%E5%85%BB%E7%8A%AC")
                .replace("民政", "%E6%B0%91%E6%94%BF");
    }

    @Test
    void othersMayLookButNotTouch() {
        Clerk li = as("li", "民政", Role.EDITOR);
        assertThat(li.get(DOG).body()).contains("养犬登记").doesNotContain("/edit\"");
        assertThat(li.get(DOG + "/edit").statusCode()).isEqualTo(422);
        assertThat(li.fill(DOG, DOG, form(Desk.DOG, "fee", "1元")).statusCode()).isEqualTo(422);
        assertThat(li.fill("/staff/entries", DOG + "/autosave", form(Desk.DOG, "fee", "1元"))
                        .body())
                .contains("归公安管");
        assertThat(shelves.revisions.open(Desk.DOG)).isEmpty();
        assertThat(chen().get(DOG + "/edit").statusCode()).isEqualTo(403);
        assertThat(wang().fill(DOG, DOG + "/approve", Map.of("version", "1")).statusCode())
                .isEqualTo(403);
        Clerk auditor = as("sun", "公安", Role.AUDITOR);
        assertThat(auditor.get("/staff/entries").statusCode()).isEqualTo(403);
        assertThat(auditor.get("/staff/review").statusCode()).isEqualTo(403);
        assertThat(li.get("/staff/review").body()).contains("收养登记").doesNotContain("/approve");
    }
}
