package yiciban.bot.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import yiciban.catalog.Report;

/**
 * 导出: entries as files that office programs open and {@link Imports} reads again without loss. No cell can run as a
 * formula. Streams stay open.
 */
public final class Exports {

    private Exports() {}

    /**
     * UTF-8 with the mark without which Excel takes it for GBK.
     *
     * @param entries fields by the names of seeds/README.md, and office
     */
    public static void csv(Form form, Iterable<? extends Map<String, ?>> entries, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        writer.write(line(SheetWriting.titles(form)));
        for (Map<String, ?> fields : entries) {
            writer.write(line(SheetWriting.cells(form, fields)));
        }
        writer.flush();
    }

    /** As RFC 4180 wants it: lines end with CR LF, quotes are doubled. */
    private static String line(List<String> cells) {
        return CSVFormat.RFC4180.format(cells.toArray()) + "\r\n";
    }

    /**
     * One sheet; rows go to the stream as they come.
     *
     * @throws IllegalArgumentException when a text is longer than Excel allows, naming the entry; csv has no such limit
     */
    public static void xlsx(Form form, Iterable<? extends Map<String, ?>> entries, OutputStream out)
            throws IOException {
        entries.forEach(fields -> XlsxBook.refuseTooLong(form, SheetWriting.cells(form, fields)));
        try (var book = new XlsxBook(form)) {
            for (Map<String, ?> fields : entries) {
                book.row(SheetWriting.cells(form, fields));
            }
            book.write(out);
        }
    }

    /** A report as it is read: title, chapters, and in each a paragraph for every section; behind it what is kept of it besides. */
    public static void docx(Report report, OutputStream out) throws IOException {
        DocxReport.write(report, out);
    }

    /** An empty xlsx to fill in: header, an example that import leaves out, and a sheet of explanations. */
    public static void xlsxTemplate(Form form, OutputStream out) throws IOException {
        try (var book = new XlsxBook(form)) {
            book.row(form.example());
            book.notes(Notes.of(form));
            book.write(out);
        }
    }

    /** An empty csv to fill in: header, and an example that import leaves out. */
    public static void csvTemplate(Form form, OutputStream out) throws IOException {
        List<Column> columns = form.columns();
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < form.example().size(); i++) {
            fields.put(columns.get(i).field(), form.example().get(i));
        }
        csv(form, List.of(fields), out);
    }

    /** Tables one below the other, an empty line between them. */
    public static void csv(List<Table> tables, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        for (Table table : tables) {
            writer.write(line(List.of(CellText.guard(table.title()))));
            writer.write(line(List.of(CellText.guard(table.note()))));
            writer.write(line(table.columns().stream().map(CellText::guard).toList()));
            for (List<String> row : table.rows()) {
                writer.write(line(row.stream().map(CellText::guard).toList()));
            }
            writer.write("\r\n");
        }
        writer.flush();
    }

    /** A sheet for each table. */
    public static void xlsx(List<Table> tables, OutputStream out) throws IOException {
        try (var book = new TableBook()) {
            tables.forEach(book::add);
            book.write(out);
        }
    }
}
