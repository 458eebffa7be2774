package yiciban.bot.telegram;

import java.io.IOException;

/** The request was certainly not carried out. */
final class NotServedException extends IOException {

    private static final long serialVersionUID = 1L;

    NotServedException(String why) {
        super(why);
    }

    NotServedException(IOException cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
