package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import yiciban.bot.imports.RawPdf.Line;
import yiciban.bot.imports.ReadReport.Slip;
import yiciban.catalog.Report;
import yiciban.catalog.Section;
import yiciban.catalog.Seeds;

/** Reports become chapters, points and sentences; slips of place names are named and stay. */
class ImportedReportTest {

    @Test
    void thePlaceNameSlipsOfTheReportAreNamedAndStay() {
        Report report = Seeds.fromClasspath().entries().stream()
                .filter(Report.class::isInstance)
                .map(Report.class::cast)
                .findFirst()
                .orElseThrow();

        List<Slip> slips = new Slips(Samples.ZHANHE).in(report.sections());

        assertThat(slips)
                .extracting(Slip::number, Slip::chapter, Slip::written, Slip::meant)
                .containsExactly(
                        tuple("0.1", "开头", "湛江", "湛河"),
                        tuple("1.2", "一、坚持党的全面领导，统筹推进法治政府建设", "湛江", "湛河"),
                        tuple("9.1", "结尾", "漯河", "湛河"));
        assertThat(slips.getLast().sentence()).endsWith("为全面建设社会主义现代化新漯河提供法治保障。");
    }

    @Test
    void aLookAlikeThatIsNoPlaceIsNamedToo() {
        var section = new Section("1.1", "一、总则", List.of(new Section.Sentence("堪河区和平顶山市的工作。", List.of())));

        assertThat(new Slips(Samples.ZHANHE).in(List.of(section)))
                .extracting(Slip::toString)
                .containsExactly("“堪河”可能是“湛河”之误（一、总则，第 1.1 段）：堪河区和平顶山市的工作。");
    }

    @Test
    void aPdfLosesItsHeadersAndNumbersAndIsHealedAcrossLinesAndPages() {
        var pages = List.of(
                List.of(
                        new Line("湛河区人民政府办公室", 0),
                        new Line("湛河区法治政府建设年度报告（2023）", 4),
                        new Line("今年来，湛河区坚持依法行政，护航湛江经济社会高质量发展", 2),
                        new Line("，成效明显。", 0),
                        new Line("一、坚持党的领导", 2),
                        new Line("一是强化领导。区长任组长，每月听取一次法治政府建设工作", 2),
                        new Line("的汇报，纳入年度综合考", 0),
                        new Line("- 1 -", 12)),
                List.of(
                        new Line("湛河区人民政府办公室", 0),
                        new Line("核。二是高位部署。召开会议7次。", 0),
                        new Line("二、便民惠企", 2),
                        new Line("（一）便民服务", 2),
                        new Line("一是网上办。二是马上办。", 2),
                        new Line("（二）惠企服务。支持企业 3421 家。", 2),
                        new Line("下一步，我们将继续努力，把各项工作做得更好更实更有成效", 2),
                        new Line("。", 0),
                        new Line("- 2 -", 12)));

        ReadReport report = Samples.report(RawPdf.of(pages, ""));

        assertThat(report.title()).isEqualTo("湛河区法治政府建设年度报告（2023）");
        assertThat(report.year()).contains("2023");
        assertThat(report.sections())
                .containsExactly(
                        section("0.1", "开头", "今年来，湛河区坚持依法行政，护航湛江经济社会高质量发展，成效明显。"),
                        section("1.1", "一、坚持党的领导", "一是强化领导。", "区长任组长，每月听取一次法治政府建设工作的汇报，纳入年度综合考核。"),
                        section("1.2", "一、坚持党的领导", "二是高位部署。", "召开会议7次。"),
                        section("2.1", "二、便民惠企", "（一）便民服务", "一是网上办。", "二是马上办。"),
                        section("2.2", "二、便民惠企", "（二）惠企服务。", "支持企业 3421 家。"),
                        section("3.1", "结尾", "下一步，我们将继续努力，把各项工作做得更好更实更有成效。"));
        assertThat(report.slips()).extracting(Slip::written).containsExactly("湛江");
    }

    @Test
    void paragraphsOfADocxAreReadAndNumbersCountedInChinese() {
        byte[] docx = Samples.bytes(out -> {
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("年度报告");
                document.createParagraph().createRun().setText("一、工作");
                document.createParagraph().createRun().setText("做了一件事。做了另一件事！");
                document.write(out);
            }
        });

        assertThat(Samples.report(docx).sections()).containsExactly(section("1.1", "一、工作", "做了一件事。", "做了另一件事！"));
        assertThat(List.of(1, 10, 11, 20, 35))
                .extracting(ListNumbers::chinese)
                .containsExactly("一", "十", "十一", "二十", "三十五");
    }

    @Test
    void aSheetIsNoReportAndAReportNoSheet() {
        byte[] sheet = Samples.xlsx(it -> Samples.row(it, 1, "问题", "答案"));
        byte[] pdf = RawPdf.of(List.of(List.of(new Line("正文。", 0))), "");

        assertThat(Samples.reason(Samples.readingReport(sheet)))
                .isEqualTo("这里不能导入Excel 表格。条目的表格请用 .xlsx 或 .csv，报告请用 .docx 或 .pdf。");
        assertThat(Samples.refusal(pdf)).isEqualTo("这里不能导入PDF 文件。条目的表格请用 .xlsx 或 .csv，报告请用 .docx 或 .pdf。");
        assertThat(Samples.reason(Samples.readingReport(RawPdf.of(List.of(new ArrayList<>()), ""))))
                .isEqualTo("这个 PDF 里没有文字，可能是扫描件。请导入能选中文字的 PDF，或者 .docx 文件。");
    }

    private static Section section(String number, String chapter, String... sentences) {
        return new Section(
                number,
                chapter,
                List.of(sentences).stream()
                        .map(text -> new Section.Sentence(text, List.of()))
                        .toList());
    }
}
