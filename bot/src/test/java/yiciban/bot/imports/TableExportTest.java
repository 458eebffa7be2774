package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Figures to take away. */
class TableExportTest {

    private static final Table WEEKS =
            new Table("按周", "一周从星期一算起。", List.of("星期一", "提问", "占比"), List.of(List.of("2026-11-02", "12", "75.0%")));
    private static final Table OFTEN = new Table(
            "问得最多的/问题",
            "字句一样的算一个。",
            List.of("问题", "提问"),
            List.of(List.of("=1+1", "0"), List.of("＋1", "007"), List.of("-5", "2")));

    @Test
    void eachTableIsASheetWithCountsAsNumbersAndNothingAsAFormula() throws IOException {
        byte[] xlsx = Samples.bytes(out -> Exports.xlsx(List.of(WEEKS, OFTEN), out));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            var weeks = book.getSheetAt(0);
            assertThat(weeks.getSheetName()).isEqualTo("按周");
            assertThat(weeks.getRow(2).getCell(1).getStringCellValue()).isEqualTo("提问");
            assertThat(weeks.getRow(3).getCell(0).getStringCellValue()).isEqualTo("2026-11-02");
            assertThat(weeks.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(12);
            assertThat(weeks.getRow(3).getCell(2).getStringCellValue()).isEqualTo("75.0%");
            var often = book.getSheetAt(1);
            assertThat(often.getRow(3).getCell(0).getStringCellValue()).isEqualTo("'=1+1");
            assertThat(often.getRow(4).getCell(0).getStringCellValue()).isEqualTo("'＋1");
            assertThat(often.getRow(4).getCell(1).getStringCellValue()).isEqualTo("007");
            assertThat(often.getRow(5).getCell(0).getStringCellValue()).isEqualTo("'-5");
            often.forEach(
                    row -> row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
        }
    }

    @Test
    void inCsvTheTablesStandBelowEachOther() throws IOException {
        String csv = new String(Samples.bytes(out -> Exports.csv(List.of(WEEKS, OFTEN), out)), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF");
        try (var parser = CSVParser.parse(new StringReader(csv.substring(1)), CSVFormat.RFC4180)) {
            assertThat(parser.getRecords().stream().map(CSVRecord::toList).toList())
                    .containsExactly(
                            List.of("按周"),
                            List.of("一周从星期一算起。"),
                            List.of("星期一", "提问", "占比"),
                            List.of("2026-11-02", "12", "75.0%"),
                            List.of(""),
                            List.of("问得最多的/问题"),
                            List.of("字句一样的算一个。"),
                            List.of("问题", "提问"),
                            List.of("'=1+1", "0"),
                            List.of("'＋1", "007"),
                            List.of("'-5", "2"),
                            List.of(""));
        }
    }

    @Test
    void aRowWithACellTooFewIsNoRow() {
        List<List<String>> rows = List.of(List.of("1"));
        assertThatThrownBy(() -> new Table("按周", "", List.of("星期一", "提问"), rows))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
