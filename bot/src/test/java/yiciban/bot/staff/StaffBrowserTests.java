package yiciban.bot.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.webchat.Chromium;
import yiciban.bot.webchat.Screen;

/** The console in a real browser. Every test also holds that nothing was reported on the console of the browser. */
@StaffTest
class StaffBrowserTests {

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    Desk desk;

    @Autowired
    StaffMembers members;

    @Autowired
    JdbcClient sql;

    @LocalServerPort
    int port;

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
    void desktop() {
        sql.sql("delete from staff_attempt").update();
        open(1280, 900);
    }

    @AfterEach
    void quiet() {
        context.close();
        assertThat(console).isEmpty();
    }

    @Test
    void anAdministratorSignsInForTheFirstTimeAndAddsAMember() {
        String once = members.addForOnce(Desk.TESTER, "first-admin", "管理员", "全部", Role.ADMIN);
        page.navigate("/staff");
        Screen.shots(page, "staff-login");
        signIn("first-admin", once);

        assertThat(page).hasURL(at("/staff/password"));
        page.getByLabel("现在的口令").fill(once);
        page.getByLabel("新口令", exactly()).fill("Nine-herons-by-the-Sha");
        page.getByLabel("再输一次新口令").fill("Nine-herons-by-the-Sha");
        Screen.shots(page, "staff-password");
        press("改好");

        assertThat(page).hasURL(at("/staff/code/bind"));
        String secret = page.locator("#secret").innerText().replace(" ", "");
        Screen.shots(page, "staff-bind");
        page.getByLabel("验证码").fill(desk.code(secret));
        press("绑定");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("验证码已绑定，下次登录会用到。");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("人员")).click();
        page.getByLabel("账号").fill("zhaoliu");
        page.getByLabel("姓名").fill("赵六 <img src=x onerror=alert(1)>");
        page.getByLabel("部门").fill("人社");
        page.getByLabel("角色").selectOption("EDITOR");
        Screen.shots(page, "staff-members");
        press("添加");
        String password = page.locator("#once").innerText();
        Screen.shots(page, "staff-once");

        press("退出");
        signIn("zhaoliu", password);
        assertThat(page).hasURL(at("/staff/password"));
        assertThat(members.find("zhaoliu").orElseThrow().office()).isEqualTo("人社");
    }

    @Test
    void namesAreTextWhateverTheyAreMadeOf() {
        StaffMember odd =
                members.add(Desk.TESTER, "odd-name", "<b onclick=x>'\"</b>", "全部", Role.AUDITOR, Desk.PASSWORD);
        page.navigate("/staff");
        signIn(odd.name(), Desk.PASSWORD);
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("您好，<b onclick=x>'\"</b>");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("日志"))
                .first()
                .click();
        assertThat(page.locator("main script, main b")).hasCount(0);
        assertThat(page.locator("main table")).containsText("odd-name");
        Screen.shots(page, "staff-audit");
    }

    @Test
    void c2_aPasswordIsPasted() {
        StaffMember member = desk.member(Role.EDITOR);
        page.navigate("/staff/login");
        page.getByLabel("账号").fill(Desk.PASSWORD);
        page.keyboard().press("Control+a");
        page.keyboard().press("Control+x");
        page.getByLabel("口令").focus();
        page.keyboard().press("Control+v");
        page.getByLabel("账号").fill(member.name());
        press("登录");
        assertThat(page).hasURL(at("/staff"));
    }

    @Test
    void worksWithTheKeyboardAlone() {
        StaffMember member = desk.member(Role.EDITOR);
        page.navigate("/staff/login");
        assertThat(page.getByLabel("账号")).isFocused();
        page.keyboard().type(member.name());
        page.keyboard().press("Tab");
        page.keyboard().type(Desk.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(at("/staff"));
        page.keyboard().press("Tab");
        assertThat(page.getByText("跳到正文")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void fitsAPhone() {
        context.close();
        open(390, 844);
        StaffMember admin = desk.member(Role.ADMIN);
        String secret = desk.bound(admin);
        page.navigate("/staff");
        signIn(admin.name(), Desk.PASSWORD);
        sql.sql("update staff_member set second_factor_step = 0 where id = :id")
                .param("id", admin.id())
                .update();
        assertThat(page.getByLabel("验证码")).isVisible();
        Screen.shots(page, "staff-code");
        page.setViewportSize(390, 844);
        page.getByLabel("验证码").fill(desk.code(secret));
        press("继续");
        for (String path : List.of("/staff", "/staff/members/" + admin.id(), "/staff/me")) {
            page.navigate(path);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path)
                    .isEqualTo(true);
            Screen.shots(
                    page,
                    "staff"
                            + path.replaceFirst("/staff", "")
                                    .replaceAll("/members/.*", "-member")
                                    .replace('/', '-'));
            page.setViewportSize(390, 844);
        }
        // Since when and until when, of the one place where they are signed in.
        assertThat(page.locator("main td")).containsText(new String[] {"（这里）", "2026-", "2026-"});
    }

    private void open(int width, int height) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(width, height)
                .setBaseURL("http://127.0.0.1:" + port));
        page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.type() + " " + message.text()));
        page.onPageError(console::add);
    }

    private void signIn(String name, String password) {
        page.getByLabel("账号").fill(name);
        page.getByLabel("口令").fill(password);
        press("登录");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
