package yiciban.bot.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import yiciban.bot.imports.Entries.BadRow;
import yiciban.bot.imports.Entries.Line;
import yiciban.bot.imports.Entries.Row;
import yiciban.bot.imports.Entries.RowError;

/**
 * 重复: rows of one file with the same id, or with the same title and not each an id; which of them is meant only their author
 * knows, so all are bad.
 */
final class Duplicates {

    private Duplicates() {}

    static List<Line> mark(Header header, List<Line> lines) {
        Map<Integer, List<RowError>> errors = new HashMap<>();
        for (String field : List.of("id", header.form().kind().titleField())) {
            byValue(lines, field).values().stream()
                    .filter(rows -> rows.size() > 1 && !known(field, rows))
                    .forEach(rows -> name(header, field, rows, errors));
        }
        return lines.stream()
                .map(line -> errors.containsKey(line.number())
                        ? new BadRow(line.number(), errors.getOrDefault(line.number(), List.of()))
                        : line)
                .toList();
    }

    /** Two entries may have one name, for citizens and for companies; by their ids they are told apart. */
    private static boolean known(String field, List<Row> rows) {
        return !field.equals("id") && rows.stream().allMatch(row -> row.fields().containsKey("id"));
    }

    private static Map<String, List<Row>> byValue(List<Line> lines, String field) {
        var rows = new LinkedHashMap<String, List<Row>>();
        for (Line line : lines) {
            if (line instanceof Row row && row.fields().get(field) instanceof String value) {
                rows.computeIfAbsent(plain(value), key -> new ArrayList<>()).add(row);
            }
        }
        return rows;
    }

    /** Width, case and blanks make no other matter. */
    private static String plain(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
    }

    private static void name(Header header, String field, List<Row> rows, Map<Integer, List<RowError>> errors) {
        int place = header.columns().entrySet().stream()
                .filter(column -> column.getValue().field().equals(field))
                .findFirst()
                .orElseThrow()
                .getKey();
        String numbers =
                rows.stream().map(row -> String.valueOf(row.number())).collect(Collectors.joining("、", "第 ", " 行"));
        for (Row row : rows) {
            String name = String.valueOf(header.names().get(place));
            errors.computeIfAbsent(row.number(), number -> new ArrayList<>())
                    .add(new RowError(
                            row.number(),
                            name,
                            new CellName(place, row.number()).toString(),
                            numbers + "的" + name + "相同。",
                            "请只留一行，或改成不同的。"));
        }
    }
}
