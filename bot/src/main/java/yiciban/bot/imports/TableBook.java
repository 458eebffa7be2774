package yiciban.bot.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** 写表格: a sheet for each table: title, what it means, header, rows. */
final class TableBook implements Closeable {

    /** Rows in memory. */
    private static final int WINDOW = 100;

    /** A width of a column is given in 256ths of a character. */
    private static final int CHARACTER = 256;

    private static final int FIRST_WIDTH = 36;
    private static final int WIDTH = 16;

    /** Written as a number, so that sums can be made of it; looks the same. */
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final SXSSFWorkbook book = new SXSSFWorkbook(WINDOW);
    private final CellStyle bold;

    TableBook() {
        bold = book.createCellStyle();
        Font font = book.createFont();
        font.setBold(true);
        bold.setFont(font);
    }

    void add(Table table) {
        SXSSFSheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(table.title()));
        for (int i = 0; i < table.columns().size(); i++) {
            sheet.setColumnWidth(i, (i == 0 ? FIRST_WIDTH : WIDTH) * CHARACTER);
        }
        row(sheet, 0, List.of(table.title()), true);
        row(sheet, 1, List.of(table.note()), false);
        row(sheet, 2, table.columns(), true);
        sheet.createFreezePane(1, 3);
        for (int i = 0; i < table.rows().size(); i++) {
            row(sheet, i + 3, table.rows().get(i), false);
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

    private void row(SXSSFSheet sheet, int number, List<String> cells, boolean header) {
        Row row = sheet.createRow(number);
        for (int i = 0; i < cells.size(); i++) {
            String text = CellText.guard(cells.get(i));
            var cell = row.createCell(i);
            if (header) {
                cell.setCellStyle(bold);
            }
            if (COUNT.matcher(text).matches()) {
                cell.setCellValue(Integer.parseInt(text));
            } else {
                // XML has no form for control characters.
                cell.setCellValue(text.replaceAll("[\\p{Cc}&&[^\t\n]]", "\uFFFD"));
            }
        }
    }
}
