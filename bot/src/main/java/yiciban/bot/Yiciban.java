package yiciban.bot;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import yiciban.bot.cli.Verbs;

/** 一次办: the program. */
@SpringBootApplication
public class Yiciban {

    /** Days and hours are those of the office, wherever the machine stands. */
    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));

    public static void main(String... args) {
        System.setProperty("logback.configurationFile", "config/logback.xml");
        int exit = Verbs.run(Yiciban::serve, CLOCK, args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private static int serve() {
        ConfigurableApplicationContext server = SpringApplication.run(Yiciban.class);
        return server.isActive() ? 0 : 1;
    }
}
