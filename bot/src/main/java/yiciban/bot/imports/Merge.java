package yiciban.bot.imports;

/** 合并单元格: a rectangle of cells that show one value; columns from 0, rows as shown, both ends included. */
record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) implements Message {

    boolean acrossColumns() {
        return lastColumn > firstColumn;
    }
}
