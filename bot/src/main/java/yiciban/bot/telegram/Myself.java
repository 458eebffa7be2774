package yiciban.bot.telegram;

/**
 * Who this bot is, by getMe.
 *
 * @param username without {@code @}
 */
record Myself(long id, String username) {}
