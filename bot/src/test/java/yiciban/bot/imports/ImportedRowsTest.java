package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yiciban.bot.imports.Entries.Row;

/** F14: good rows are right, bad ones say which cell, what is wrong and what to do. */
class ImportedRowsTest {

    private static final String HEADER = Samples.FAQ_HEADER + "\n";

    @Test
    void f14_aBlankCellTakesAwayAndAColumnThatIsNotThereSaysNothing() {
        Row row = Samples.entries(
                        Samples.utf8("id,question,similar,answer,source,valid_to,office,status\nfaq-001,问,,答,据\n"))
                .rows()
                .getFirst();

        assertThat(row.fields().keySet()).containsExactly("answer", "id", "question", "source");
        assertThat(row.cleared()).containsExactlyInAnyOrder("similar", "valid_to");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    void f14_badRowsAmongTenThousandAreNamedAndTheOthersAreRight(int bad) {
        var csv = new StringBuilder(HEADER);
        int every = 10_000 / bad;
        for (int i = 1; i <= 10_000; i++) {
            csv.append("问题").append(i).append(",说法").append(i).append(",答案").append(i);
            csv.append(i % every == 0 ? ",,\n" : ",依据,\n");
        }

        Entries read = Samples.entries(Samples.utf8(csv.toString()));

        assertThat(read.lines()).hasSize(10_000);
        assertThat(read.badRows()).hasSize(bad);
        assertThat(read.badRows().getFirst().errors())
                .containsExactly(new Entries.RowError(every + 1, "source", "D" + (every + 1), "没有填写。", "这一列每行都要有。"));
        if (bad == 1) {
            assertThat(read.rows().get(4999).number()).isEqualTo(5001);
            assertThat(fields(read, 4999))
                    .isEqualTo(Map.of(
                            "question", "问题5000", "similar", List.of("说法5000"), "answer", "答案5000", "source", "依据"));
        }
    }

    @Test
    void f14_everythingWrongWithARowIsSaidAtOnce() {
        Entries read = Samples.entries(
                Samples.utf8("编号,问题,答案,来源,生效,失效,网址,状态\nguide-1,,答,据,昨天,2026-13-01,javascript:alert(1),好\n"));

        assertThat(Samples.errors(read))
                .containsExactly(
                        "第 2 行 A2“编号”：“guide-1”不是常见问题的编号。应当以 faq- 开头；新条目请留空。",
                        "第 2 行 E2“生效”：“昨天”不是日期。请写成 2026-11-30 这样。",
                        "第 2 行 F2“失效”：“2026-13-01”不是日期。请写成 2026-11-30 这样。",
                        "第 2 行 G2“网址”：“javascript:alert(1)”不是网址。网址以 http:// 或 https:// 开头，中间没有空格；没有就留空。",
                        "第 2 行 H2“状态”：“好”不是状态。请写草稿、已发布或已撤下，或者留空。",
                        "第 2 行 B2“问题”：没有填写。这一列每行都要有。");
    }

    @Test
    void f14_duplicateKeysAreNamedWithBothRows() {
        Entries read = Samples.entries(
                Samples.utf8("编号,问题,答案,来源\nfaq-1,甲,答,据\nfaq-2,乙,答,据\nfaq-1,丙,答,据\n,ｂ 1,答,据\n,B1,答,据\n"));

        assertThat(Samples.errors(read))
                .containsExactly(
                        "第 2 行 A2“编号”：第 2、4 行的编号相同。请只留一行，或改成不同的。",
                        "第 4 行 A4“编号”：第 2、4 行的编号相同。请只留一行，或改成不同的。",
                        "第 5 行 B5“问题”：第 5、6 行的问题相同。请只留一行，或改成不同的。",
                        "第 6 行 B6“问题”：第 5、6 行的问题相同。请只留一行，或改成不同的。");
        assertThat(read.rows()).extracting(Row::number).containsExactly(3);
    }

    @Test
    void f14_gbkUtf8WithMarkAndUtf16AreRead() {
        String csv = "问题,相似问法,答案,来源\n身份证丢了咋办,证丢了；证没了,可以补领。,居民身份证法\n";

        for (byte[] file : List.of(
                csv.getBytes(Charset.forName("GBK")),
                csv.getBytes(Charset.forName("GB18030")),
                ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8),
                csv.replace(',', '\t').getBytes(StandardCharsets.UTF_16))) {
            assertThat(fields(Samples.entries(file), 0))
                    .isEqualTo(Map.of(
                            "question", "身份证丢了咋办",
                            "similar", List.of("证丢了", "证没了"),
                            "answer", "可以补领。",
                            "source", "居民身份证法"));
        }
    }

    @Test
    void f14_anotherEncodingIsRefused() {
        assertThat(Samples.refusal(new byte[] {'a', (byte) 0xFF, (byte) 0xFF, 'b'}))
                .startsWith("看不懂这个文件：");
        assertThat(Samples.refusal("問題,答案,來源\n問,答,據\n".getBytes(Charset.forName("Big5"))))
                .startsWith("没有找到表头。");
        assertThat(Samples.refusal("问题\0,答案".getBytes(StandardCharsets.UTF_8))).startsWith("看不懂这个文件：");
    }

