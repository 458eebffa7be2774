package yiciban.bot.answer;

import java.time.LocalDateTime;
import java.util.Optional;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Synonyms;
import yiciban.catalog.Entry;
import yiciban.catalog.Uncovered;

/** 不能用: why an entry that was found must not answer, in words for staff; pure. */
record Unfit(Synonyms synonyms) {

    /** By what staff have said of the entry or of its words; empty when nothing forbids it. */
    Optional<String> byRule(Entry entry, String query) {
        return synonyms.separating(query, Normaliser.bare(entry.title()))
                .map(pair -> "不能混的词：" + pair)
                .or(() -> unlike(entry, query) ? Optional.of("写明了不回答这个问法") : Optional.empty());
    }

    /** By what it is at that minute; empty when citizens may be shown it. */
    static Optional<String> byState(Entry entry, LocalDateTime now) {
        if (entry instanceof Uncovered) {
            return Optional.of("只知道有这件事，没有资料");
        }
        return switch (entry.head().status()) {
            case DRAFT -> Optional.of("草稿，还没有发布");
            case WITHDRAWN -> Optional.of("已撤下");
            case PUBLISHED ->
                entry.quotableAt(now)
                        ? Optional.empty()
                        : Optional.of(entry.head().validity().endedAt(now) ? "已过期" : "还没有生效");
        };
    }

    /** Staff have said that this entry must not answer this question. */
    private static boolean unlike(Entry entry, String query) {
        String asked = Normaliser.bare(query);
        return entry.head().unlike().stream().map(Normaliser::bare).anyMatch(asked::equals);
    }
}
