package yiciban.bot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import yiciban.bot.cli.Verbs;
import yiciban.bot.system.OfficeTime;

/** 一次办: the program. */
@SpringBootApplication
public class Yiciban {

    public static void main(String... args) {
        System.setProperty("logback.configurationFile", "config/logback.xml");
        int exit = Verbs.run(Yiciban::serve, OfficeTime.clock(), args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private static int serve() {
        ConfigurableApplicationContext server = SpringApplication.run(Yiciban.class);
        return server.isActive() ? 0 : 1;
    }
}
