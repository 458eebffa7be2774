package yiciban.catalog;

import java.time.LocalDateTime;
import java.util.List;
import java.util.SequencedMap;

/** 条目: what staff edit and publish, and the only thing an answer may quote. */
public sealed interface Entry permits ServiceItem, LifeEvent, CrossProvinceService, Report, Faq, Uncovered {

    Head head();

    /** What can be asked of this entry, in the order a card shows it; each value one or more lines, never empty. */
    SequencedMap<Facet, List<String>> facets();

    /** The kind's Chinese name, shown beside a source. */
    String kind();

    default EntryId id() {
        return head().id();
    }

    default String title() {
        return head().title();
    }

    /** Whether citizens may be shown this text at that minute of the office's clock. */
    default boolean quotableAt(LocalDateTime time) {
        return head().status() == Status.PUBLISHED && head().validity().holdsAt(time);
    }
}
