package yiciban.bot.knowledge;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.webchat.Desktop;
import yiciban.bot.webchat.HostileText;

/** The console of an office where nothing but hostile text is written: one for all classes that do so, and for no other. */
@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "yiciban.staff.second-factor=optional",
            "spring.application.name=hostile"
        })
abstract class HostileConsole {

    static final String PASSWORD = "Seven-herons-by-the-Sha";
    static final List<String> LINES = HostileText.everyOther();
    static final String WORST = LINES.get(LINES.size() / 2);

    /** A name is no longer. In characters. */
    private static final int NAME = 30;

    @RegisterExtension
    static final Desktop DESKTOP = Desktop.withScripts();

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    Shelves shelves;

    @Autowired
    Editing editing;

    @Autowired
    JdbcClient sql;

    /** A member whose very name is hostile, at a browser. */
    Page signedIn(String name, Role role) {
        members.add(Actor.operator(), name, "<svg onload=window.ran=1>", StaffMember.EVERY_OFFICE, role, PASSWORD);
        return DESKTOP.signedIn(port, name, PASSWORD);
    }

    Hand hand(String name) {
        return Hand.at(members.find(name).orElseThrow(), "127.0.0.1");
    }

    /** So many of the lines, from one on and around. */
    static List<String> some(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(at -> LINES.get(at % LINES.size()))
                .toList();
    }

    static String text(int from, int longest) {
        String text = String.join(" ", some(from, 12));
        return text.substring(0, Math.min(text.length(), longest));
    }

    /** As much of every line as fits into a name. */
    static List<String> names() {
        return LINES.stream()
                .map(line -> line.replaceFirst("^养犬", ""))
                .map(line -> line.substring(0, Math.min(line.length(), NAME)).strip())
                .toList();
    }

    /** Pieces of a list that a page shows at once. */
    static List<List<String>> pieces(List<String> lines, int size) {
        return IntStream.range(0, (lines.size() + size - 1) / size)
                .mapToObj(piece -> lines.subList(piece * size, Math.min(lines.size(), (piece + 1) * size)))
                .toList();
    }

    /** An address for every line, and the line that its page must say. */
    static Map<String, List<String>> pages(Function<String, String> address) {
        var pages = new LinkedHashMap<String, List<String>>();
        LINES.forEach(line -> pages.put(address.apply(encoded(line)), List.of(line)));
        return pages;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
