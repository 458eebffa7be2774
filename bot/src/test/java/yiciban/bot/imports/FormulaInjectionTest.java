package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C15: what is exported cannot run as a formula, seen through a parser of another hand. */
class FormulaInjectionTest {

    private static final int ANSWER = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/c calc'!A0",
                "+1+1",
                "-1+1",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\u0000=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(1)",
                "'=1",
                "''=1",
                "=1\",\"=2\r\n=3"
            })
    void c15_aDangerousBeginningGetsAnApostrophe(String text) throws IOException {
        List<Map<String, Object>> entries = List.of(Map.of("question", "问", "answer", text, "source", "据"));

        String csv = new String(Samples.bytes(out -> Exports.csv(Form.FAQ, entries, out)), StandardCharsets.UTF_8);
        try (var parser = CSVParser.parse(new StringReader(csv.substring(1)), CSVFormat.RFC4180)) {
            var records = parser.getRecords();
            assertThat(records).hasSize(2);
            assertThat(records.get(1).get(ANSWER)).isEqualTo("'" + text);
        }
        byte[] xlsx = Samples.bytes(out -> Exports.xlsx(Form.FAQ, entries, out));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var cell = book.getSheetAt(0).getRow(1).getCell(ANSWER);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).startsWith("'").doesNotContain("\u0000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1", "身份证=证件", "'撇号", "a@b.cn", "（-1）"})
    void c15_anOrdinaryTextStaysAsItIs(String text) {
        assertThat(CellText.guard(text)).isEqualTo(text);
        assertThat(CellText.unguard(text)).isEqualTo(text);
    }
}
