package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * 表头: which row of a sheet is the header, and which column holds which field.
 *
 * @param number the header's row
 * @param columns by their place from 0
 * @param names as the file writes them, by place
 * @param ignored headers nobody knows
 */
record Header(
        Form form,
        int number,
        SequencedMap<Integer, Column> columns,
        Map<Integer, String> names,
        List<String> ignored) {

    /** One known word may be chance, 问题 in a title; two are a header. */
    private static final int ENOUGH = 2;

    static Reading<Header> of(Sheet sheet) {
        Header best = sheet.rows().stream()
                .limit(Limits.ROWS_ABOVE_HEADER)
                .flatMap(row -> Arrays.stream(Form.values()).map(form -> read(form, row)))
                .max(Comparator.comparingInt((Header header) -> header.columns.size())
                        .thenComparingInt(header -> -header.number))
                .filter(header -> header.columns.size() >= ENOUGH)
                .orElse(null);
        if (best == null) {
            return new Reading.Refused<>(
                    "没有找到表头。第一行应当是列名：常见问题至少有“问题”“答案”“来源”，办事指南至少有“事项名称”“服务对象”“来源”，一件事至少有“一件事名称”“服务对象”“阶段”“来源”，跨省通办至少有“事项名称”“牵头部门”“应用场景”“来源”，未收录事项至少有“未收录事项名称”“哪类部门办”。可以先下载模板。");
        }
        List<String> missing = best.form.columns().stream()
                .filter(Column::required)
                .filter(column -> !best.columns.containsValue(column))
                .map(column -> "“" + column.title() + "”")
                .toList();
        if (!missing.isEmpty()) {
            return new Reading.Refused<>("像是" + best.form.label() + "，但表头（第 " + best.number + " 行）缺少"
                    + String.join("、", missing) + "。请补上这一列，或下载模板填写。");
        }
        return best.refuseTwice();
    }

    private static Header read(Form form, SheetRow row) {
        var columns = new LinkedHashMap<Integer, Column>();
        var names = new LinkedHashMap<Integer, String>();
        var ignored = new ArrayList<String>();
        for (int place = 0; place < row.texts().size(); place++) {
            String name = row.text(place).strip();
            if (name.isEmpty()) {
                continue;
            }
            int at = place;
            names.put(at, name);
            form.called(name).ifPresentOrElse(column -> columns.put(at, column), () -> ignored.add(name));
        }
        return new Header(form, row.number(), columns, names, ignored);
    }

    private Reading<Header> refuseTwice() {
        String twice = columns.values().stream()
                .collect(Collectors.groupingBy(Column::title, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(count -> count.getValue() > 1)
                .map(count -> "“" + count.getKey() + "”")
                .collect(Collectors.joining("、"));
        return twice.isEmpty()
                ? new Reading.Read<>(this)
                : new Reading.Refused<>("表头里" + twice + "出现了两次（同义的列名也算）。请只留一列再导入。");
    }
}