    @Test
    void f14_unreadableCharactersAreAnErrorOfTheirCell() {
        assertThat(Samples.errors(Samples.entries(Samples.utf8(HEADER + "问\uFFFD题,,答\u0007案,据\n"))))
                .containsExactly(
                        "第 2 行 A2“question”：里面有看不清的字符。请删掉重新输入；csv 文件也可能是编码不对，请另存为 .xlsx。",
                        "第 2 行 C2“answer”：里面有看不清的字符。请删掉重新输入；csv 文件也可能是编码不对，请另存为 .xlsx。");
    }

    @Test
    void f14_aMissingHeaderOrColumnIsRefused() {
        assertThat(Samples.refusal(Samples.utf8("身份证丢了咋办,可以补领。,居民身份证法\n"))).startsWith("没有找到表头。第一行应当是列名：");
        assertThat(Samples.refusal(Samples.utf8("问题,答案\n问,答\n"))).isEqualTo("像是常见问题，但表头（第 1 行）缺少“来源”。请补上这一列，或下载模板填写。");
        assertThat(Samples.refusal(Samples.utf8("问题,答案,来源,出处\n问,答,据,据\n")))
                .isEqualTo("表头里“来源”出现了两次（同义的列名也算）。请只留一列再导入。");
        assertThat(Samples.refusal(Samples.utf8(HEADER))).isEqualTo("表头下面没有内容。请填写后再导入。");
        assertThat(Samples.refusal(new byte[0])).isEqualTo("这个文件是空的。请检查后再导入。");
    }

    @Test
    void f14_theHeaderMayStandBelowATitleAndUnknownColumnsAreNamed() {
        Entries read = Samples.entries(Samples.xlsx(sheet -> {
            Samples.row(sheet, 1, "湛河区办事指南汇总表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 5));
            Samples.row(sheet, 3, "序号", "事项名称（必填）", "服务对象*", "申请材料", "法定时限", "出处", "联系人");
            Samples.row(sheet, 4, "1", " 残疾人证办理 ", "个人", "身份证\n照片\n", "20个工作日", "残联发〔2017〕1号", "某人");
        }));

        assertThat(read.form()).isEqualTo(Form.SERVICE_ITEM);
        assertThat(read.sheet()).isEqualTo("常见问题");
        assertThat(read.ignored()).containsExactly("序号", "联系人");
        assertThat(fields(read, 0))
                .isEqualTo(Map.of(
                        "name", "残疾人证办理",
                        "applicant", "个人",
                        "materials", List.of("身份证", "照片"),
                        "legal_time_limit", "20个工作日",
                        "source", "残联发〔2017〕1号"));
    }

    @Test
    void f14_aValueMergedOverRowsBelongsToEachAndOverColumnsToNone() {
        Entries read = Samples.entries(Samples.xlsx(sheet -> {
            Samples.row(sheet, 1, "部门", "问题", "答案", "来源");
            Samples.row(sheet, 2, "公安", "甲", "答", "据");
            Samples.row(sheet, 3, "", "乙", "答", "据");
            Samples.row(sheet, 4, "民政", "丙", "答据", "");
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(3, 3, 2, 3));
        }));

        assertThat(read.rows()).extracting(row -> row.fields().get("office")).containsExactly("公安", "公安");
        assertThat(Samples.errors(read))
                .containsExactly("第 4 行 C4“答案”：这是跨了几列的合并单元格，不知道属于哪一列。请取消合并，分别填写。", "第 4 行 D4“来源”：没有填写。这一列每行都要有。");
    }

    @Test
    void f14_formulasGiveWhatTheyShowedAndAreNeverCalculated() {
        Entries read = Samples.entries(Samples.xlsx(sheet -> {
            Samples.row(sheet, 1, "问题", "答案", "来源");
            for (int row = 2; row <= 4; row++) {
                Samples.row(sheet, row, "问" + row, "", "据");
            }
            sheet.getRow(1).createCell(1, CellType.FORMULA).setCellFormula("\"可以\"&\"补领\"");
            sheet.getRow(1).getCell(1).setCellValue("当时算出的");
            sheet.getRow(2).createCell(1, CellType.FORMULA).setCellFormula("1+1");
            sheet.getRow(3).createCell(1, CellType.ERROR).setCellErrorValue((byte) 42);
        }));

        assertThat(fields(read, 0)).containsEntry("answer", "当时算出的");
        assertThat(Samples.errors(read))
                .containsExactly(
                        "第 3 行 B3“答案”：公式还没有算出结果。请在 Excel 或 WPS 里打开、保存一次，或直接填写文字。",
                        "第 4 行 B4“答案”：公式的结果是错误值。请改正公式，或直接填写文字。");
    }

