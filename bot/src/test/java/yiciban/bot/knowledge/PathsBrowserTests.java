package yiciban.bot.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static yiciban.bot.webchat.Desktop.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import yiciban.bot.Yiciban;
import yiciban.bot.answer.SharedLibrary;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.QuickHashing;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.webchat.Desktop;
import yiciban.bot.webchat.Keyboard;
import yiciban.bot.webchat.Screen;

/**
 * The ways of a text to citizens and back on the real content, at a real browser: without a mouse, and without scripts.
 * Pages that other tests do not come to are looked at on the way.
 */
@SpringBootTest(
        classes = Yiciban.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "yiciban.telegram.token=", "yiciban.rate-limit.enabled=off"})
@Import({WholeOffice.class, QuickHashing.class})
@DirtiesContext
class PathsBrowserTests {

    private static final String PASSWORD = "Seven-herons-by-the-Sha1";

    /** Times that somebody looks again for what will be there in a moment. */
    private static final int SOON = 500;

    private static final String QUESTION = "补身份证要交多少钱";

    @RegisterExtension
    static final Desktop DESKTOP = Desktop.withScripts();

    @RegisterExtension
    static final Desktop PLAIN = Desktop.withoutScripts();

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    WholeOffice.Pause pause;

    @DynamicPropertySource
    static void inAnEmptyFolder(DynamicPropertyRegistry properties) {
        assertThat(SharedLibrary.get().passages()).isPositive(); // indexed, so that the server need not
        properties.add("yiciban.data-dir", () -> folder.resolve("data").toString());
        properties.add("yiciban.db-url", () -> "");
    }

    @BeforeEach
    void people() {
        if (members.find("zhangsan").isEmpty()) {
            add("zhangsan", "张三", Role.EDITOR);
            add("lisi", "李四", Role.REVIEWER);
        }
    }

    private void add(String name, String display, Role role) {
        members.add(Actor.operator(), name, display, StaffMember.EVERY_OFFICE, role, PASSWORD);
    }

    @Test
    void aFeeGoesToCitizensAndBackWithTheKeyboardAlone() {
        Page editor = DESKTOP.signedIn(port, "zhangsan", PASSWORD);
        assertThat(answer(editor, QUESTION)).contains("40元");
        var editing = new Keyboard(editor);
        editing.to(link(editor, "条目")).press("Enter");
        editing.to(editor.getByLabel("名称或编号")).type("身份证").press("Enter");
        assertThat(editor).hasURL(Pattern.compile("words="));
        Screen.picture(editor, "entries", 620);
        editing.to(link(editor, "居民身份证异地补领(丢失)")).press("Enter");
        editing.to(link(editor, "修改")).press("Enter");
        editing.to(editor.locator("#fee")).type("丢失补领20元(国家标准)");
        assertThat(editor.locator("#preview .seen-web").first()).containsText("20元");
        Screen.picture(editor, "edit", 760);
        editing.to(button(editor, "保存并提交审核")).press("Enter");
        assertThat(editor.locator(".done")).hasText("已提交，等审核人员审核。");

        Page reviewer = DESKTOP.signedIn(port, "lisi", PASSWORD);
        var reviewing = new Keyboard(reviewer);
        reviewing.to(link(reviewer, "待审")).press("Enter");
        reviewing.to(link(reviewer, "居民身份证异地补领(丢失)")).press("Enter");
        assertThat(reviewer.locator(".changes ins").first()).hasText("20");
        Screen.picture(reviewer, "review", 844);
        reviewing.to(button(reviewer, "通过")).press("Enter");
        assertThat(reviewer.locator(".done")).hasText("已通过，等待发布。");

        reviewing.to(link(reviewer, "试一试")).press("Enter");
        reviewing.to(reviewer.locator("#q")).type(QUESTION).press("Enter");
        assertThat(reviewer.locator(".bubble").last()).containsText("20元");
        Screen.picture(reviewer, "try", 760);
        reviewing.to(link(reviewer, "发布")).press("Enter");
        Locator chosen = reviewer.getByLabel("选 guide-002");
        reviewing.to(chosen).press("Space");
        assertThat(chosen).not().isChecked();
        reviewing.press("Space");
        assertThat(chosen).isChecked();
        pause.begin();
        reviewing.to(button(reviewer, "先试答")).press("Enter");
        assertThat(reviewer.locator("progress")).hasAttribute("value", "5");
        Locator again = link(reviewer, "刷新看进度");
        reviewing.to(again);
        reviewer.waitForResponse(Pattern.compile("/staff/trials/"), () -> {});
        reviewer.waitForResponse(Pattern.compile("/staff/trials/"), () -> {});
        assertThat(again).isFocused();
        Screen.shots(reviewer, "trial-running");
        pause.end();

        assertThat(reviewer.locator(".problem")).containsText("个标准问题原来答得对，发布后会答错。");
        assertThat(reviewer.locator(".answers ins").first()).hasText("20");
        Screen.shots(reviewer, "trial-worse");
        Screen.picture(reviewer, "trial", 844);
        reviewing.to(reviewer.locator("#note")).type("补领收费改了");
        reviewing.to(reviewer.locator("#override")).type("物价部门的新规定");
        reviewing.to(button(reviewer, "发布")).press("Enter");
        assertThat(reviewer.locator(".done")).hasText("已发布，群众现在看到的是新内容。");
        assertThat(answer(reviewer, QUESTION)).contains("20元").doesNotContain("40元");

        Locator which = reviewer.locator("#number");
        reviewing.to(which).press("ArrowDown").press("ArrowUp");
        assertThat(which.locator("option:checked")).containsText("补领收费改了");
        reviewing.to(reviewer.locator("#reason")).type("还没有到时候");
        Screen.shots(reviewer, "publications-rollback");
        Screen.picture(reviewer, "publish", 700);
        reviewing.to(button(reviewer, "回退")).press("Enter");
        assertThat(reviewer.locator(".done")).hasText("已回退，群众现在看到的是原来的内容。");
        assertThat(answer(reviewer, QUESTION)).contains("40元");
    }

