package yiciban.bot.insight;

/** 没人问: a published entry that answered nobody. */
record Unasked(String title, String office) {}
