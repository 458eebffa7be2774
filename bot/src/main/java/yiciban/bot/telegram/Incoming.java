package yiciban.bot.telegram;

/** What an update means to us. */
sealed interface Incoming {

    /**
     * A question.
     *
     * @param message names this message within its chat
     * @param client who is counted by the rate limit
     */
    record Asked(Address from, String message, String client, String text) implements Incoming {}

    record Commanded(Address from, Command command) implements Incoming {}

    /**
     * A button.
     *
     * @param callback what must be acknowledged
     * @param data what the button carries; anybody can send any data
     */
    record Pressed(Address from, String callback, String client, String data) implements Incoming {}

    /** A picture, a voice, a place: something we cannot read. */
    record Wordless(Address from) implements Incoming {}

    /** Nothing to answer: service messages, edits, talk among others in a group. */
    record Ignored(String why) implements Incoming {}
}
