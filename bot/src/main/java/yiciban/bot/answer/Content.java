package yiciban.bot.answer;

import java.util.Objects;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.Seeds;

/**
 * 内容: what a library is made from.
 *
 * @param catalog the entries
 * @param words the office's words
 */
public record Content(Catalog catalog, OfficeWords words) {

    /** Names exactly this content: who goes back to an earlier publication finds its index. 25 hex digits and a hyphen. */
    public String publication() {
        return catalog.digest() + "-" + words.digest();
    }

    /**
     * Entries, and the words as texts.
     *
     * @param synonyms as {@code config/synonyms.txt} is written
     * @param dictionary as {@code config/dictionary.txt} is written
     */
    public static Content of(Catalog catalog, String synonyms, String dictionary) {
        return new Content(catalog, OfficeWords.of(synonyms, dictionary));
    }

    /** What the program brings along. */
    public static Content seeds() {
        return seeds(Seeds.fromClasspath());
    }

    /** Other entries with the words that the program brings along. */
    public static Content seeds(Catalog catalog) {
        return new Content(catalog, OfficeWords.shipped());
    }

    /** Whether an entry stands here word for word. */
    boolean has(Entry entry) {
        return Objects.equals(catalog.find(entry.id()).orElse(null), entry);
    }
}
