package yiciban.bot.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.Role;
import yiciban.bot.webchat.Harmless;

/** C12: what members are called, what the log says they did, and what somebody types who is no member is text. */
class HostileNamesTests extends HostileConsole {

    /** What the box for a name takes. In characters. */
    private static final int TYPED = 200;

    @Autowired
    Audit audit;

    @Test
    void c12_theNamesOfMembersAreText() {
        Page page = signedIn("hostile-admin", Role.ADMIN);
        var pages = new LinkedHashMap<String, List<String>>();
        for (String name : names()) {
            String id = "hostile-member-" + pages.size();
            // By the table: each would hash a password.
            sql.sql("""
                            insert into staff_member (id, name, display, office, role, disabled, password, password_set_at,
                                once_until, failures, locked_until, made_at)
                            select :id, :id, :display, office, 'auditor', false, password, password_set_at, 0, 0, 0, made_at
                            from staff_member where name = 'hostile-admin'""").param("id", id).param("display", name).update();
            pages.put("/staff/members/" + id, List.of(name));
        }
        Harmless.at(page, "/staff/members", names());
        Harmless.there(page, pages);
        Harmless.at(page, "/staff/members/hostile-member-3", List.of(names().get(3)));
        sql.sql("delete from staff_member where id like 'hostile-member-%'").update();

        page.navigate("/staff/members");
        for (String box : List.of("name", "display", "office")) {
            page.locator("#" + box).evaluate("(box, text) => box.value = text", WORST);
        }
        page.locator("form[action='/staff/members'] button").click();
        assertThat(page.locator(".problem")).hasCount(1);
        Harmless.here(page, "a member who was not added", List.of(WORST));
        DESKTOP.reported("422");
    }

    @Test
    void c12_theNameOfWhoIsSignedInIsText() {
        Page page = signedIn("hostile-renamed", Role.AUDITOR);
        for (String name : names()) {
            sql.sql("update staff_member set display = :display where name = 'hostile-renamed'")
                    .param("display", name)
                    .update();
            Harmless.there(page, Map.of("/staff", List.of("您好，" + name)));
        }
        Harmless.at(page, "/staff", List.of("您好，" + names().getLast()));
        Harmless.at(page, "/staff/me", List.of(names().getLast()));
    }

    @Test
    void c12_theLogIsTextOnItsPageAndInItsFile() throws IOException {
        Page page = signedIn("hostile-auditor", Role.AUDITOR);
        for (List<String> lines : pieces(LINES, 61)) {
            lines.forEach(line -> audit.record(new Actor(line, line), line, line, line, line));
            Harmless.at(page, "/staff/audit", lines);
            assertThat(page.locator("tbody tr").first().locator("td").nth(5)).hasText(lines.getLast());
        }
        Harmless.there(page, pages(line -> "/staff/audit?actor=" + line + "&action=" + line));
        Harmless.at(page, "/staff/audit?actor=" + encoded(WORST) + "&action=" + encoded(WORST), List.of(WORST));
        page.navigate("/staff/audit?day=" + encoded(text(0, TYPED)));
        Harmless.here(page, "a day that is none", List.of("日期请写成"));
        DESKTOP.reported("422");

        page.navigate("/staff/audit");
        Download file = page.waitForDownload(
                () -> page.locator("form[action$='/export'] button").click());
        String csv = Files.readString(file.path(), StandardCharsets.UTF_8).substring(1);
        List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
        assertThat(rows.stream()
                        .map(row -> Stream.of(2, 3, 4, 5, 7, 8).map(row::get).toList()))
                .containsAll(
                        LINES.stream().map(line -> Collections.nCopies(6, line)).toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.size()).isEqualTo(10));
    }

    @Test
    void c12_whatSomebodyTypesWhoIsNoMemberIsNotShown() {
        Page page = DESKTOP.opened(port);
        page.navigate("/staff/login");
        var pages = new LinkedHashMap<String, List<String>>();
        LINES.forEach(line -> pages.put(
                "/staff/login?wrong=%1$s&wait=%1$s&done=%1$s&name=%1$s&error=%1$s".formatted(encoded(line)),
                List.of("登录后台")));
        Harmless.there(page, pages);
        // Two: after five the address waits.
        for (int from : List.of(0, LINES.size() / 2)) {
            page.locator("input[name=name]").fill(text(from, TYPED));
            page.locator("input[name=password]").fill(WORST);
            page.keyboard().press("Enter");
            assertThat(page.locator(".problem")).containsText("账号或口令不对");
            Harmless.here(page, "a name that is none", List.of());
        }
    }
}