    @Test
    void aTableIsImportedAndTakenBackWithTheKeyboardAlone() {
        Page page = DESKTOP.signedIn(port, "zhangsan", PASSWORD);
        var keyboard = new Keyboard(page);
        keyboard.to(link(page, "导入导出")).press("Enter");
        var rows = new StringBuilder("question,answer,source\r\n")
                .append("补身份证 多少钱,不要钱。,便民手册\r\n")
                .append("没有答案的？,,便民手册\r\n");
        for (int floor = 1; floor <= 14; floor++) {
            rows.append("政务大厅%d号窗口办什么？,办登记。,便民手册\r\n".formatted(floor));
        }
        upload(page, "窗口.csv", rows.toString());
        keyboard.to(button(page, "上传并预览")).press("Enter");
        Locator write = button(page, "写成草稿");
        assertThat(write).isVisible();
        assertThat(page.locator("main")).containsText("冲突 1 行");
        keyboard.to(page.locator("input[name=overwrite]").first()).press("Space");
        keyboard.to(page.locator("input[name=skip]").first()).press("Space");
        Screen.shots(page, "import-plan-conflict");
        page.evaluate("scrollTo(0, 0)");
        Screen.picture(page, "import", 640);
        pause.begin();
        keyboard.to(write).press("Enter");
        assertThat(page.locator("progress")).hasAttribute("value", "10");
        Locator stop = button(page, "停止，不导入了");
        keyboard.to(stop);
        page.waitForResponse(Pattern.compile("/staff/imports/"), () -> {});
        page.waitForResponse(Pattern.compile("/staff/imports/"), () -> {});
        assertThat(stop).isFocused();
        Screen.shots(page, "import-writing");
        pause.end();
        assertThat(page.locator("main")).containsText("已写成 14 条草稿");
        keyboard.to(link(page, "回到导入导出")).press("Enter");
        keyboard.to(button(page, "整批撤销 窗口.csv")).press("Enter");
        assertThat(page.locator(".done")).hasText("已撤销，恢复原样。");
    }

    @Test
    void withoutScriptsEverythingIsAPlainForm() {
        Page editor = PLAIN.signedIn(port, "zhangsan", PASSWORD);
        editor.navigate("/staff/entries/faq-004/edit");
        editor.locator("#answer").fill("到就近的派出所或户政大厅挂失，不限户籍地。");
        button(editor, "保存").click();
        assertThat(editor.locator(".done")).hasText("已保存。");
        assertThat(editor.locator("#preview")).containsText("到就近的派出所");
        button(editor, "保存并提交审核").click();
        assertThat(editor.locator(".done")).hasText("已提交，等审核人员审核。");

        Page reviewer = PLAIN.signedIn(port, "lisi", PASSWORD);
        reviewer.navigate("/staff/entries/faq-004");
        button(reviewer, "通过").click();
        assertThat(reviewer.locator(".done")).hasText("已通过，等待发布。");
        reviewer.navigate("/staff/publications");
        button(reviewer, "先试答").click();
        untilShown(reviewer, button(reviewer, "发布"));
        button(reviewer, "发布").click();
        assertThat(reviewer.locator(".done")).hasText("已发布，群众现在看到的是新内容。");
        reviewer.locator("#reason").fill("先退回去");
        button(reviewer, "回退").click();
        assertThat(reviewer.locator(".done")).hasText("已回退，群众现在看到的是原来的内容。");

        editor.navigate("/staff/imports");
        upload(editor, "灯谜会.csv", "question,answer,source\r\n灯谜会要登记吗？,不用。,便民手册\r\n");
        button(editor, "上传并预览").click();
        untilShown(editor, button(editor, "写成草稿"));
        button(editor, "写成草稿").click();
        assertThat(editor.locator(".done")).containsText("已写成草稿");
        button(editor, "整批撤销 灯谜会.csv").click();
        assertThat(editor.locator(".done")).hasText("已撤销，恢复原样。");
    }

