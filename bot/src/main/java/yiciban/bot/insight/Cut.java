package yiciban.bot.insight;

/** 分组: by what questions are counted; the SQL of its key and of what people call it. */
enum Cut {
    /** Whose entry answered, else whose gap it became; nobody's when it is neither. */
    OFFICE("coalesce(entry.office, gap.office, '')", 200),
    CHANNEL("conversation.channel", 10),
    /** What answered, the most asked first. */
    ENTRY("turn.subject", "coalesce(revision.title, turn.subject)", 50),
    /** Number of the week from the one of the first day. The office's clock is never put forward, a week has as many milliseconds. */
    WEEK("(turn.asked_at - :monday) / 604800000", 60);

    final String key;
    final String label;
    final int most;

    Cut(String key, int most) {
        this(key, key, most);
    }

    Cut(String key, String label, int most) {
        this.key = key;
        this.label = label;
        this.most = most;
    }
}
