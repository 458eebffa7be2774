package yiciban.bot.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** 写 xlsx: a sheet with a header; rows wait on disk and not in the server's small heap. */
final class XlsxBook implements Closeable {

    /** Rows in memory. */
    private static final int WINDOW = 100;

    /** A width of a column is given in 256ths of a character. */
    private static final int CHARACTER = 256;

    private final SXSSFWorkbook book = new SXSSFWorkbook(WINDOW);
    private final CellStyle text;
    private final CellStyle bold;
    private final SXSSFSheet sheet;
    private int rows;

    XlsxBook(Form form) {
        text = style(false);
        bold = style(true);
        sheet = book.createSheet(form.label());
        sheet.createFreezePane(2, 1);
        for (int i = 0; i < form.columns().size(); i++) {
            sheet.setColumnWidth(i, width(form.columns().get(i)) * CHARACTER);
        }
        add(sheet, rows, SheetWriting.titles(form), bold);
    }

    /** Before anything is written: half a file helps nobody. */
    static void refuseTooLong(Form form, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > Limits.CELL_CHARACTERS) {
                throw new IllegalArgumentException(cells.getFirst() + "的“"
                        + form.columns().get(i).title() + "”超过 " + Limits.CELL_CHARACTERS + " 字，xlsx 放不下，请导出 csv");
            }
        }
    }

    void row(List<String> cells) {
        rows++;
        add(sheet, rows, cells, text);
    }

    void notes(List<List<String>> notes) {
        SXSSFSheet second = book.createSheet("填写说明");
        second.setColumnWidth(0, 16 * CHARACTER);
        second.setColumnWidth(1, 10 * CHARACTER);
        second.setColumnWidth(2, 70 * CHARACTER);
        for (int i = 0; i < notes.size(); i++) {
            add(second, i, notes.get(i), i == 0 ? bold : text);
        }
    }

    void write(OutputStream out) throws IOException {
        book.write(out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void add(SXSSFSheet to, int number, List<String> cells, CellStyle style) {
        Row row = to.createRow(number);
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                var written = row.createCell(i);
                written.setCellStyle(style);
                // XML has no form for control characters.
                written.setCellValue(cell.replaceAll("[\\p{Cc}&&[^\t\n]]", "\uFFFD"));
            }
        }
    }

    /** As text, so that the office program does not make a date or a number of it. */
    private CellStyle style(boolean header) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        Font font = book.createFont();
        font.setBold(header);
        style.setFont(font);
        return style;
    }

    private static int width(Column column) {
        return switch (column.shape()) {
            case TEXT, LINES, LIST -> 30;
            case TIME, ID, STATUS, YES -> 14;
            case IDS, ADDRESS -> 20;
        };
    }
}
