package yiciban.bot.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import yiciban.bot.system.DataFolder;

/** A verb as its caller saw it: exit code, standard output, standard error. */
record Ran(int exit, String out, String err) {

    List<String> lines() {
        return out.lines().toList();
    }

    /** Runs a verb on a data folder, with a text on standard input. */
    static Ran of(Path data, Clock clock, String input, String... args) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        var printed = new ByteArrayOutputStream();
        var said = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            int exit = Verbs.run(() -> 0, () -> new DataFolder(data), clock, args);
            return new Ran(exit, printed.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Logging is set up where the program starts; without it, logs would go to standard output. */
    static void logsAsTheProgramDoes() throws JoranException {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("yiciban.log.audit", "warn");
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(Ran.class.getResource("/config/logback.xml")));
    }
}
