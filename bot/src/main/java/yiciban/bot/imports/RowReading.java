package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import yiciban.bot.imports.Entries.BadRow;
import yiciban.bot.imports.Entries.Line;
import yiciban.bot.imports.Entries.Row;
import yiciban.bot.imports.Entries.RowError;

/** 读一行: one row of a sheet to an entry's fields, or to everything that is wrong with it. */
final class RowReading {

    private final Header header;
    private final SheetRow row;
    private final SortedMap<String, Object> fields = new TreeMap<>();
    private final List<RowError> errors = new ArrayList<>();
    private final Set<String> cleared = new HashSet<>();

    private RowReading(Header header, SheetRow row) {
        this.header = header;
        this.row = row;
    }

    /** Empty for a row without anything in known columns, and for the example of a template. */
    static Optional<Line> of(Header header, SheetRow row) {
        var reading = new RowReading(header, row);
        header.columns().forEach(reading::cell);
        if (reading.isExample() || (reading.fields.isEmpty() && reading.errors.isEmpty())) {
            return Optional.empty();
        }
        reading.requireAll();
        reading.checkValidity();
        return Optional.of(
                reading.errors.isEmpty()
                        ? new Row(row.number(), Collections.unmodifiableSortedMap(reading.fields), reading.cleared)
                        : new BadRow(row.number(), reading.errors));
    }

    private boolean isExample() {
        return header.columns().entrySet().stream()
                .anyMatch(column -> column.getValue().field().equals("id")
                        && CellText.clean(row.text(column.getKey())).equals(Form.EXAMPLE_ID));
    }

    private void cell(int place, Column column) {
        Mark mark = row.mark(place);
        if (mark != null) {
            wrong(place, marked(mark));
            return;
        }
        switch (CellReading.of(header.form(), column, row.text(place))) {
            case CellReading.Value(Object value) -> fields.put(column.field(), value);
            case CellReading.Wrong wrong -> wrong(place, wrong);
            case CellReading.Empty empty -> {
                // said by requireAll where something must be there
                if (column.clearable()) {
                    cleared.add(column.field());
                }
            }
        }
    }

    private static CellReading.Wrong marked(Mark mark) {
        return switch (mark) {
            case NOT_CALCULATED -> new CellReading.Wrong("公式还没有算出结果。", "请在 Excel 或 WPS 里打开、保存一次，或直接填写文字。");
            case ERROR_VALUE -> new CellReading.Wrong("公式的结果是错误值。", "请改正公式，或直接填写文字。");
            case TOO_LONG -> new CellReading.Wrong("字数太多，一格最多 " + Limits.CELL_CHARACTERS + " 字。", "请缩短。");
            case ACROSS_COLUMNS -> new CellReading.Wrong("这是跨了几列的合并单元格，不知道属于哪一列。", "请取消合并，分别填写。");
        };
    }

    private void requireAll() {
        for (Map.Entry<Integer, Column> column : header.columns().entrySet()) {
            boolean said = errors.stream().anyMatch(error -> error.cell().equals(cellName(column.getKey())));
            if (column.getValue().required()
                    && !fields.containsKey(column.getValue().field())
                    && !said) {
                wrong(column.getKey(), new CellReading.Wrong("没有填写。", "这一列每行都要有。"));
            }
        }
    }

    private void checkValidity() {
        if (fields.get("valid_from") instanceof String from
                && fields.get("valid_to") instanceof String to
                && to.compareTo(from) < 0) {
            place("valid_to")
                    .ifPresent(place ->
                            wrong(place, new CellReading.Wrong("失效 " + to + " 早于生效 " + from + "。", "请检查两个日期。")));
        }
    }

    private Optional<Integer> place(String field) {
        return header.columns().entrySet().stream()
                .filter(column -> column.getValue().field().equals(field))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void wrong(int place, CellReading.Wrong wrong) {
        errors.add(new RowError(
                row.number(),
                String.valueOf(header.names().get(place)),
                cellName(place),
                wrong.reason(),
                wrong.remedy()));
    }

    private String cellName(int place) {
        return new CellName(place, row.number()).toString();
    }
}
