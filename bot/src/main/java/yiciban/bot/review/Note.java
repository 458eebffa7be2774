package yiciban.bot.review;

/**
 * 个案答复: an answer for the questions of one gap only.
 *
 * @param entry the published entry it rests on
 */
record Note(String author, String text, String entry) {}
