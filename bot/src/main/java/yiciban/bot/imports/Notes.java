package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.List;

/** 填写说明: how the columns of a template are filled in. */
final class Notes {

    private Notes() {}

    /** Rows of two or three cells. */
    static List<List<String>> of(Form form) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("列名", "是否必填", "怎样填写"));
        form.columns()
                .forEach(column ->
                        rows.add(List.of(column.title(), column.required() ? "必填" : "可不填", explanation(form, column))));
        rows.add(List.of("示例行", "", "编号为“" + Form.EXAMPLE_ID + "”的行只是示例，导入时会跳过，可以删去。"));
        rows.add(List.of("修改已有条目", "", "格子清空就是去掉原来的内容；不想动的列，整列删掉。"));
        rows.add(List.of(
                "上限",
                "",
                "一个文件最多 " + Limits.ROWS + " 行、" + Limits.FILE_BYTES / 1024 / 1024 + " MB，一格最多 " + Limits.CELL_CHARACTERS
                        + " 字。"));
        return rows;
    }

    private static String explanation(Form form, Column column) {
        return switch (column.shape()) {
            case TEXT ->
                column.field().equals("version")
                        ? "导出时写好的，不要改；新条目留空。"
                        : column.required() ? "每行都要有，照原文填写。" : "没有就留空，不要写“无”。";
            case LINES ->
                column.field().equals("components")
                        ? "一格里一行一项，用 Alt+Enter 换行。有办事指南的写“名称 = guide-001”，看情况用不同指南的写“名称 = guide-001 或 guide-002”。"
                        : "一格里一行一项，用 Alt+Enter 换行。";
            case LIST -> "几项用分号“；”隔开，或一行一项。";
            case TIME -> "写成 2026-11-30；要精确到分钟写 2026-11-30 18:00。没有就留空。";
            case ID ->
                column.field().equals("id") ? "新条目留空；修改已有条目时填它的编号，例如 " + form.prefix() + "-001。" : "替代它的条目的编号，没有就留空。";
            case IDS -> "别的条目的编号，用分号隔开。";
            case ADDRESS -> "以 http:// 或 https:// 开头。";
            case YES -> "是就写“是”，不是就留空。";
            case STATUS -> "草稿、已发布或已撤下；导入的内容都要审核后才会发布。";
        };
    }
}
