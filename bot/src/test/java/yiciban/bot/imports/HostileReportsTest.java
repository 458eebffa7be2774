package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** F15: pdf and docx made to harm are refused with a reason, or read as the harmless text they are. */
class HostileReportsTest extends HostileFiles {

    @Test
    void f15_aPdfWhosePagesAreALoopEnds() {
        byte[] loop = new RawPdf()
                .object("<< /Type /Catalog /Pages 2 0 R >>")
                .object("<< /Type /Pages /Kids [3 0 R] /Count 3 >>")
                .object("<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>")
                .bytes();

        assertThat(Samples.reason(readReport(loop))).isIn("这个 PDF 里没有文字，可能是扫描件。请导入能选中文字的 PDF，或者 .docx 文件。", DAMAGED);
    }

    @Test
    void f15_scriptsOfAPdfDoNotRun() {
        byte[] pdf = RawPdf.of(
                List.of(List.of(new RawPdf.Line("湛河区报告", 4), new RawPdf.Line("今年来，成效明显。", 2))),
                "/OpenAction << /S /JavaScript /JS (app.launchURL\\(\"" + listening.address() + "\"\\)) >>");

        assertThat(readReport(pdf)).isInstanceOf(Reading.Read.class);
    }

    @Test
    void f15_aPdfOfVeryManyPagesIsRefused() {
        var pdf = new RawPdf().object("<< /Type /Catalog /Pages 2 0 R >>");
        var kids = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            kids.append(i + 3).append(" 0 R ");
        }
        pdf.object("<< /Type /Pages /Kids [" + kids + "] /Count 100000 >>");
        for (int i = 0; i < 100_000; i++) {
            pdf.object("<</Type/Page/Parent 2 0 R>>");
        }

        assertThat(Samples.reason(readReport(pdf.bytes()))).isEqualTo("这个 PDF 有 100000 页，最多 500 页。请拆成几个文件再导入。");
    }

    @Test
    void f15_aFontThatUnpacksToMoreThanMemoryIsRefused() {
        byte[] pdf = new RawPdf()
                .object("<< /Type /Catalog /Pages 2 0 R >>")
                .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 7 0 R /Resources << /Font << /F1 4 0 R >> >> >>")
                .object(
                        "<< /Type /Font /Subtype /TrueType /BaseFont /Huge /FirstChar 97 /LastChar 97 /Widths [600] /FontDescriptor 5 0 R >>")
                .object("<< /Type /FontDescriptor /FontName /Huge /Flags 32 /FontFile2 6 0 R >>")
                .object(hexOfZeros(500_000_000))
                .object("<< /Length 26 >>\nstream\nBT /F1 12 Tf (aaaaa) Tj ET\nendstream")
                .bytes();
        assertThat(pdf.length).isLessThan(2_000_000);

        assertThat(Samples.reason(readReport(pdf))).isEqualTo("这个文件读起来太费内存，已停止。请把文件拆小，或只把文字粘贴到新文件里再导入。");
    }

    /** A stream that becomes so many bytes. */
    private static String hexOfZeros(int bytes) {
        var packed = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1_000_000];
            for (int written = 0; written < bytes; written += zeros.length) {
                deflating.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String hex = HexFormat.of().formatHex(packed.toByteArray()) + ">";
        return "<< /Length " + hex.length() + " /Length1 " + bytes
                + " /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n" + hex + "\nendstream";
    }

    @Test
    void f15_aRemoteTemplateIsNotFetched() {
        byte[] docx = Samples.bytes(out -> {
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("湛河区报告");
                document.createParagraph().createRun().setText("今年来，成效明显。");
                document.write(out);
            }
        });
        Map<String, byte[]> parts = new LinkedHashMap<>(Zips.parts(docx));
        parts.put(
                "word/_rels/settings.xml.rels",
                ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                                + " Id=\"rId1\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\""
                                + " Target=\"" + listening.address() + "\" TargetMode=\"External\"/></Relationships>")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(readReport(Zips.zip(parts))).isInstanceOf(Reading.Read.class);
    }
}
