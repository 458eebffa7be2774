package yiciban.bot.telegram;

/** Something that waits in the lane of its chat, by the id of its row. */
record Waiting(long chat, String id) {}
