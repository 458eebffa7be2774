package yiciban.bot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import yiciban.bot.cli.Verbs;
import yiciban.bot.system.DataFolder;
import yiciban.bot.system.OfficeTime;
import yiciban.bot.system.Outlet;

/** 一次办: the program. */
@SpringBootApplication
public class Yiciban {

    /** Where the verbs without Spring find how to log; to standard error, too. */
    private static final String LOGGING = "logback.configurationFile";

    /**
     * From which level on the audit log's entries are said: whoever calls a verb wants to hear what came of it. The entries of
     * the server go to its log, which is kept elsewhere.
     */
    private static final String AUDIT = "yiciban.log.audit";

    /** Threads of the machine for each of its cores, see {@link #carry}. */
    private static final int CARRIERS = 4;

    /** What the log may still take when the program ends. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    public static void main(String... args) {
        carry();
        System.setProperty(LOGGING, "config/logback.xml");
        System.setProperty(AUDIT, "warn");
        int exit = Verbs.run(Yiciban::serve, DataFolder::fromEnvironment, OfficeTime.clock(), args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /**
     * Whoever waits for SQLite or for the sentence model keeps the carrier of its virtual thread. With one carrier a core
     * two who wait for the database stop all others, the one that they wait for included.
     */
    private static void carry() {
        String parallelism = "jdk.virtualThreadScheduler.parallelism";
        if (System.getProperty(parallelism) == null) {
            System.setProperty(
                    parallelism, String.valueOf(CARRIERS * Runtime.getRuntime().availableProcessors()));
        }
    }

    private static int serve() {
        // The server's own setting, logging.config, says the same.
        System.clearProperty(LOGGING);
        System.clearProperty(AUDIT);
        Outlet log = Outlet.before(new FileOutputStream(FileDescriptor.err));
        System.setErr(log.printing(System.err.charset()));
        var application = new SpringApplication(Yiciban.class);
        application.setRegisterShutdownHook(false);
        try {
            ConfigurableApplicationContext server = application.run();
            if (!server.isActive()) {
                return 1;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, log), "end"));
            return 0;
        } catch (RuntimeException e) {
            throw StartedInVain.sentence(e)
                    .<RuntimeException>map(sentence -> new IllegalStateException(sentence, e))
                    .orElse(e);
        } finally {
            log.drain(LAST_WORDS); // whoever starts in vain is to hear why
        }
    }

    /** An orderly end is no failure: without this a supervisor would read 143 after every SIGTERM. */
    private static void end(ConfigurableApplicationContext server, Outlet log) {
        server.close();
        log.drain(LAST_WORDS);
        Runtime.getRuntime().halt(0);
    }
}
