package yiciban.bot.webchat;

import org.springframework.http.HttpStatus;

/** A request of a program that we do not take; the message tells its author, in Chinese, what to do instead. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What the citizen is asked to wait; the rate limit counts by the minute. In seconds. */
    private static final long A_MINUTE = 60;

    /** Others are done by then. In seconds. */
    private static final long SOON = 5;

    /** The same as a header says them. */
    static final String SOON_SECONDS = Long.toString(SOON);

    static final String A_MINUTE_SECONDS = Long.toString(A_MINUTE);

    private final HttpStatus status;

    Refusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** Seconds after which the same may be taken, 0 when never. */
    long retryAfter() {
        return switch (status) {
            case TOO_MANY_REQUESTS -> A_MINUTE;
            case SERVICE_UNAVAILABLE -> SOON;
            default -> 0;
        };
    }

    HttpStatus status() {
        return status;
    }
}
