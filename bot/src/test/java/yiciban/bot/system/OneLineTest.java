package yiciban.bot.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as config/logback.xml writes it. */
class OneLineTest {

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configure() throws JoranException {
        var joran = new JoranConfigurator();
        joran.setContext(context);
        joran.doConfigure(OneLineTest.class.getResource("/config/logback.xml"));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n2026-01-01 00:00:00.000 INFO  Login: login ok",
                "a\r\n2026-01-01 00:00:00.000 INFO  Login: login ok",
                "a\u20282026-01-01 00:00:00.000 INFO  Login: login ok",
                "a\u2029b",
                "a\u0085b",
                "a\u001b[2K\u001b[1Gb",
                "a\u0000\u0007\bb",
                "a\u202eb",
                "a\ud83db",
            })
    void nobodyForgesASecondEvent(String text) {
        String logged = logged("asked: " + text, null);

        assertThat(logged).endsWith("\n");
        String line = logged.substring(0, logged.length() - 1);
        assertThat(line.codePoints())
                .allMatch(c -> !Character.isISOControl(c) && c != 0x2028 && c != 0x2029 && c != 0x202e);
        assertThat(line).contains("WARN  Asking: asked: a\\");
    }

    @Test
    void aStackTraceIsPartOfTheLine() {
        String logged = logged("failed", new IllegalStateException("what\nwas asked", new Error("cause\r\n")));

        assertThat(logged.strip().lines()).hasSize(1);
        assertThat(logged)
                .contains(
                        "failed | java.lang.IllegalStateException: what",
                        "OneLineTest",
                        "Caused by: java.lang.Error: cause");
    }

    @Test
    void chineseStaysAsItIs() {
        assertThat(logged("正在为 4,812 段内容建索引… 40%", null)).contains("正在为 4,812 段内容建索引… 40%");
    }

    @Test
    void everythingGoesToStandardError() {
        assertThat(console().getTarget()).isEqualTo("System.err");
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getLevel()).isEqualTo(Level.WARN);
    }

    private String logged(String message, @Nullable Throwable thrown) {
        Logger logger = context.getLogger("yiciban.bot.Asking");
        var event = new LoggingEvent(Logger.class.getName(), logger, Level.WARN, message, thrown, null);
        return new String(console().getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private ConsoleAppender<ILoggingEvent> console() {
        return (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
    }
}
