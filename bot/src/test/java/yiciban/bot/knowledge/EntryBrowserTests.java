package yiciban.bot.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.bot.webchat.Desktop.aWhileLater;
import static yiciban.bot.webchat.Desktop.button;
import static yiciban.bot.webchat.Desktop.tabTo;
import static yiciban.bot.webchat.Desktop.withClock;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.webchat.Desktop;
import yiciban.bot.webchat.Screen;
import yiciban.catalog.EntryKind;

/** An editor and a reviewer, each at a real browser; the editor without a mouse. Nothing is reported on the console. */
@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
@DirtiesContext // the next class begins with an office where nothing was done
class EntryBrowserTests {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";
    private static final String DOG = "/staff/entries/" + Desk.DOG;

    @RegisterExtension
    static final Desktop DESKTOP = Desktop.withScripts();

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Test
    void aFeeIsChangedSentBackAndApproved() {
        Page editor = withClock(signedIn("editor", Role.EDITOR));
        editor.navigate(at(DOG + "/edit"));
        Locator fee = editor.locator("#fee");
        tabTo(editor, fee);
        editor.keyboard().press("Control+A");
        editor.keyboard().type("300元一只");
        assertThat(editor.locator("#preview .seen-web").first()).containsText("收费：300元一只");
        assertThat(editor.locator("#preview .seen-telegram").first()).containsText("收费：300元一只");
        assertThat(editor.locator("#preview .seen-buttons").first()).containsText("有用");
        assertThat(fee).isFocused();
        Screen.shots(editor, "entry-edit");
        aWhileLater(editor);
        assertThat(editor.locator("#saved")).containsText("已自动保存");
        assertThat(editor.locator("#version")).hasValue("1");
        tabTo(editor, button(editor, "保存并提交审核"));
        editor.keyboard().press("Enter");
        assertThat(editor.locator(".done")).hasText("已提交，等审核人员审核。");

        Page reviewer = signedIn("reviewer", Role.REVIEWER);
        reviewer.navigate(at("/staff/review"));
        Screen.shots(reviewer, "review");
        reviewer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("养犬登记"))
                .click();
        assertThat(reviewer.locator(".changes ins").first()).hasText("300");
        Screen.shots(reviewer, "entry-review");
        reviewer.locator("#remark").fill("依据在哪里？");
        button(reviewer, "退回").click();
        assertThat(reviewer.locator(".done")).hasText("已退回给编辑。");

        editor.navigate(at(DOG + "/edit"));
        assertThat(editor.locator(".remark")).containsText("依据在哪里？");
        editor.locator("#legal_basis").fill("养犬管理条例第八条");
        button(editor, "保存并提交审核").click();
        assertThat(editor.locator(".done")).hasText("已提交，等审核人员审核。");

