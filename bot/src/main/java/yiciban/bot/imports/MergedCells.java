package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 合并处理: a value merged over several rows of one column belongs to each of them; over several columns it is nobody's. */
final class MergedCells {

    private MergedCells() {}

    static List<SheetRow> apply(Sheet sheet, int headerRow) {
        Map<Integer, SheetRow> rows = new HashMap<>();
        sheet.rows().forEach(row -> rows.put(row.number(), row));
        int last = sheet.rows().isEmpty() ? 0 : sheet.rows().getLast().number();
        for (Merge merge : sheet.merges()) {
            if (merge.firstRow() <= headerRow) {
                continue;
            }
            String value = textAt(rows, merge);
            for (int number = merge.firstRow(); number <= Math.min(merge.lastRow(), last); number++) {
                rows.computeIfPresent(
                        number, (n, row) -> merge.acrossColumns() ? marked(row, merge) : filled(row, merge, value));
            }
        }
        return sheet.rows().stream()
                .map(row -> rows.getOrDefault(row.number(), row))
                .toList();
    }

    private static String textAt(Map<Integer, SheetRow> rows, Merge merge) {
        SheetRow row = rows.get(merge.firstRow());
        return row == null ? "" : row.text(merge.firstColumn());
    }

    private static SheetRow filled(SheetRow row, Merge merge, String value) {
        if (!row.text(merge.firstColumn()).isEmpty() || value.isEmpty()) {
            return row;
        }
        var texts = new ArrayList<>(row.texts());
        while (texts.size() <= merge.firstColumn()) {
            texts.add("");
        }
        texts.set(merge.firstColumn(), value);
        return new SheetRow(row.number(), texts, row.marks());
    }

    private static SheetRow marked(SheetRow row, Merge merge) {
        var marks = new HashMap<>(row.marks());
        marks.put(merge.firstColumn(), Mark.ACROSS_COLUMNS);
        return new SheetRow(row.number(), row.texts(), marks);
    }
}
