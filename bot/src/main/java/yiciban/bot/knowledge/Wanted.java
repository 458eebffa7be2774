package yiciban.bot.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import yiciban.analysis.Normaliser;
import yiciban.catalog.EntryKind;

/**
 * 筛选: which entries a list shows.
 *
 * @param words that all stand in title or id; empty for any
 * @param kind null for any
 * @param office empty for any
 * @param standing null for any
 * @param ending only what ends within a month
 * @param page from 1
 */
record Wanted(
        String words,
        @Nullable EntryKind kind,
        String office,
        @Nullable Standing standing,
        boolean ending,
        int page) {

    /** Rows of a page. */
    static final int PAGE = 50;

    /** In characters. */
    private static final int LONGEST = 60;

    private static final int MOST_PAGES = 200;

    /** Where an entry stands. */
    enum Standing {
        DRAFT("草稿"),
        SUBMITTED("待审"),
        APPROVED("待发布"),
        LIVE("已发布"),
        OVER("已失效"),
        WITHDRAWN("已撤下"),
        NEVER("从未发布");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What a browser sent; what is not among the choices is as if it had not been sent. */
    static Wanted of(Map<String, String> sent, List<String> offices) {
        String words = Normaliser.visible(sent.getOrDefault("words", "")).strip();
        String office = sent.getOrDefault("office", "");
        return new Wanted(
                words.length() > LONGEST ? words.substring(0, LONGEST) : words,
                among(EntryKind.values(), sent.get("kind")).orElse(null),
                offices.contains(office) ? office : "",
                among(Standing.values(), sent.get("state")).orElse(null),
                "true".equals(sent.get("ending")),
                page(sent.getOrDefault("page", "1")));
    }

    private static <E extends Enum<E>> Optional<E> among(E[] choices, @Nullable String name) {
        return Arrays.stream(choices).filter(one -> one.name().equals(name)).findFirst();
    }

    private static int page(String text) {
        return text.matches("[0-9]{1,3}") ? Math.clamp(Integer.parseInt(text), 1, MOST_PAGES) : 1;
    }

    boolean fits(Row row) {
        return (kind == null || row.filed().kind().equals(kind.name()))
                && (office.isEmpty() || row.filed().office().equals(office))
                && (standing == null || row.standings().contains(standing))
                && (!ending || row.ending())
                && named(row);
    }

    private boolean named(Row row) {
        String name = Normaliser.normalise(row.title() + " " + row.filed().id());
        return Arrays.stream(Normaliser.normalise(words).split(" ")).allMatch(name::contains);
    }

    public String state() {
        return standing == null ? "" : standing.name();
    }

    public String kindName() {
        return kind == null ? "" : kind.name().toUpperCase(Locale.ROOT);
    }
}
