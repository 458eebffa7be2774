package yiciban.bot.staff;

/** The end of the chain of the audit log: how many entries there are and the hash of the last. */
record AuditHead(long number, String hash) {}
