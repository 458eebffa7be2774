package yiciban.bot.staff;

/** Somebody opened what is not for their role. */
final class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1;
}
