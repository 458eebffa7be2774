package yiciban.bot.telegram;

/**
 * One message: what is said, and below it what that rests on, folded.
 *
 * @param body plain text
 * @param quote plain text; empty when there is none
 */
record Page(String body, String quote) {

    /** Telegram's limit for one message, in UTF-16 units after its markup is taken away. */
    static final int LIMIT = 4096;

    Page {
        if ((body.isBlank() && quote.isBlank()) || !fits(body, quote)) {
            throw new IllegalArgumentException("a message has 1 to " + LIMIT + " units");
        }
    }

    static boolean fits(String body, String quote) {
        return plain(body, quote).length() <= LIMIT;
    }

    /** Without markup: what is read, and what is sent when Telegram cannot read our markup. */
    String plain() {
        return plain(body, quote);
    }

    String html() {
        String folded = quote.isEmpty() ? "" : "<blockquote expandable>" + escaped(quote) + "</blockquote>";
        return body.isEmpty() ? folded : quote.isEmpty() ? escaped(body) : escaped(body) + "\n" + folded;
    }

    private static String plain(String body, String quote) {
        return body.isEmpty() ? quote : quote.isEmpty() ? body : body + "\n" + quote;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
