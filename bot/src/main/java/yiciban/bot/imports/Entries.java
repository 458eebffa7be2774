package yiciban.bot.imports;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * 导入内容: what a sheet holds, row by row.
 *
 * @param form which kind of entry its header names
 * @param sheet the sheet's name; empty in a csv
 * @param lines one for every row below the header that is not empty and no example, in order
 * @param ignored headers that no field has: their cells were not read
 */
public record Entries(Form form, String sheet, List<Line> lines, List<String> ignored) {

    public Entries {
        lines = List.copyOf(lines);
        ignored = List.copyOf(ignored);
    }

    /** 一行: good or bad. */
    public sealed interface Line {
        /** As the office program shows it, from 1. */
        int number();
    }

    /**
     * A good row.
     *
     * @param fields names of seeds/README.md, and {@code office}; a value is a String, or a List of Strings for aliases,
     *     similar, unlike, related, materials and steps; what is not known is not there
     * @param cleared fields of an entry whose column is there and whose cell is blank: there shall be nothing. A column that
     *     the file does not have says nothing
     */
    public record Row(int number, SortedMap<String, Object> fields, Set<String> cleared) implements Line {
        public Row {
            cleared = Set.copyOf(cleared);
        }
    }

    /** A bad row, with everything that is wrong with it. */
    public record BadRow(int number, List<RowError> errors) implements Line {
        public BadRow {
            errors = List.copyOf(errors);
        }
    }

    /**
     * What is wrong with one cell.
     *
     * @param number the row
     * @param column its header
     * @param cell such as C5
     * @param reason what is wrong
     * @param remedy what to do
     */
    public record RowError(int number, String column, String cell, String reason, String remedy) {

        /** For the command line: 第 5 行 C5“生效”：… */
        @Override
        public String toString() {
            return "第 " + number + " 行 " + cell + "“" + column + "”：" + reason + remedy;
        }
    }

    public List<Row> rows() {
        return lines.stream().filter(Row.class::isInstance).map(Row.class::cast).toList();
    }

    public List<BadRow> badRows() {
        return lines.stream()
                .filter(BadRow.class::isInstance)
                .map(BadRow.class::cast)
                .toList();
    }
}
