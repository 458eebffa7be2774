package yiciban.bot.telegram;

import java.time.Instant;

/** What an update means to us. */
sealed interface Incoming {

    /**
     * A question.
     *
     * @param message its number within its chat
     * @param edited whether it was asked before, in other words
     * @param client who is counted by the limit
     * @param at when it was written
     */
    record Asked(Address from, long message, boolean edited, String client, Instant at, String text)
            implements Incoming {}

    /**
     * Something with a slash.
     *
     * @param payload what follows the command; from a link, so anybody can send any
     */
    record Commanded(Address from, long message, Command command, String client, Instant at, String payload)
            implements Incoming {}

    /**
     * A button.
     *
     * @param message number of our message that it is under
     * @param callback what must be acknowledged
     * @param data what the button carries; anybody can send any data
     */
    record Pressed(Address from, long message, String callback, String client, String data) implements Incoming {}

    /** A picture, a voice, a place: something we cannot read. */
    record Wordless(Address from, long message) implements Incoming {}

    /** Somebody let us in or threw us out. */
    record Membership(long chat, boolean welcome) implements Incoming {}

    /** Nothing to answer: service messages, talk among others in a group. */
    record Ignored(String why) implements Incoming {}
}
