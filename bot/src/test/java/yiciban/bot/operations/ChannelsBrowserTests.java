package yiciban.bot.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import yiciban.bot.conversation.Switches;
import yiciban.bot.knowledge.ConsoleApplication;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Role;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.staff.StaffMembers;
import yiciban.bot.webchat.Desktop;
import yiciban.bot.webchat.Harmless;
import yiciban.bot.webchat.HostileText;
import yiciban.bot.webchat.Screen;

/** An administrator who stops a channel, at a real browser. */
@SpringBootTest(
        classes = {
            ConsoleApplication.class,
            OperationsConfiguration.class,
            ChannelsPage.class,
            ChannelsBrowserTests.OnTheSameDatabase.class
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "yiciban.staff.second-factor=optional"})
@DirtiesContext // the next class begins with every channel on
class ChannelsBrowserTests {

    private static final String PASSWORD = "Seven-herons-by-the-Sha";

    @RegisterExtension
    static final Desktop DESKTOP = Desktop.withScripts();

    @LocalServerPort
    int port;

    @Autowired
    StaffMembers members;

    @Autowired
    Switches switches;

    @TestConfiguration
    static class OnTheSameDatabase {
        @Bean
        Switches switches(JdbcClient sql, Clock clock) {
            return new Switches(sql, clock, System::nanoTime);
        }
    }

    @Test
    void aChannelIsStoppedWithANoticeAndGoesOnAgain() {
        members.add(Actor.operator(), "stopper", "管理员", StaffMember.EVERY_OFFICE, Role.ADMIN, PASSWORD);
        Page page = DESKTOP.signedIn(port, "stopper", PASSWORD);
        page.navigate("/staff/channels");
        Screen.shots(page, "channels");
        page.locator("#notice-telegram").fill("正在核对资料，今天下午恢复。");
        page.locator("form[action='/staff/channels/telegram/off'] button").click();
        assertThat(page.locator(".done")).hasText("已停用，群众一秒内看到您写的话。");
        assertThat(page.locator(".bubble")).hasText("正在核对资料，今天下午恢复。");
        Screen.shots(page, "channels-off");
        assertThat(switches.off()).extracting(Switches.Off::channel).containsExactly("telegram");

        Desktop.button(page, "恢复").click();
        assertThat(page.locator(".done")).hasText("已恢复。");
        assertThat(switches.off()).isEmpty();
    }

    @Test
    void c12_whatCitizensAreToldInsteadOfAnAnswerIsText() {
        members.add(Actor.operator(), "beset-stopper", "管理员", StaffMember.EVERY_OFFICE, Role.ADMIN, PASSWORD);
        Page page = DESKTOP.signedIn(port, "beset-stopper", PASSWORD);
        List<String> channels = List.copyOf(Switching.CHANNELS.keySet());
        List<String> lines = HostileText.lines();
        for (int from = 0; from < lines.size(); from += channels.size()) {
            List<String> some = lines.subList(from, Math.min(lines.size(), from + channels.size()));
            for (int i = 0; i < some.size(); i++) {
                switches.turnOff(channels.get(i), some.get(i), some.get(i));
            }
            Harmless.there(page, Map.of("/staff/channels", some));
        }
        Harmless.at(page, "/staff/channels", List.of(lines.getLast()));
        channels.forEach(switches::turnOn);
    }
}
