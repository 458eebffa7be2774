package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 行输出: sends the rows of a sheet that are not empty, within the limits. */
final class RowsOut {

    private final Wire wire;
    private int rows;

    RowsOut(Wire wire) {
        this.wire = wire;
    }

    /** A cell as a reader found it. */
    record Cell(int column, String text, @Nullable Mark mark) {}

    void row(int number, List<Cell> cells) {
        var texts = new ArrayList<String>();
        Map<Integer, Mark> marks = new HashMap<>();
        for (Cell cell : cells) {
            if (cell.text().isBlank() && cell.mark() == null) {
                continue;
            }
            if (cell.column() >= Limits.COLUMNS) {
                throw new RefusedFile("表格太宽：第 " + number + " 行用到了第 " + (cell.column() + 1) + " 列，最多 " + Limits.COLUMNS
                        + " 列。请删去多余的列再导入。");
            }
            while (texts.size() < cell.column()) {
                texts.add("");
            }
            add(texts, marks, cell);
        }
        if (texts.isEmpty()) {
            return;
        }
        rows++;
        if (rows > Limits.ROWS + Limits.ROWS_ABOVE_HEADER) {
            throw tooManyRows();
        }
        wire.send(new SheetRow(number, texts, marks));
    }

    static RefusedFile tooManyRows() {
        return new RefusedFile("行数太多，一个文件最多 " + Limits.ROWS + " 行。请分成几个文件再导入。");
    }

    private static void add(List<String> texts, Map<Integer, Mark> marks, Cell cell) {
        String text = cell.text();
        Mark mark = cell.mark();
        if (text.length() > Limits.CELL_CHARACTERS) {
            text = text.substring(0, Limits.CELL_CHARACTERS);
            mark = Mark.TOO_LONG;
        }
        if (mark != null) {
            marks.put(cell.column(), mark);
        }
        if (cell.column() < texts.size()) {
            texts.set(cell.column(), text);
        } else {
            texts.add(text);
        }
    }
}