        reviewer.navigate(at(DOG));
        assertThat(reviewer.locator(".changes")).containsText("养犬管理条例第八条");
        button(reviewer, "通过").click();
        assertThat(reviewer.locator(".done")).hasText("已通过，等待发布。");
        reviewer.navigate(at("/staff/review"));
        assertThat(reviewer.locator(".ready")).containsText("养犬登记");
        reviewer.navigate(at(DOG + "/diff?from=1&to=2"));
        assertThat(reviewer.locator(".changes ins").first()).hasText("300");
        Screen.shots(reviewer, "diff");
        reviewer.navigate(at("/staff/publications"));
        button(reviewer, "先试答").click();
        assertThat(reviewer.locator("main")).containsText("个问题，");
        Screen.shots(reviewer, "trial");
    }

    @Test
    void aNewEntryIsKeptWhileItIsTypedAndIsOneEntry() {
        Page page = withClock(signedIn("writer", Role.EDITOR));
        page.navigate(at("/staff/entries/new?kind=FAQ"));
        page.locator("#question").fill("灯谜会要登记吗？");
        page.locator("#answer").focus();
        page.keyboard().type("不用");
        aWhileLater(page);
        assertThat(page.locator("#saved")).containsText("已自动保存");
        assertThat(page).hasURL(Pattern.compile("/staff/entries/faq-[0-9]+/edit$"));
        assertThat(page.locator("#answer")).isFocused();

        page.keyboard().type("登记。");
        button(page, "保存").click();
        assertThat(page.locator(".done")).hasText("已保存。");
        assertThat(page.locator("#answer")).hasValue("不用登记。");
        page.navigate(at("/staff/entries?words=%E7%81%AF%E8%B0%9C%E4%BC%9A"));
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void aListOfWordsIsKeptWhileItIsTyped() {
        members.add(Actor.operator(), "words", "words", StaffMember.EVERY_OFFICE, Role.EDITOR, PASSWORD);
        Page page = withClock(DESKTOP.signedIn(port, "words", PASSWORD));
        page.navigate("/staff/words");
        Locator list = page.locator("#words-dictionary");
        list.focus();
        page.keyboard().press("Control+End");
        page.keyboard().type("\n灯谜会");
        aWhileLater(page);
        assertThat(page.locator("#form-words-dictionary .saved")).containsText("已自动保存");
        assertThat(page.locator("#version-words-dictionary")).hasValue("1");
        assertThat(list).isFocused();
        page.reload();
        assertThat(page.locator("#words-dictionary")).hasValue(Pattern.compile("灯谜会\\s*$"));
    }

    @Test
    void theListFitsAPhone() {
        Page page = signedIn("lister", Role.EDITOR);
        page.navigate(at("/staff/entries"));
        page.getByLabel("名称或编号").fill("养犬");
        button(page, "查看").click();
        assertThat(page).hasURL(Pattern.compile("words="));
        assertThat(page.locator("tbody tr")).hasCount(1);
        Screen.shots(page, "entries");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("一件事"))
                .click();
        assertThat(page.locator("#components")).isVisible();
        for (EntryKind kind : EntryKind.values()) {
            page.navigate("/staff/entries/new?kind=" + kind);
            assertThat(page.locator("h1")).hasText("新建" + kind.label());
            Screen.shots(page, "entry-new-" + kind.prefix());
        }
        page.navigate("/staff/entries/" + Desk.WEDDING);
        Screen.shots(page, "entry");
        page.navigate("/staff/members");
        DESKTOP.reported("403");
        assertThat(page.locator("h1")).hasText("没有权限");
        Screen.shots(page, "refused");
    }

    @Test
    void twoEditorsAtOnceSeeWhatTheOtherWrote() {
        Page one = signedIn("one", Role.EDITOR);
        Page other = signedIn("other", Role.EDITOR);
        one.navigate("/staff/entries/new?kind=FAQ");
        one.locator("#question").fill("皮影戏要报备吗？");
        button(one, "保存").click();
        assertThat(one.locator(".done")).hasText("已保存。");
        other.navigate(one.url());
        other.locator("#answer").fill("要报备。");
        button(other, "保存").click();
        assertThat(other.locator(".done")).hasText("已保存。");
        one.locator("#answer").fill("不用。");
        button(one, "保存").click();
        assertThat(one.locator(".meanwhile")).containsText("要报备。");
        assertThat(one.locator("#answer")).hasValue("不用。");
        DESKTOP.reported("409");
        Screen.shots(one, "entry-meanwhile");
        button(one, "保存").click();
        assertThat(one.locator(".done")).hasText("已保存。");
    }

    @Test
    void publishingWordsTryingAndImportsFitAPhone() {
        Page editor = signedIn("importer", Role.EDITOR);
        editor.navigate(at("/staff/try?q=%E5%85%BB%E7%8A%AC%E7%99%BB%E8%AE%B0%E5%A4%9A%E5%B0%91%E9%92%B1"));
        assertThat(editor.locator("main")).containsText("500元");
        Screen.shots(editor, "try");
        editor.navigate(at("/staff/imports"));
        Screen.shots(editor, "imports");
        editor.locator("input[type=file]")
                .first()
                .setInputFiles(new FilePayload(
                        "常见问题.csv",
                        "text/csv",
                        "question,answer,source\r\n猫要登记吗？,不用。,条例\r\n没有答案的？,,条例\r\n".getBytes(StandardCharsets.UTF_8)));
        button(editor, "上传并预览").first().click();
        assertThat(editor.locator("main")).containsText("写成草稿");
        assertThat(editor.locator("main")).containsText("猫要登记吗？");
        Screen.shots(editor, "import-plan");
        editor.navigate(at("/staff/masking"));
        Screen.shots(editor, "masking");
        Page reviewer = signedIn("publisher", Role.REVIEWER);
        reviewer.navigate(at("/staff/publications"));
        assertThat(reviewer.locator("main")).containsText("初始资料");
        Screen.shots(reviewer, "publications");
        reviewer.navigate(at("/staff/words"));
        Screen.shots(reviewer, "words");
    }

    @Test
    void f16_whoIsSignedOutWhileTypingLosesNothing() {
        Page page = withClock(signedIn("leaver", Role.EDITOR));
        Page other = page.context().newPage();
        written(page, "庙会几点散场？");
        signedOut("leaver");
        page.locator("#answer").fill("晚上九点。");
        aWhileLater(page);
        assertThat(page.locator("#saved")).containsText("登录已结束，还没有保存。");
        assertThat(page.locator("#answer")).hasValue("晚上九点。");
        Screen.shots(page, "entry-signed-out");
        button(page, "保存").click();
        assertThat(page.locator("h1")).hasText("还没有保存");
        assertThat(page.locator(".problem")).containsText("您写的没有丢");
        Screen.shots(page, "unsaved");
        signInAgain(other, "leaver");
        button(page, "再存一次").click();
        assertThat(page.locator(".problem")).hasText("您写的时候重新登录过。写的没有丢，请按“再存一次”。");
        button(page, "再存一次").click();
        assertThat(page.locator(".done")).hasText("已保存。");
        assertThat(page.locator("#answer")).hasValue("晚上九点。");

        signedOut("leaver");
        signInAgain(other, "leaver");
        page.locator("#answer").fill("晚上十点。");
        aWhileLater(page);
        assertThat(page.locator("#saved")).containsText("请按“保存”");
        button(page, "保存").click();
        button(page, "再存一次").click();
        assertThat(page.locator("#answer")).hasValue("晚上十点。");
        DESKTOP.reported("401");
        DESKTOP.reported("403");
    }

    @Test
    void f16_theBrowsersWayBackShowsWhatWasSaved() {
        Page page = signedIn("returner", Role.EDITOR);
        written(page, "皮影会几点开演？");
        String form = page.url();
        page.locator("#answer").fill("晚上七点。");
        button(page, "保存").click();
        assertThat(page.locator("#answer")).hasValue("晚上七点。");
        page.navigate(at("/staff/entries"));
        page.goBack();
        assertThat(page).hasURL(form);
        assertThat(page.locator("#answer")).hasValue("晚上七点。");
        page.locator("#answer").fill("晚上八点。");
        button(page, "保存").click();
        assertThat(page.locator(".done")).hasText("已保存。");
        assertThat(page.locator("#answer")).hasValue("晚上八点。");
    }

    /** A draft of one's own, in its form. */
    private void written(Page page, String question) {
        page.navigate(at("/staff/entries/new?kind=FAQ"));
        page.locator("#question").fill(question);
        button(page, "保存").click();
        assertThat(page.locator(".done")).hasText("已保存。");
    }

    /** As an administrator ends all of somebody's sessions. */
    private void signedOut(String name) {
        String id = members.find(name).orElseThrow().id();
        members.disable(Actor.operator(), id);
        members.enable(Actor.operator(), id);
    }

    private void signInAgain(Page window, String name) {
        window.navigate(at("/staff/login"));
        window.locator("#name").fill(name);
        window.locator("#password").fill(PASSWORD);
        button(window, "登录").click();
        assertThat(window).hasURL(at("/staff"));
    }

    private Page signedIn(String name, Role role) {
        members.add(Actor.operator(), name, name, "公安", role, PASSWORD);
        return DESKTOP.signedIn(port, name, PASSWORD);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
