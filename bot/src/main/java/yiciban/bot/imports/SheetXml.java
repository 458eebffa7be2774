package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** 工作表: reads the XML of one sheet of an xlsx and sends its rows, then its merged cells. */
final class SheetXml extends DefaultHandler {

    private final String name;
    private final CellValues values;
    private final Wire wire;
    private final RowsOut rows;

    private boolean begun;
    private int expected;
    private int row;
    private int column;
    private String type = "n";

    private @Nullable String style;
    private boolean formula;
    private boolean reading;
    private boolean phonetic;
    private final StringBuilder value = new StringBuilder();
    private List<RowsOut.Cell> cells = new ArrayList<>();
    private long mergedCells;

    SheetXml(String name, CellValues values, Wire wire) {
        this.name = name;
        this.values = values;
        this.wire = wire;
        this.rows = new RowsOut(wire);
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes) {
        switch (local) {
            case "dimension" -> expected = range(attributes).lastRow();
            case "sheetData" -> begin();
            case "row" -> {
                String number = attributes.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                column = -1;
                cells = new ArrayList<>();
            }
            case "c" -> {
                String reference = attributes.getValue("r");
                column = reference == null ? column + 1 : CellName.of(reference).column();
                type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
                style = attributes.getValue("s");
                formula = false;
                value.setLength(0);
            }
            case "f" -> formula = true;
            case "v", "t" -> reading = !phonetic;
            case "rPh" -> phonetic = true;
            case "mergeCell" -> merge(range(attributes));
            default -> {
                // says nothing about what the cells show
            }
        }
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (reading && value.length() <= Limits.CELL_CHARACTERS) {
            value.append(text, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qName) {
        switch (local) {
            case "v", "t" -> reading = false;
            case "rPh" -> phonetic = false;
            case "c" -> cell();
            case "row" -> rows.row(row, cells);
            default -> {
                // see startElement
            }
        }
    }

    private void begin() {
        if (!begun) {
            wire.send(new Message.Beginning(name, Math.min(expected, Limits.ROWS + Limits.ROWS_ABOVE_HEADER)));
        }
        begun = true;
    }

    private void cell() {
        if (value.isEmpty()) {
            if (formula) {
                cells.add(new RowsOut.Cell(column, "", Mark.NOT_CALCULATED));
            }
            return;
        }
        String raw = value.toString();
        cells.add(
                switch (type) {
                    case "s" -> new RowsOut.Cell(column, values.shared(raw), null);
                    case "n" -> new RowsOut.Cell(column, values.number(raw, style), null);
                    case "b" -> new RowsOut.Cell(column, raw.strip().equals("1") ? "是" : "否", null);
                    case "e" -> new RowsOut.Cell(column, raw, Mark.ERROR_VALUE);
                    default -> new RowsOut.Cell(column, CellValues.text(raw), null);
                });
    }

    private void merge(Merge merge) {
        mergedCells += (merge.lastRow() - merge.firstRow() + 1L) * (merge.lastColumn() - merge.firstColumn() + 1L);
        if (mergedCells > Limits.MERGED_CELLS) {
            throw new RefusedFile("合并单元格太多。请取消合并单元格再导入。");
        }
        wire.send(merge);
    }

    private static Merge range(Attributes attributes) {
        String[] ends = String.valueOf(attributes.getValue("ref")).split(":", 2);
        CellName first = CellName.of(ends[0]);
        CellName last = CellName.of(ends[ends.length - 1]);
        return new Merge(
                Math.min(first.row(), last.row()),
                Math.max(first.row(), last.row()),
                Math.min(first.column(), last.column()),
                Math.max(first.column(), last.column()));
    }
}
