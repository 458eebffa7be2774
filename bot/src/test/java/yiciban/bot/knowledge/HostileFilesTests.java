package yiciban.bot.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import yiciban.bot.staff.Role;
import yiciban.bot.webchat.Harmless;

/** C12: what is in files that staff import, and what they are called, is text on every page that shows it. */
class HostileFilesTests extends HostileConsole {

    /** Files that go through the form, one after the other; the others are sent as the browser would send them. */
    private static final int BY_HAND = 12;

    /** Batches on a page. */
    private static final int LISTED = 50;

    /** Excel before 2007: refused by its first bytes, which takes no time. */
    private static final byte[] OLD = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    /** The page that the browser is led to after each file. */
    private static final String SEND = """
            async names => {
                const pages = [];
                for (const name of names) {
                    const form = new FormData(document.querySelector('form[enctype]'));
                    form.set('file', new File([new Uint8Array([0xD0, 0xCF, 0x11, 0xE0])], name));
                    const answer = await fetch('/staff/imports', {method: 'POST', body: form});
                    pages.push(answer.url);
                }
                return pages;
            }
            """;

    @Autowired
    Clock clock;

    @Test
    void c12_aHostileFileIsTextInItsReport() {
        Page page = signedIn("hostile-importer", Role.EDITOR);
        var csv = new StringBuilder("question,similar,answer,source\r\n");
        for (String line : LINES) {
            String cell = '"' + line.replace("\"", "\"\"") + '"';
            csv.append(String.join(",", cell, cell, cell, cell)).append("\r\n");
        }
        upload(page, "<img src=x onerror=window.ran=1>.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        // Many differ in signs only: new for one row, a conflict for the others.
        assertThat(page.locator("main form .scroll > table > tbody > tr")).hasCount(LINES.size());
        Harmless.here(page, "report of an import", LINES);
        page.locator("form button[type=submit]").last().click();
        assertThat(page.locator(".done")).containsText("已写成草稿");
        Harmless.at(page, "/staff/entries", List.of());
        Harmless.at(page, "/staff/imports", List.of("<img src=x onerror=window.ran=1>.csv"));
        page.locator("form[action$='/undo'] button").first().click();
        assertThat(page.locator(".done")).containsText("已撤销");
    }

    @Test
    void c12_namesOfFilesAreTextWhereTheyAreUploaded() {
        Page page = signedIn("hostile-uploader", Role.EDITOR);
        for (String line : some(0, BY_HAND)) {
            upload(page, line, OLD);
            assertThat(page.locator("h1")).hasText("导入预览：" + sent(line));
            Harmless.here(page, line, List.of(sent(line)));
        }
        page.navigate("/staff/imports");
        // A member has five at a time.
        for (List<String> names : pieces(LINES, 5)) {
            List<?> addresses = (List<?>) page.evaluate(SEND, names);
            var pages = new LinkedHashMap<String, List<String>>();
            for (int i = 0; i < names.size(); i++) {
                pages.put(String.valueOf(addresses.get(i)), List.of("导入预览：" + sent(names.get(i))));
            }
            assertThat(pages).hasSameSizeAs(names);
            Harmless.there(page, pages);
        }
    }

    @Test
    void c12_namesOfFilesAreTextAfterwards() {
        Page page = signedIn("hostile-lister", Role.EDITOR);
        for (List<String> names : pieces(LINES, LISTED)) {
            for (int i = 0; i < names.size(); i++) {
                shelves.batches.insert("hostile-" + i, clock.instant().plusSeconds(i), names.get(i), names.get(i));
            }
            Harmless.at(page, "/staff/imports", names);
            sql.sql("delete from import_batch where id like 'hostile-%'").update();
        }
        var pages = new LinkedHashMap<String, List<String>>();
        for (String line : LINES) {
            String id = "hostile-" + pages.size();
            sql.sql("""
                            insert into upload (id, member, name, report, begun_at, pressed_at, beat_at, problem)
                            values (:id, 'hostile-lister', :name, 0, :now, :now, :now, :name)""")
                    .param("id", id)
                    .param("name", line)
                    .param("now", clock.millis())
                    .update();
            pages.put("/staff/imports/" + id, List.of("导入：" + line));
        }
        Harmless.there(page, pages);
    }

    @Test
    void c12_aHostileReportIsTextBeforeAndAfterItIsFiled() throws IOException {
        Page page = signedIn("hostile-reporter", Role.EDITOR);
        page.navigate("/staff/imports");
        page.locator("#what").selectOption("report");
        page.locator("#file")
                .setInputFiles(new FilePayload("<svg onload=window.ran=1>.docx", "application/octet-stream", report()));
        page.locator("form:has(input[type=file]) button[type=submit]").first().click();
        assertThat(page.locator("main")).containsText("读出 2 段");
        Harmless.here(page, "a report before it is filed", List.of("<svg onload=window.ran=1>.docx"));
        for (String box : List.of("name", "region", "source")) {
            page.locator("#" + box).fill(text(30, box.equals("region") ? 50 : 200));
        }
        page.locator("#year").fill("2026");
        page.locator("form:has(#year) button[type=submit]").click();
        assertThat(page.locator("main")).containsText("已写成草稿");
        String entry = shelves.revisions.reports().getLast().id();
        Harmless.at(page, "/staff/entries/" + entry, some(0, 40));
        Harmless.at(page, "/staff/entries/" + entry + "/edit", some(0, 40));
        editing.discard(hand("hostile-reporter"), entry);
    }

    private static void upload(Page page, String name, byte[] file) {
        page.navigate("/staff/imports");
        page.locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", file));
        page.locator("form:has(input[type=file]) button[type=submit]").first().click();
    }

    /** As a browser says it: a quotation mark would end the name. */
    private static String sent(String name) {
        return name.replace("\"", "%22");
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
}
