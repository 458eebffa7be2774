package yiciban.bot.insight;

/** 一组: the questions with one key of a {@link Cut}. */
record Counted(String key, String label, Tally tally) {}
