package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import yiciban.bot.Yiciban;

/** Every page of the whole program below /staff, every role and nobody, by real requests; see staff-matrix.txt. */
@DirtiesContext
@SpringBootTest(
        classes = Yiciban.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "yiciban.telegram.token=",
            // Only what a page needs is made; a page that needs the library, which is not open, fails after it was let
            // in.
            "spring.main.lazy-initialization=true",
            "yiciban.staff.second-factor=optional"
        })
@Import({Desk.class, StaffMatrixTest.Quick.class})
class StaffMatrixTest {

    @TestConfiguration
    static class Quick {

        @Bean
        @Primary
        PasswordHashing quickHashing() {
            return new PasswordHashing(StaffApplication.ROUNDS);
        }

        /** Building the index takes a minute or more, and who is let in has nothing to do with it. */
        @Bean
        static DefaultLifecycleProcessor lifecycleProcessor() {
            return new DefaultLifecycleProcessor() {
                @Override
                protected Map<String, Lifecycle> getLifecycleBeans() {
                    Map<String, Lifecycle> beans = super.getLifecycleBeans();
                    beans.remove("library");
                    return beans;
                }
            };
        }
    }

    /** One line of the table; what is expected of nobody, then of the roles in their order. */
    private record Line(String method, String path, List<String> expected) {

        String route() {
            return method + " " + path;
        }
    }

    @TempDir
    static Path folder;

    @Autowired
    Desk desk;

    @Autowired
    StaffSettings settings;

    @Autowired
    StaffMembers members;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    @DynamicPropertySource
    static void inAnEmptyFolder(DynamicPropertyRegistry properties) {
        properties.add("yiciban.data-dir", () -> folder.resolve("data").toString());
        properties.add("yiciban.db-url", () -> "");
    }

    private static List<Line> table() {
        try {
            return new ClassPathResource("staff-matrix.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .map(cells -> new Line(cells.get(0), cells.get(1), cells.subList(2, cells.size())))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Login and logout are Spring Security's; everything else is read from the program. */
    private Set<String> routes() {
        var routes = new TreeSet<String>(Set.of("POST /staff/login", "POST /staff/logout"));
        pages.getHandlerMethods().keySet().forEach(page -> {
            Set<RequestMethod> methods = page.getMethodsCondition().getMethods();
            for (String path : page.getPatternValues()) {
                if ((path + "/").startsWith("/staff/")) {
                    (methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods)
                            .forEach(method -> routes.add(method + " " + path));
                }
            }
        });
        return routes;
    }

    @Test
    void c3_whereNothingIsSetPasswordsAreAsDengbaoWants() {
        assertThat(settings.passwords()).isEqualTo(PasswordProfile.DENGBAO);
        assertThat(PasswordProfile.fromEnvironment()).isEqualTo(PasswordProfile.DENGBAO);
    }

    @Test
    void c11_everyRouteHasALine() {
        assertThat(table()).extracting(Line::route).containsExactlyInAnyOrderElementsOf(routes());
        assertThat(table())
                .allSatisfy(line -> assertThat(line.expected())
                        .as(line.route())
                        .hasSize(1 + Role.values().length)
                        .isSubsetOf("login", "open", "home", "no"));
    }

    @Test
    void c11_everyRoleOpensWhatItsLineSays() {
        var wrong = new ArrayList<String>();
        for (Line line : table()) {
            Iterator<String> expected = line.expected().iterator();
            assertOutcome(line, "anonymous", expected.next(), desk.anonymous(), wrong);
            for (Role role : Role.values()) {
                assertOutcome(line, role.name(), expected.next(), desk.signedIn(role), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** As the first role that may. */
    @Test
    void c9_noFormOfTheConsoleWorksWithoutItsTokenOrFromAnotherSite() {
        var taken = new ArrayList<String>();
        for (Line line : table()) {
            Iterator<String> expected =
                    line.expected().subList(1, line.expected().size()).iterator();
            Optional<Role> may = Stream.of(Role.values())
                    .filter(role -> expected.next().equals("open"))
                    .findFirst();
            if (line.method().equals("POST") && may.isPresent()) {
                String path = line.path().replaceAll("\\{[a-z]+}", "none");
                Clerk clerk = desk.signedIn(may.get());
                String token = clerk.token("/staff/me");
                if (clerk.post(path, "x", "y").statusCode() != 403) {
                    taken.add(line.route() + " without a token");
                }
                if (clerk.with("Sec-Fetch-Site", "cross-site")
                                .post(path, "_csrf", token)
                                .statusCode()
                        != 403) {
                    taken.add(line.route() + " from another site");
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    private void assertOutcome(Line line, String who, String expected, Clerk clerk, List<String> wrong) {
        String path = line.path();
        if (path.contains("{id}")) {
            path = path.replace("{id}", desk.member(Role.EDITOR, "民政").id());
        }
        path = path.replaceAll("\\{[a-z]+}", "none");
        // A token as any page of the console gives it: what is tested is the role, not the token.
        String token = clerk.token("/staff/me");
        HttpResponse<String> response = line.method().equals("GET")
                ? clerk.get(path)
                : clerk.post(path, "_csrf", token.isEmpty() ? clerk.token("/staff/login") : token);
        String outcome = outcome(response, line);
        if (!outcome.equals(expected)) {
            wrong.add(line.route() + " " + who + ": " + outcome + " (" + response.statusCode() + ") instead of "
                    + expected);
        }
    }

    private static String outcome(HttpResponse<String> response, Line line) {
        String location = Clerk.location(response);
        if (response.statusCode() == 403) {
            return "no";
        }
        boolean sentAway = response.statusCode() == 302 || response.statusCode() == 303;
        if (sentAway && location.equals("/staff/login")) {
            return "login";
        }
        if (sentAway && location.equals("/staff") && !line.path().equals("/staff/logout")) {
            return "home";
        }
        return "open";
    }
}
