package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every request to the console passes, and what it leaves in the log. */
@StaffTest
@ExtendWith(OutputCaptureExtension.class)
class GuardTest {

    private static final String WRONG = "Eight-herons-by-the-Sha";

    @Autowired
    Desk desk;

    @Autowired
    StaffMembers members;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient sql;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    @BeforeEach
    void nobodyWaits() {
        sql.sql("delete from staff_attempt").update();
    }

    private long recorded() {
        return audit.head().orElseThrow().number();
    }

    @Test
    void c9_withoutItsTokenAFormChangesNothing() {
        StaffMember member = desk.member(Role.EDITOR);
        Clerk admin = desk.signedIn(Role.ADMIN);
        String page = "/staff/members/" + member.id();
        assertThat(admin.post(page + "/disable", "x", "y").statusCode()).isEqualTo(403);
        assertThat(admin.post(page + "/disable", "_csrf", "guessed").statusCode())
                .isEqualTo(403);
        assertThat(members.byId(member.id()).orElseThrow().disabled()).isFalse();
        assertThat(admin.fill(page, page + "/disable").statusCode()).isEqualTo(302);
        assertThat(members.byId(member.id()).orElseThrow().disabled()).isTrue();
    }

    @Test
    void whatNoDatabaseStoresIsRefusedBeforeAnythingIsDone() {
        Clerk admin = desk.signedIn(Role.ADMIN);
        HttpResponse<String> refused = admin.fill(
                "/staff/members", "/staff/members", "name", "zhao\0", "display", "赵", "office", "公安", "role", "EDITOR");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("里面有看不见的字符").doesNotContain("\0");
    }

