package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files made for tests, and what is read from them. */
final class Samples {

    static final String FAQ_HEADER = "question,similar,answer,source,valid_from,valid_to";

    static final Region ZHANHE = new Region(
            "湛河区",
            Set.of("平顶山市", "平顶山", "河南省", "河南"),
            Set.of("湛江市", "湛江", "漯河市", "漯河", "平顶山市", "平顶山", "河南省", "河南", "郑州市", "郑州", "黑河市", "黑河"));

    private static final Imports IMPORTS = Here.imports();

    private Samples() {}

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook of one sheet. */
    static byte[] xlsx(Consumer<XSSFSheet> filling) {
        return bytes(out -> {
            try (var book = new XSSFWorkbook()) {
                filling.accept(book.createSheet("常见问题"));
                book.write(out);
            }
        });
    }

    static void row(XSSFSheet sheet, int number, String... cells) {
        var row = sheet.createRow(number - 1);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.createCell(i).setCellValue(cells[i]);
            }
        }
    }

    static Reading<Entries> reading(byte[] file) {
        return IMPORTS.entries(new ByteArrayInputStream(file), Progress.NONE);
    }

    static Entries entries(byte[] file) {
        return switch (reading(file)) {
            case Reading.Read<Entries>(Entries entries) -> entries;
            case Reading.Refused<Entries>(String reason) -> throw new AssertionError(reason);
        };
    }

    /** Why a sheet is refused. */
    static String refusal(byte[] file) {
        return reason(reading(file));
    }

    static Reading<ReadReport> readingReport(byte[] file) {
        return IMPORTS.report(new ByteArrayInputStream(file), ZHANHE, Progress.NONE);
    }

    static ReadReport report(byte[] file) {
        return switch (readingReport(file)) {
            case Reading.Read<ReadReport>(ReadReport report) -> report;
            case Reading.Refused<ReadReport>(String reason) -> throw new AssertionError(reason);
        };
    }

    static String reason(Reading<?> reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return reading instanceof Reading.Refused<?>(String reason) ? reason : "";
    }

    static List<String> errors(Entries entries) {
        return entries.badRows().stream()
                .flatMap(row -> row.errors().stream())
                .map(Entries.RowError::toString)
                .toList();
    }
}
