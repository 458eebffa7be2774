package yiciban.bot.imports;

import java.util.List;
import java.util.Optional;
import yiciban.bot.imports.Entries.Line;

/** 读表: a sheet to entries, row by row. */
final class SheetReading {

    private SheetReading() {}

    static Reading<Entries> read(Sheet sheet) {
        return Header.of(sheet).then(header -> {
            List<Line> lines = MergedCells.apply(sheet, header.number()).stream()
                    .filter(row -> row.number() > header.number())
                    .map(row -> RowReading.of(header, row))
                    .flatMap(Optional::stream)
                    .toList();
            if (lines.isEmpty()) {
                return new Reading.Refused<>("表头下面没有内容。请填写后再导入。");
            }
            if (lines.size() > Limits.ROWS) {
                return new Reading.Refused<>(RowsOut.tooManyRows().reason());
            }
            return new Reading.Read<>(
                    new Entries(header.form(), sheet.name(), Duplicates.mark(header, lines), header.ignored()));
        });
    }
}