    @Test
    void f14_daysAndNumbersAreReadAsTheyAreShown() {
        Entries read = Samples.entries(Samples.xlsx(sheet -> {
            Samples.row(sheet, 1, "事项名称", "服务对象", "来源", "生效", "失效", "收费", "承诺时限", "文号");
            Samples.row(sheet, 2, "换证", "个人", "据");
            var row = sheet.getRow(1);
            var book = sheet.getWorkbook();
            var day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            row.createCell(3).setCellValue(LocalDate.of(2026, 11, 30));
            row.getCell(3).setCellStyle(day);
            row.createCell(4).setCellValue(" ２０２７年１月５日　");
            var money = book.createCellStyle();
            money.setDataFormat(book.createDataFormat().getFormat("0.00\"元\""));
            row.createCell(5).setCellValue(20.5);
            row.getCell(5).setCellStyle(money);
            row.createCell(6).setCellValue(0.1 + 0.2);
            row.createCell(7).setCellValue(410_411_199_001_011_0.0);
        }));

        assertThat(Samples.errors(read)).isEmpty();
        assertThat(fields(read, 0))
                .containsEntry("valid_from", "2026-11-30")
                .containsEntry("valid_to", "2027-01-05")
                .containsEntry("fee", "20.50元")
                .containsEntry("promised_time_limit", "0.3")
                .containsEntry("document", "4104111990010110");
    }

    @Test
    void f14_anEndBeforeTheBeginningIsAnError() {
        assertThat(Samples.errors(Samples.entries(Samples.utf8(HEADER + "问,,答,据,2026-11-30,2026/1/5\n"))))
                .containsExactly("第 2 行 F2“valid_to”：失效 2026-01-05 早于生效 2026-11-30。请检查两个日期。");
    }

    @Test
    void f14_aCellMayHave32767CharactersAndNoMore() {
        Entries read = Samples.entries(
                Samples.utf8(HEADER + "问一,," + "长".repeat(32_767) + ",据\n" + "问二,," + "长".repeat(32_768) + ",据\n"));

        assertThat(fields(read, 0)).containsEntry("answer", "长".repeat(32_767));
        assertThat(Samples.errors(read)).containsExactly("第 3 行 C3“answer”：字数太多，一格最多 32767 字。请缩短。");
    }

    @Test
    void f14_moreRowsColumnsOrBytesThanAllowedAreRefused() {
        String tooMany = "行数太多，一个文件最多 10000 行。请分成几个文件再导入。";
        var csv = new StringBuilder(HEADER);
        for (int i = 1; i <= 10_001; i++) {
            csv.append("问").append(i).append(",,答,据\n");
        }
        String million = Zips.text(GOOD, Zips.SHEET)
                .replaceFirst(
                        "<sheetData>.*</sheetData>",
                        "<sheetData>" + "<row><c><v>1</v></c></row>".repeat(1_048_576) + "</sheetData>");

        assertThat(Samples.refusal(Samples.utf8(csv.toString()))).isEqualTo(tooMany);
        assertThat(Samples.refusal(Zips.with(GOOD, Zips.SHEET, million)))
                .isIn(tooMany, "文件解开后大得不正常，不能导入。请新建一份，只把需要的文字粘贴过去再导入。");
        assertThat(Samples.refusal(Samples.utf8(HEADER + ",".repeat(50) + "x\n")))
                .isEqualTo("表格太宽：第 2 行用到了第 51 列，最多 50 列。请删去多余的列再导入。");
        assertThat(Samples.refusal(new byte[10 * 1024 * 1024 + 1])).isEqualTo("文件太大，最多 10 MB。请删去图片，或分成几个文件再导入。");
    }

    private static final byte[] GOOD = Samples.xlsx(sheet -> {
        Samples.row(sheet, 1, "question", "answer", "source");
        Samples.row(sheet, 2, "身份证丢了咋办", "可以补领。", "居民身份证法");
    });

    @Test
    void f14_tenThousandRowsOfXlsxAreReadAndProgressIsTold() {
        var entries = new ArrayList<Map<String, Object>>();
        for (int i = 1; i <= 10_000; i++) {
            entries.add(Map.of("question", "问题" + i, "answer", ("答案" + i).repeat(30), "source", "依据"));
        }
        byte[] file = Samples.bytes(out -> Exports.xlsx(Form.FAQ, entries, out));
        var seen = new ArrayList<Integer>();

        Reading<Entries> read =
                Here.imports().entries(new ByteArrayInputStream(file), (done, expected) -> seen.add(done));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        it -> assertThat(((Entries) it.value()).rows()).hasSize(10_000));
        assertThat(seen).hasSizeGreaterThan(100).isSorted().last().isEqualTo(10_001);
    }

    @Test
    void f14_anOrdinaryUnclosedQuoteIsNamedByItsRow() {
        assertThat(Samples.refusal(Samples.utf8(HEADER + "问,,答,据\n问二,,\"答,据\n")))
                .isEqualTo("第 3 行的引号不成对，读不下去。请在 Excel 或 WPS 里打开检查，另存后再导入。");
    }

    private static Map<String, Object> fields(Entries read, int row) {
        return read.rows().get(row).fields();
    }
}
