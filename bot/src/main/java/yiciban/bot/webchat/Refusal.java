package yiciban.bot.webchat;

import org.springframework.http.HttpStatus;

/** A request of a program that we do not take; the message tells its author, in Chinese, what to do instead. */
class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    Refusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
