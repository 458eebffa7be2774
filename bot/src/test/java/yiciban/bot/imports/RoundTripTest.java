package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import yiciban.bot.imports.Entries.Row;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryText;
import yiciban.catalog.Faq;
import yiciban.catalog.Report;
import yiciban.catalog.Section;
import yiciban.catalog.Seeds;
import yiciban.catalog.ServiceItem;

/** What is exported is imported without loss: everything in seeds/, and texts made to get lost. */
class RoundTripTest {

    private static final Catalog SEEDS = Seeds.fromClasspath();

    @Test
    void guidesComeBackFromXlsx() {
        List<Map<String, Object>> guides = fields(ServiceItem.class);

        Entries read = Samples.entries(Samples.bytes(out -> Exports.xlsx(Form.SERVICE_ITEM, guides, out)));

        assertThat(guides).hasSize(69);
        assertThat(read.form()).isEqualTo(Form.SERVICE_ITEM);
        assertThat(Samples.errors(read)).isEmpty();
        assertThat(read.rows()).extracting(Row::fields).map(Map.class::cast).isEqualTo(guides);
    }

    @Test
    void guidesComeBackFromCsv() {
        List<Map<String, Object>> guides = fields(ServiceItem.class);

        Entries read = Samples.entries(Samples.bytes(out -> Exports.csv(Form.SERVICE_ITEM, guides, out)));

        assertThat(Samples.errors(read)).isEmpty();
        assertThat(read.rows()).extracting(Row::fields).map(Map.class::cast).isEqualTo(guides);
    }

    @Test
    void faqsComeBackFromXlsx() {
        List<Map<String, Object>> faqs = fields(Faq.class);

        Entries read = Samples.entries(Samples.bytes(out -> Exports.xlsx(Form.FAQ, faqs, out)));

        assertThat(faqs).hasSize(86);
        assertThat(Samples.errors(read)).isEmpty();
        assertThat(read.rows()).extracting(Row::fields).map(Map.class::cast).isEqualTo(faqs);
    }

    @Test
    void faqsComeBackFromCsv() {
        List<Map<String, Object>> faqs = fields(Faq.class);

        Entries read = Samples.entries(Samples.bytes(out -> Exports.csv(Form.FAQ, faqs, out)));

        assertThat(Samples.errors(read)).isEmpty();
        assertThat(read.rows()).extracting(Row::fields).map(Map.class::cast).isEqualTo(faqs);
    }

    @Test
    void aReportComesBackFromDocx() {
        Report report = SEEDS.entries().stream()
                .filter(Report.class::isInstance)
                .map(Report.class::cast)
                .findFirst()
                .orElseThrow();

        ReadReport read = Samples.report(Samples.bytes(out -> Exports.docx(report, out)));

        assertThat(read.title()).isEqualTo("湛河区法治政府建设年度报告（2022）");
        assertThat(read.year()).contains("2022");
        assertThat(read.sections()).isEqualTo(report.sections());
        assertThat(read.sections())
                .flatExtracting(Section::sentences)
                .flatExtracting(Section.Sentence::similar)
                .isNotEmpty();
        Map<String, Object> head = EntryText.of(report).fields();
        List.of("id", "status", "sections").forEach(head::remove);
        assertThat(Map.copyOf(read.fields())).isEqualTo(head);
    }

    @Test
    void textsThatLookLikeFormulasOrListsComeBack() {
        List<Map<String, Object>> entries = List.of(
                Map.of("question", "=1+1 等于几", "answer", "'=是公式", "source", "''＠ 两撇", "similar", List.of("甲；乙")),
                Map.of(
                        "question",
                        "-5 度",
                        "answer",
                        "第一行\n\n第三行,\"引号\"",
                        "source",
                        "'普通撇号",
                        "similar",
                        List.of("甲;乙", "丙")));

        for (byte[] file : List.of(
                Samples.bytes(out -> Exports.xlsx(Form.FAQ, entries, out)),
                Samples.bytes(out -> Exports.csv(Form.FAQ, entries, out)))) {
            assertThat(Samples.entries(file).rows())
                    .extracting(Row::fields)
                    .map(Map.class::cast)
                    .isEqualTo(entries);
        }
    }

    @Test
    void daysAndMinutesAreasOfficesAndSuccessorsComeBack() {
        Map<String, Object> entry = Map.ofEntries(
                Map.entry("id", "faq-900"),
                Map.entry("question", "高温津贴发到几月"),
                Map.entry("answer", "九月。"),
                Map.entry("source", "通知"),
                Map.entry("valid_from", "2026-06-01"),
                Map.entry("valid_to", "2026-09-30T18:00"),
                Map.entry("area", "河南省 平顶山市 湛河区"),
                Map.entry("office", "人社"),
                Map.entry("unlike", List.of("烤火费发到几月")),
                Map.entry("replaced_by", "faq-001"),
                Map.entry("status", "withdrawn"));

        Entries read = Samples.entries(Samples.bytes(out -> Exports.xlsx(Form.FAQ, List.of(entry), out)));

        assertThat(read.rows()).extracting(Row::fields).map(Map.class::cast).containsExactly(entry);
    }

    @Test
    void aTextTooLongForExcelIsNamedAndFitsIntoCsv() {
        Map<String, Object> entry =
                Map.of("id", "faq-001", "question", "问", "answer", "长".repeat(32_768), "source", "据");

        assertThatThrownBy(() -> Samples.bytes(out -> Exports.xlsx(Form.FAQ, List.of(entry), out)))
                .hasMessage("faq-001的“答案”超过 32767 字，xlsx 放不下，请导出 csv");
        assertThat(Samples.bytes(out -> Exports.csv(Form.FAQ, List.of(entry), out)))
                .hasSizeGreaterThan(3 * 32_768);
    }

    @Test
    void templatesAreReadAsEmptyUntilFilledIn() {
        for (Form form : Form.values()) {
            for (byte[] file : List.of(
                    Samples.bytes(out -> Exports.xlsxTemplate(form, out)),
                    Samples.bytes(out -> Exports.csvTemplate(form, out)))) {
                assertThat(Samples.refusal(file)).isEqualTo("表头下面没有内容。请填写后再导入。");
            }
        }
    }

    @Test
    void theExampleOfATemplateIsARightRow() {
        for (Form form : Form.values()) {
            String csv = new String(Samples.bytes(out -> Exports.csvTemplate(form, out)), StandardCharsets.UTF_8);

            Entries read = Samples.entries(Samples.utf8(csv.replace("示例", form.prefix() + "-900")));

            assertThat(Samples.errors(read)).isEmpty();
            assertThat(read.rows()).hasSize(1);
        }
    }

    private static List<Map<String, Object>> fields(Class<? extends Entry> kind) {
        return SEEDS.entries().stream()
                .filter(kind::isInstance)
                .map(SeedFields::of)
                .collect(Collectors.toList());
    }
}
