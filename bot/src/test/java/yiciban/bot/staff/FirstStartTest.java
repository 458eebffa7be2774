package yiciban.bot.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The console as whoever starts the program for the first time meets it. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    private static final Pattern SAID = Pattern.compile("账号 admin，一次性口令 (\\S+?)，");

    @Test
    void c1_theFirstStartMakesOneAdministratorWhosePasswordIsGoodForChoosingAnother(CapturedOutput output) {
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(StaffApplication.class)
                .properties("server.port=0", "server.address=127.0.0.1")
                .run()) {
            StaffMembers members = server.getBean(StaffMembers.class);
            assertThat(members.all()).singleElement().satisfies(admin -> {
                assertThat(admin.name()).isEqualTo("admin");
                assertThat(admin.role()).isEqualTo(Role.ADMIN);
                assertThat(admin.mustChangePassword()).isTrue();
            });
            Matcher said = SAID.matcher(output.getAll());
            assertThat(said.find()).isTrue();
            Clerk clerk = server.getBean(Desk.class).anonymous();
            assertThat(Clerk.location(clerk.signIn("admin", said.group(1)))).isEqualTo("/staff");
            assertThat(Clerk.location(clerk.get("/staff/members"))).isEqualTo("/staff/password");
            assertThat(said.find()).isFalse();
            assertThat(output.getAll()).doesNotContain("security password", "WARN ", "ERROR ");
        }
    }
}
