package yiciban.bot.system;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.stream.Stream;

/** What led to a failure. */
public final class Causes {

    private Causes() {}

    /** The failure, what caused it, and so on. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** The first message that speaks to people: one in Chinese, that does not wrap another in Java's words. */
    public static Optional<String> forPeople(Throwable failure) {
        return of(failure)
                .map(cause -> String.valueOf(cause.getMessage()))
                .filter(Causes::isForPeople)
                .findFirst();
    }

    private static boolean isForPeople(String message) {
        return message.startsWith("YICIBAN_")
                || (!message.isEmpty() && UnicodeScript.of(message.codePointAt(0)) == UnicodeScript.HAN);
    }
}