    @Test
    void c9_anotherSitesFormIsTurnedAwayEvenWithAToken() {
        StaffMember member = desk.member(Role.EDITOR);
        String path = "/staff/members/" + member.id() + "/disable";
        for (Map.Entry<String, String> from : Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
                .entrySet()) {
            Clerk admin = desk.signedIn(Role.ADMIN);
            String token = admin.token("/staff/members");
            assertThat(admin.with(from.getKey(), from.getValue())
                            .post(path, "_csrf", token)
                            .statusCode())
                    .as(from.getKey())
                    .isEqualTo(403);
        }
        Clerk neighbour = desk.signedIn(Role.ADMIN);
        String token = neighbour.token("/staff/members");
        assertThat(neighbour
                        .with("Sec-Fetch-Site", "same-site")
                        .post(path, "_csrf", token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(members.byId(member.id()).orElseThrow().disabled()).isFalse();
    }

    @Test
    void c9_readingChangesNothing() {
        StaffMember member = desk.member(Role.EDITOR);
        List<Clerk> clerks = List.of(desk.signedIn(Role.ADMIN), desk.signedIn(Role.AUDITOR));
        long before = recorded();
        List<StaffMember> everybody = members.all();
        pages.getHandlerMethods().forEach((page, method) -> {
            if (page.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                page.getPatternValues().stream()
                        .filter(path -> path.startsWith("/staff"))
                        .forEach(path -> clerks.forEach(clerk -> clerk.get(path.replace("{id}", member.id()))));
            }
        });
        assertThat(recorded()).isEqualTo(before);
        assertThat(members.all()).isEqualTo(everybody);
    }

    @Test
    void c10_headersForbidWhatNoPageDoes() {
        for (String path : List.of("/staff/login", "/staff", "/staff/nowhere")) {
            HttpResponse<String> page = desk.anonymous().get(path);
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains(
                                    "default-src 'self'",
                                    "object-src 'none'",
                                    "base-uri 'none'",
                                    "frame-ancestors 'none'",
                                    "form-action 'self'")
                            .doesNotContain("unsafe"));
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(page.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void c23_overHttpsTheBrowserIsToldToStayThere() {
        assertThat(desk.anonymous()
                        .with("X-Forwarded-Proto", "https")
                        .get("/staff/login")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(hsts -> assertThat(hsts).contains("max-age=31536000"));
    }

    @Test
    void c23_theConsoleCanBeForTheIntranetOnly() throws Exception {
        var intranet = new Intranet("10.0.0.0/8, 192.168.1.7, fd00::/8");
        for (String inside : List.of("10.1.2.3", "192.168.1.7", "fd12::1")) {
            assertThat(status(intranet, inside)).as(inside).isEqualTo(200);
        }
        for (String outside : List.of("11.1.2.3", "192.168.1.8", "127.0.0.1", "::1")) {
            assertThat(status(intranet, outside)).as(outside).isEqualTo(404);
        }
        assertThat(status(new Intranet(""), "203.0.113.9")).isEqualTo(200);
    }

    private static int status(Intranet intranet, String address) throws Exception {
        var request = new MockHttpServletRequest("GET", "/staff");
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        intranet.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    @Test
    void c18_noNameForgesALineOfTheLog(CapturedOutput output) {
        String forged = "x\r\n2026-11-26 09:00:00.000 INFO  Audit: 登录 ok\u2028\u001b[2K";
        desk.anonymous().signIn(forged, WRONG);
        audit.record(new Actor(forged, "127.0.0.1"), "改部门" + forged, forged, forged, forged);
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("2026-11-26 09:00:00.000"));
        assertThat(output.getAll()).contains("\\r\\n2026-11-26").doesNotContain("\u001b[2K", "\u2028");
    }

    @Test
    void c19_loginsBothWaysAreRecorded() {
        StaffMember member = desk.member(Role.EDITOR);
        desk.anonymous().signIn(member.name(), WRONG);
        desk.anonymous().signIn(member.name(), Desk.PASSWORD);
        assertThat(audit.after(recorded() - 2, 2))
                .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::refused, AuditEntry::address)
                .containsExactly(
                        tuple(member.name(), "登录", true, "127.0.0.1"), tuple(member.name(), "登录", false, "127.0.0.1"));
    }

    @Test
    void c19_whatAnAdministratorDoesIsRecordedAndTakingTheLogAway() {
        StaffMember member = desk.member(Role.EDITOR);
        String page = "/staff/members/" + member.id();
        desk.signedIn(Role.ADMIN).fill(page, page + "/role", "role", "REVIEWER");
        AuditEntry last = audit.after(recorded() - 1, 1).getFirst();
        assertThat(last.action()).isEqualTo("改角色");
        assertThat(last.before()).contains("编辑");
        assertThat(last.after()).contains("审核");
        HttpResponse<String> table = desk.signedIn(Role.AUDITOR).fill("/staff/audit", "/staff/audit/export");
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.body()).contains("改角色", member.name());
        assertThat(audit.after(recorded() - 1, 1).getFirst().action()).isEqualTo("导出日志");
    }

    @Test
    void c22_noPasswordIsInTheLogTheDatabaseOrAnAddress(CapturedOutput output) {
        StaffMember member = desk.member(Role.ADMIN);
        Clerk clerk = desk.anonymous();
        String address = Clerk.location(clerk.signIn(member.name(), Desk.PASSWORD));
        String secret = desk.bound(member);
        assertThat(address).doesNotContain(Desk.PASSWORD);
        assertThat(output.getAll()).doesNotContain(Desk.PASSWORD, secret, clerk.cookie("yiciban-staff"));
        for (String table : List.of("staff_member", "staff_session", "audit")) {
            assertThat(sql.sql("select * from " + table).query().listOfRows().toString())
                    .doesNotContain(Desk.PASSWORD, secret, clerk.cookie("yiciban-staff"));
        }
    }

    @Test
    void c24_errorsSayNothingOfTheInside() {
        Clerk clerk = desk.signedIn(Role.EDITOR);
        clerk.with("Accept", "text/html");
        HttpResponse<String> broken = clerk.get("/staff/broken");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body())
                .containsPattern("编号 <strong>[0-9A-Z]{8}</strong>")
                .doesNotContain("select", "10.0.0.7", "Exception", "yiciban.bot", "Tomcat");
        HttpResponse<String> odd = desk.signedIn(Role.AUDITOR).get("/staff/audit?below=many");
        assertThat(odd.statusCode()).isEqualTo(400);
        assertThat(odd.body()).doesNotContain("Exception", "java", "Tomcat");
        assertThat(desk.signedIn(Role.AUDITOR).get("/staff/audit?day=tomorrow").statusCode())
                .isEqualTo(422);
    }

    @Test
    void theLastAdministratorAndOneselfStay() {
        StaffMember admin = desk.member(Role.ADMIN);
        Clerk clerk = desk.signedIn(admin);
        String page = "/staff/members/" + admin.id();
        assertThat(clerk.fill(page, page + "/disable").statusCode()).isEqualTo(422);
        assertThat(clerk.fill(page, page + "/role", "role", "AUDITOR").statusCode())
                .isEqualTo(422);
        assertThat(members.byId(admin.id()).orElseThrow())
                .returns(false, StaffMember::disabled)
                .returns(Role.ADMIN, StaffMember::role);
    }
}
