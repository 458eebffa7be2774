package yiciban.bot.telegram;

/** Another node has taken over: what this one was about to write is the other's business now. */
final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("another node has the lease");
    }
}
