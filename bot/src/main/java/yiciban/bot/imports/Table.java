package yiciban.bot.imports;

import java.util.List;

/**
 * 表格: figures as they stand on a page, to be written to a file as they are; nothing reads it again.
 *
 * @param note what the figures mean
 * @param rows as many cells each as there are columns
 */
public record Table(String title, String note, List<String> columns, List<List<String>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(title + ": " + columns.size() + " columns, but a row has " + row);
            }
        }
    }
}
