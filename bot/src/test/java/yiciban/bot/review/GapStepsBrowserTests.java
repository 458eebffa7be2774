package yiciban.bot.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.bot.webchat.Desktop.button;
import static yiciban.bot.webchat.Desktop.tabTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import yiciban.bot.answer.Answer;
import yiciban.bot.answer.Rejected;
import yiciban.bot.knowledge.ConsoleApplication;
import yiciban.bot.knowledge.Desk;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.webchat.Desktop;

/** Every step of a gap at a real browser without scripts, and one gap from beginning to end without a mouse. */
@SpringBootTest(
        classes = {ConsoleApplication.class, ReviewConfiguration.class, GapsPage.class, GapWorkPage.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
@DirtiesContext // the next class begins with an office where nothing was done
class GapStepsBrowserTests {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";

    @RegisterExtension
    static final Desktop DESKTOP = Desktop.withoutScripts();

    private static int turns;

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    JdbcClient sql;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @BeforeEach
    void people() {
        if (members.find("steps-editor").isEmpty()) {
            members.add(Actor.operator(), "steps-editor", "王芳", StaffMember.EVERY_OFFICE, Role.EDITOR, PASSWORD);
            members.add(Actor.operator(), "steps-reviewer", "陈审", StaffMember.EVERY_OFFICE, Role.REVIEWER, PASSWORD);
            Unanswered.begin(sql);
        }
    }

    /** A gap of its own, by its id. */
    private String gap(String question) {
        turns++;
        String id = "s" + turns;
        var answer =
                new Answer.NotFound("没有找到能回答这个问题的资料。", List.of(), 0.1, List.of(new Rejected(Desk.DOG, "养犬登记", 0.42)));
        Unanswered.asked(sql, clock, id, turns, question, answer);
        ledger.entering().all();
        return sql.sql("select gap from gap_wording where question = :question")
                .param("question", question)
                .query(String.class)
                .single();
    }

    @Test
    void aGapIsClaimedAndAnsweredWithTabAndEnterAlone() {
        Page page = at("steps-editor", gap("渔船的捕捞许可怎么办"));
        tabTo(page, page.locator("button:text-is('我来办')"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".done")).hasText("已认领。");

        tabTo(page, page.locator("#answer"));
        page.keyboard().type("到农业农村局办。");
        tabTo(page, page.locator("#source"));
        page.keyboard().type("渔业法");
        tabTo(page, page.locator("button:text-is('写成草稿')"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".done")).containsText("草稿已写好");
        assertThat(page.locator(".facts")).containsText("已写好，等发布");
    }

    @Test
    void aWordingIsAddedToAnEntryAndWhatWasFoundThenIsShown() {
        Page page = at("steps-editor", gap("狗狗上户口的手续费"));
        summary(page, "当时查到、没有用上的条目").click();
        assertThat(page.locator(".askings .hits")).containsText("养犬登记");
        assertThat(page.locator(".askings .hits")).containsText("guide-001，0.42 分");
        summary(page, "加到已有的条目").click();
        page.locator("#attach-entry").fill(Desk.DOG);
        button(page, "加成相似问法").click();
        assertThat(page.locator(".done")).containsText("问法已加进那一条的草稿");
        assertThat(page.locator(".facts")).containsText(Desk.DOG);
    }

    @Test
    void aNoteIsWrittenByOneAndApprovedByAnother() {
        String gap = gap("我家的狗三岁了还没办过");
        Page page = at("steps-editor", gap);
        summary(page, "只答复这几个人").click();
        page.locator("#note").fill("电话 13812345678");
        page.locator("#note-entry").fill(Desk.DOG);
        button(page, "写好，等批准").click();
        assertThat(page.locator(".problem").first()).hasText("答复里有手机号、证件号这样的个人号码。请去掉再写。");
        DESKTOP.reported("422");
        summary(page, "只答复这几个人").click();
        page.locator("#note").fill("三岁的狗也能办，带上免疫证明。");
        page.locator("#note-entry").fill(Desk.DOG);
        button(page, "写好，等批准").click();
        assertThat(page.locator(".done")).hasText("答复已写好，等审核人员批准。");
        assertThat(button(page, "批准")).hasCount(0);

        Page second = at("steps-reviewer", gap);
        button(second, "批准").click();
        assertThat(second.locator(".done")).hasText("已批准，这些问题都有答复了。");
        assertThat(second.locator(".facts")).containsText("已解决");
        assertThat(second.locator(".askings .now")).containsText("三岁的狗也能办");
    }

    @Test
    void gapsAreMergedSplitAndDismissed() {
        String other = gap("广场舞吵得睡不着");
        Page page = at("steps-reviewer", gap("楼下唱歌太吵了"));
        summary(page, "并入另一个问题").click();
        page.locator("#into").fill(other);
        button(page, "并进去").click();
        assertThat(page.locator(".done")).hasText("已并到这里。");
        assertThat(page.locator(".facts")).containsText(other);

        summary(page, "拆出几个问法").click();
        page.getByLabel("楼下唱歌太吵了").check();
        button(page, "拆成另一个").click();
        assertThat(page.locator(".done")).hasText("已拆成新的一条，就是这一条。");
        assertThat(page.locator("h1")).hasText("楼下唱歌太吵了");

        summary(page, "不处理").click();
        page.locator("#dismiss-reason").fill("归城管");
        button(page, "不处理").click();
        assertThat(page.locator(".done")).containsText("已标为不处理。");
        assertThat(button(page, "重新打开")).isVisible();
    }

    private Page at(String member, String gap) {
        Page page = DESKTOP.signedIn(port, member, PASSWORD);
        page.navigate("/staff/gaps/" + gap);
        return page;
    }

    private static Locator summary(Page page, String text) {
        return page.locator("summary:text-is('" + text + "')");
    }
}
