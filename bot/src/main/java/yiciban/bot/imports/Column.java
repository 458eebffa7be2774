package yiciban.bot.imports;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * 列: one field of a form as a column of a sheet.
 *
 * @param field as seeds/README.md names it
 * @param title 表头, as templates and exports write it
 * @param others what it may be called besides
 * @param shape what its cells hold
 * @param required whether every row must have it
 */
record Column(String field, String title, List<String> others, Shape shape, boolean required) {

    /** 格式: what a cell holds. */
    enum Shape {
        /** One text, line breaks included. */
        TEXT,
        /** Several texts, one on a line. */
        LINES,
        /** Several texts, one on a line or separated by {@code ;} or {@code ；}. */
        LIST,
        /** A day, or a minute of one. */
        TIME,
        /** An entry's id. */
        ID,
        /** Several of them. */
        IDS,
        /** An address of the web. */
        ADDRESS,
        /** 草稿, 已发布, 已撤下. */
        STATUS,
        /** 是, or nothing. */
        YES
    }

    /** Which entry, who keeps it, how it stands and what was checked: blank is not meant to undo these. */
    private static final Set<String> KEPT = Set.of("id", "office", "status", "provenance", "version");

    static Column required(String field, String title, Shape shape, String... others) {
        return new Column(field, title, List.of(others), shape, true);
    }

    static Column optional(String field, String title, Shape shape, String... others) {
        return new Column(field, title, List.of(others), shape, false);
    }

    /** Whether a blank cell takes away what was there: a text does; of what is no text of the entry it says nothing. */
    boolean clearable() {
        return !required && !KEPT.contains(field);
    }

    boolean isCalled(String header) {
        String plain = plain(header);
        return plain.equals(plain(field))
                || plain.equals(plain(title))
                || others.stream().anyMatch(other -> plain.equals(plain(other)));
    }

    /** Without what people add to a header: blanks, a star, an explanation in brackets. */
    static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\([^)]*\\)|[\\s*:_\uFEFF\u200B]", "");
    }
}
