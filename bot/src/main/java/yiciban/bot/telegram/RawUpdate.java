package yiciban.bot.telegram;

import java.io.Serializable;

/**
 * An update as it came, not yet understood.
 *
 * @param id Telegram's number; usually the last one plus one, but it may jump, also down
 * @param json the update, word for word
 */
record RawUpdate(long id, String json) implements Serializable {

    /** Without what a citizen wrote. */
    @Override
    public String toString() {
        return "update " + id;
    }
}
