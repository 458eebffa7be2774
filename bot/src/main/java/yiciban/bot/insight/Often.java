package yiciban.bot.insight;

/**
 * 常问: what was asked in the same words.
 *
 * @param question as it was typed most often, without personal numbers
 */
record Often(String question, int asked, int answered) {}
