package yiciban.bot.imports;

/** 拒收: the file is not read any further; the message is for staff and says what to do. */
final class RefusedFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedFile(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
