package yiciban.bot.answer;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import yiciban.analysis.Synonyms;
import yiciban.config.OfficeFile;

/**
 * 用词: the words that the office keeps beside its entries.
 *
 * @param synonyms text as {@code config/synonyms.txt} has it, never-merge pairs included
 * @param dictionary words that stay whole
 */
public record OfficeWords(String synonyms, List<String> dictionary) {

    public OfficeWords {
        dictionary = List.copyOf(dictionary);
    }

    /** Both lists as text; comments count in neither. */
    static OfficeWords of(String synonyms, String dictionary) {
        return new OfficeWords(
                synonyms,
                dictionary
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    /** Those of {@code config/}. */
    static OfficeWords shipped() {
        return of(text("synonyms.txt"), text("dictionary.txt"));
    }

    private static String text(String name) {
        try (Reader reader = OfficeFile.open(name)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read config/" + name, e);
        }
    }

    /** The synonyms, read; a line that is none is an error that names its number. */
    Synonyms read() {
        return Synonyms.read(new StringReader(synonyms));
    }

    /** 8 hex digits that change with the words. */
    String digest() {
        return "%08x".formatted(hashCode());
    }
}
