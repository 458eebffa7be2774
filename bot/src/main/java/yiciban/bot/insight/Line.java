package yiciban.bot.insight;

/** 一行: everything counted about one office, channel, entry or week. */
record Line(String label, Tally tally, Waits waits, OnTime onTime) {}
