package yiciban.bot.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.SetClock;

/**
 * The console alone, on an empty database, with a clock that is set and hashing that is quick; and the program's error
 * pages. No stereotype, so that scanning the whole program does not find it.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"yiciban.bot.staff", "yiciban.bot.system"},
        excludeFilters = @Filter(TestConfiguration.class))
@ComponentScan(
        basePackages = "yiciban.bot.webchat",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(Errors|Incidents|Tokens)"))
class StaffApplication {

    static final int ROUNDS = 1_000;

    @Bean
    @Primary
    SetClock setClock() {
        return new SetClock();
    }

    @Bean
    @Primary
    PasswordHashing quickHashing() {
        return new PasswordHashing(ROUNDS);
    }

    @Bean
    @Primary
    DataFolder emptyFolder() {
        try {
            return new DataFolder(Files.createTempDirectory("yiciban-staff"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that fails, and one whose author forgot to say whom it is for. */
    @TestComponent
    @Controller
    static class Broken {

        @Allowed
        @GetMapping("/staff/broken")
        String fail() {
            throw new IllegalStateException("select password from staff_member at 10.0.0.7");
        }

        @GetMapping("/staff/forgotten")
        String forgotten() {
            return "staff/home";
        }
    }
}
