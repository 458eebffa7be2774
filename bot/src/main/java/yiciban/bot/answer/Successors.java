package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.Optional;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.Status;

/** 替代: what replaces an entry that holds no longer; pure. */
record Successors(Catalog catalog) {

    /** Replacements of replacements are followed so far; more is a circle. */
    private static final int STEPS = 5;

    /** The entry itself while it may be quoted, else what replaces it by then; empty when nothing does. */
    Optional<Entry> holding(Entry entry, LocalDateTime now) {
        Optional<Entry> at = Optional.of(entry);
        for (int step = 0; step < STEPS && at.isPresent(); step++) {
            if (at.get().quotableAt(now)) {
                return at;
            }
            at = Optional.ofNullable(at.get().head().replacedBy()).flatMap(catalog::find);
        }
        return Optional.empty();
    }

    /** What replaces an entry that may not be quoted any more. */
    Optional<Entry> after(Entry entry, LocalDateTime now) {
        return entry.quotableAt(now) ? Optional.empty() : holding(entry, now);
    }

    /** An answer from the successor says so first. */
    static Answer said(Entry asked, Entry answering, Answer answer) {
        if (asked.equals(answering) || !(answer instanceof Answer.Answered answered)) {
            return answer;
        }
        return new Answer.Answered(
                "“%s”已由“%s”替代，下面是现在的。%n%s".formatted(asked.title(), answering.title(), answered.text()),
                answered.sources(),
                answered.subject(),
                answered.choices(),
                answered.confidence());
    }

    /** Why an entry cannot be quoted, for the citizen. */
    static String why(Entry entry, LocalDateTime now) {
        boolean over = entry.head().status() == Status.WITHDRAWN
                || entry.head().validity().endedAt(now);
        return over ? "没有找到：这件事原来的资料已经不再适用，新的还没有公布。" : "没有找到：这件事的资料还在核对，没有公布。";
    }
}
