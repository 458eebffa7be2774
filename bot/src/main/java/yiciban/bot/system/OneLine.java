package yiciban.bot.system;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.Locale;

/**
 * The message of a log event and, if it has one, its stack trace, on one line: whoever sends a line break or an escape
 * sequence cannot forge a second event, and a program that reads the log line by line sees each event whole.
 */
public final class OneLine extends ThrowableProxyConverter {

    @Override
    public String convert(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        String message = visible(event.getFormattedMessage());
        return thrown == null ? message : message + " | " + trace(thrown);
    }

    private String trace(IThrowableProxy thrown) {
        StringBuilder line = new StringBuilder();
        throwableProxyToString(thrown)
                .lines()
                .map(String::strip)
                .filter(frame -> !frame.isEmpty())
                .forEach(frame -> line.append(line.isEmpty() ? "" : " | ").append(visible(frame)));
        return line.toString();
    }

    /** Control characters, line and paragraph separators and direction marks as one sees them in source code. */
    static String visible(String text) {
        if (text.codePoints().noneMatch(OneLine::hidden)) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (hidden(c)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
