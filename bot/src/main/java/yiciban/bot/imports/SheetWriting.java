package yiciban.bot.imports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 写表: fields of an entry as the cells of its row, such that reading them gives the same fields. */
final class SheetWriting {

    private SheetWriting() {}

    static List<String> titles(Form form) {
        return form.columns().stream().map(Column::title).toList();
    }

    static List<String> cells(Form form, Map<String, ?> fields) {
        return form.columns().stream()
                .map(column -> CellText.guard(cell(column, fields.get(column.field()))))
                .toList();
    }

    private static String cell(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list -> list(column, list);
            default -> text(column, String.valueOf(value));
        };
    }

    private static String text(Column column, String value) {
        return switch (column.shape()) {
            case STATUS -> status(value);
            case YES -> value.equals("true") ? "是" : "";
            default -> value;
        };
    }

    private static String list(Column column, List<?> values) {
        List<String> items = values.stream()
                .map(value -> String.valueOf(value).replace("\n", " "))
                .toList();
        return switch (column.shape()) {
            case LIST ->
                items.stream().noneMatch(item -> item.contains(";") || item.contains("；"))
                        ? String.join("；", items)
                        // The last line break tells a single text with a semicolon from two.
                        : items.stream().collect(Collectors.joining("\n", "", "\n"));
            case IDS -> String.join("；", items);
            default -> String.join("\n", items);
        };
    }

    private static String status(String status) {
        return switch (status) {
            case "draft" -> "草稿";
            case "published" -> "已发布";
            case "withdrawn" -> "已撤下";
            default -> status;
        };
    }
}
