package yiciban.bot.imports;

import java.util.List;

/** 表: the rows of a sheet that are not empty, in order, and its merged cells. */
record Sheet(String name, List<SheetRow> rows, List<Merge> merges) {

    Sheet {
        rows = List.copyOf(rows);
        merges = List.copyOf(merges);
    }
}
