package yiciban.bot.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import yiciban.bot.knowledge.ConsoleApplication;
import yiciban.bot.knowledge.Desk;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Clerk;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMembers;

/** Every page of content and gaps, with an entry, an import, a trial and a gap that are there. */
@SpringBootTest(
        classes = {ConsoleApplication.class, ReviewConfiguration.class, GapsPage.class, GapWorkPage.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
@DirtiesContext // the next class begins with an office where nothing was done
class ConsoleTest {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";

    /** When somebody was here last is written at every request; how far the ledger has looked, by itself. */
    private static final List<String> OF_THE_PROGRAM = List.of("staff_session", "staff_attempt", "gap_cursor");

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    JdbcClient sql;

    @Autowired
    Sweep sweep;

    @Autowired
    Clock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    private Clerk editor;
    private Clerk reviewer;
    private Clerk elsewhere;
    private Clerk reviewerElsewhere;
    private final Map<String, String> ids = new TreeMap<>();

    @BeforeEach
    void atWork() {
        editor = as("console-editor", "公安", Role.EDITOR);
        reviewer = as("console-reviewer", "公安", Role.REVIEWER);
        elsewhere = as("console-elsewhere", "民政", Role.EDITOR);
        reviewerElsewhere = as("console-review-elsewhere", "民政", Role.REVIEWER);
        if (sql.sql("select count(*) from gap").query(Integer.class).single() == 0) {
            asked();
        }
        ids.put("gaps", first("gap"));
        ids.put("entries", Desk.DOG);
        ids.put("imports", uploaded());
    }

    private Clerk as(String name, String office, Role role) {
        if (members.find(name).isEmpty()) {
            members.add(Actor.operator(), name, name, office, role, PASSWORD);
        }
        return Clerk.signedIn(port, name, PASSWORD);
    }

    private void asked() {
        Unanswered.begin(sql);
        Unanswered.asked(sql, clock, "t1", 1, "烟草专卖零售许可怎么申请", Town.NOTHING);
        sweep.sweep();
        sql.sql("update gap set office = '公安'").update();
    }

    private String first(String table) {
        return sql.sql("select id from " + table + " order by id limit 1")
                .query((row, n) -> row.getString("id"))
                .single();
    }

    private String uploaded() {
        byte[] file = "问题,答案\n狗证丢了能补吗,可以补。\n".getBytes(StandardCharsets.UTF_8);
        String plan = Clerk.location(editor.upload("/staff/imports", "/staff/imports", "faqs.csv", file));
        return plan.replaceAll(".*/", "").replaceAll("\\?.*", "");
    }

    /** Of a draft of 民政 that waits since the first start; to its end. */
    private String tried() {
        reviewerElsewhere.fill("/staff/review", "/staff/entries/guide-002/approve", Map.of("version", "1"));
        String trial = Clerk.location(
                reviewerElsewhere.fill("/staff/publications", "/staff/trials", Map.of("entries", "guide-002")));
        await().until(() -> !reviewerElsewhere.get(trial).body().contains("正在试答"));
        return trial.replaceAll(".*/", "").replaceAll("\\?.*", "");
    }

    private List<String> paths(RequestMethod method) {
        return pages.getHandlerMethods().keySet().stream()
                .filter(page -> page.getMethodsCondition().getMethods().contains(method))
                .flatMap(page -> page.getPatternValues().stream())
                .filter(path -> path.startsWith("/staff/"))
                .sorted()
                .toList();
    }

    private String real(String path) {
        String part = path.split("/", -1)[2];
        return path.replaceAll("\\{(id|batch)}", ids.getOrDefault(part, "none"))
                .replace("{kind}", "faq")
                .replace("{format}", "csv")
                .replaceAll("\\{[a-z]+}", "none");
    }

    private Map<String, String> everything() {
        var rows = new TreeMap<String, String>();
        sql
                .sql("select name from sqlite_master where type = 'table'")
                .query((row, n) -> row.getString("name"))
                .list()
                .stream()
                .filter(table -> !OF_THE_PROGRAM.contains(table))
                .forEach(table -> rows.put(
                        table,
                        sql.sql("select * from " + table)
                                .query((row, n) -> row(row))
                                .list()
                                .toString()));
        return rows;
    }

    private static List<@Nullable Object> row(ResultSet row) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getObject(i) instanceof byte[] bytes ? Arrays.hashCode(bytes) : row.getObject(i));
        }
        return values;
    }

    @Test
    void c9_readingChangesNothing() {
        ids.put("trials", tried());
        Map<String, String> before = everything();
        var seen = new ArrayList<String>();
        for (String path : paths(RequestMethod.GET)) {
            Stream.of(editor, reviewer, reviewerElsewhere)
                    .filter(clerk -> clerk.get(real(path)).statusCode() == 200)
                    .forEach(clerk -> seen.add(path));
        }
        assertThat(everything()).isEqualTo(before);
        assertThat(seen)
                .contains(
                        "/staff/entries/{id}",
                        "/staff/entries/{id}/edit",
                        "/staff/gaps/{id}",
                        "/staff/imports/{id}",
                        "/staff/trials/{id}",
                        "/staff/try",
                        "/staff/words");
    }

    @Test
    void c11_nothingOfAnotherOfficeIsChanged() {
        Map<String, String> before = everything();
        var tried = new TreeSet<String>();
        for (String path : paths(RequestMethod.POST)) {
            if (path.contains("{id}") || path.contains("{batch}")) {
                for (Clerk clerk : List.of(elsewhere, reviewerElsewhere)) {
                    HttpResponse<String> answer =
                            clerk.fill("/staff/me", real(path), Map.of("version", "1", "remark", "x"));
                    assertThat(answer.statusCode()).as(path).isNotEqualTo(500);
                    tried.add(path);
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(20);
        assertThat(everything()).isEqualTo(before);
    }
}
