package yiciban.bot.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 行: one row of a sheet that is not empty.
 *
 * @param number as the office program shows it, from 1
 * @param texts what the cells show, from column A; a row may be shorter than others
 * @param marks of odd cells, by column from 0
 */
record SheetRow(int number, List<String> texts, Map<Integer, Mark> marks) implements Message {

    SheetRow {
        texts = List.copyOf(texts);
        marks = Map.copyOf(marks);
    }

    String text(int column) {
        return column < texts.size() ? texts.get(column) : "";
    }

    @Nullable
    Mark mark(int column) {
        return marks.get(column);
    }
}
