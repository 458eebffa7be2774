package yiciban.bot.telegram;

import java.time.Duration;

/** How a call to the Bot API ended, sorted by what may be done next. */
sealed interface Outcome<T> {

    record Done<T>(T result) implements Outcome<T> {}

    /** 429: the same call may be repeated after this long, not before. */
    record TooMany<T>(Duration retryAfter) implements Outcome<T> {}

    /**
     * Understood and refused; the same call again would be refused again.
     *
     * @param movedTo the new number of a group that became a supergroup; 0 when that is not the reason
     */
    record Refused<T>(int code, String description, long movedTo) implements Outcome<T> {
        Refused(int code, String description) {
            this(code, description, 0);
        }
    }

    /** Not carried out: it never got onto the wire, or the server said 5xx. May be repeated. */
    record NotDone<T>(String why) implements Outcome<T> {}

    /** It was sent and no answer came back: repeating a message could show it twice. */
    record Unknown<T>(String why) implements Outcome<T> {}
}
