package yiciban.bot.answer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.Seeds;

/** What tests of several classes speak of. */
public final class Samples {

    /** 居住证申领 */
    public static final EntryId RESIDENCE_PERMIT = new EntryId("guide-012");

    /** 居民身份证异地换领 */
    public static final EntryId ID_CARD_RENEWAL = new EntryId("guide-001");

    /** 居民身份证异地补领(丢失) */
    public static final EntryId ID_CARD_LOST = new EntryId("guide-002");

    /** 湛河区法治政府建设年度报告（2022） */
    public static final EntryId REPORT = new EntryId("report-zhanhe-2022");

    /** A working day on which everything published holds. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 9);

    public static final LocalDateTime NOW = TODAY.atTime(12, 0);

    /** What is in {@code seeds/}. */
    public static final Catalog SEEDS = Seeds.fromClasspath();

    private Samples() {}

    public static Question question(String text) {
        return Question.of(text, TODAY);
    }

    static Entry entry(EntryId id) {
        return SEEDS.find(id).orElseThrow();
    }

    static Entry entry(String id) {
        return entry(new EntryId(id));
    }

    /** A turn that was answered from an entry. */
    static Exchange answered(String text, EntryId subject) {
        return answered(text, subject, "【" + entry(subject).title() + "】");
    }

    static Exchange answered(String text, EntryId subject, String answer) {
        Entry entry = entry(subject);
        var source = new Source(subject, entry.title(), entry.kind(), "", null, entry.title());
        return new Exchange(question(text), new Answer.Answered(answer, List.of(source), subject, List.of(), 1));
    }

    /** What may be quoted today. */
    static Stream<Entry> published() {
        return SEEDS.entries().stream().filter(entry -> entry.quotableAt(NOW));
    }
}