    @Test
    void whatOtherPagesShowFitsAPhone() throws IOException {
        Page editor = DESKTOP.signedIn(port, "zhangsan", PASSWORD);
        editor.navigate("/staff/entries/new?kind=FAQ");
        editor.locator("#question").fill("身份证不见了,想再办一张,急得很");
        editor.locator("#answer").fill("先挂失。");
        button(editor, "保存").click();
        assertThat(editor.locator(".twins")).containsText("居民身份证异地补领(丢失)");
        Screen.shots(editor, "entry-twins");
        editor.navigate("/staff/entries/guide-012");
        unfolded(editor);
        Screen.shots(editor, "entry-unfolded");

        editor.navigate("/staff/imports");
        editor.locator("#what").selectOption("report");
        editor.locator("input[type=file]").setInputFiles(new FilePayload("报告.docx", "", report()));
        button(editor, "上传并预览").click();
        assertThat(editor.locator("main")).containsText("“湛江”可能是“湛河”之误");
        Screen.shots(editor, "import-report");

        editor.navigate("/staff/words");
        editor.locator("#words-golden").focus();
        editor.keyboard().press("Control+End");
        editor.keyboard().type("补身份证多少钱 = guide-002");
        Locator golden = editor.locator("#form-words-golden");
        golden.locator("button").click();
        editor.locator("form[action$='words-golden/submit'] button").click();
        assertThat(golden.locator("textarea")).not().isEditable();
        Page reviewer = DESKTOP.signedIn(port, "lisi", PASSWORD);
        reviewer.navigate("/staff/words");
        assertThat(button(reviewer, "审核通过")).isVisible();
        assertThat(reviewer.locator(".changes ins")).hasText("补身份证多少钱 = guide-002");
        Screen.shots(reviewer, "words-submitted");
        reviewer.locator("form[action$='words-golden/trial'] button").click();
        assertThat(reviewer.locator("main")).containsText("个回答会变");
        editor.navigate("/staff/words");
        editor.locator("form[action$='words-golden/recall'] button").click();

        answer(editor, "开店卖烟要办什么证");
        editor.navigate("/staff/gaps");
        Locator gap = link(editor, "开店卖烟要办什么证");
        for (int again = 0; again < SOON && gap.count() == 0; again++) {
            editor.reload();
        }
        gap.click();
        button(editor, "我来办").click();
        editor.locator("#answer").fill("到烟草专卖局的窗口，或者在网上申请。");
        editor.locator("#source").fill("烟草专卖许可证管理办法");
        editor.locator("h2").first().evaluate("title => title.scrollIntoView()");
        Screen.picture(editor, "gap", 760);
        unfolded(editor);
        Screen.shots(editor, "gap-unfolded");
        editor.navigate("/staff/masking");
        editor.locator("#text").fill("我的电话13812345678");
        button(editor, "看存下来的样子").click();
        assertThat(editor.locator(".bubble")).not().containsText("13812345678");
        Screen.shots(editor, "masking-masked");

        String once = members.addForOnce(Actor.operator(), "wangwu", "王五", "公安", Role.EDITOR);
        button(editor, "退出").click();
        editor.getByLabel("账号").fill("wangwu");
        editor.getByLabel("口令").fill(once);
        button(editor, "登录").click();
        assertThat(editor.locator("main")).containsText("现在用的是一次性口令");
        Screen.picture(editor, "password", 620);
    }

    /** A report with a slip, as offices write them. */
    private static byte[] report() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            for (String line : List.of(
                    "湛河区法治政府建设年度报告（2025）",
                    "今年来，湛河区坚持依法行政，护航湛江经济社会高质量发展。",
                    "一、坚持党的领导",
                    "一是强化领导。区长任组长，每月听取一次法治政府建设工作的汇报。",
                    "二、推进政务公开",
                    "一是公开办事指南。全年公开办事指南二百条。")) {
                document.createParagraph().createRun().setText(line);
            }
            document.write(out);
        }
        return out.toByteArray();
    }

    private static void unfolded(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    /** What a citizen is told now. */
    private static String answer(Page page, String question) {
        return page.request()
                .post("/api/v1/questions", RequestOptions.create().setData(Map.of("text", question)))
                .text();
    }

    private static void upload(Page page, String name, String text) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** As somebody does who has no scripts. */
    private static void untilShown(Page page, Locator wanted) {
        Locator again = link(page, "刷新看进度");
        wanted.or(again).first().waitFor();
        for (int clicks = 0; clicks < SOON && wanted.count() == 0; clicks++) {
            again.click();
            wanted.or(again).first().waitFor();
        }
    }

    private static Locator link(Page page, String name) {
        return page.locator("a:text-is('" + name + "')").first();
    }
}
