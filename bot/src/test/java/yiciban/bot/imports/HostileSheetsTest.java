package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yiciban.bot.imports.Entries.Row;

/** F15, C16: sheets made to harm are refused with a reason, or read as the harmless text they are; made here, never committed. */
class HostileSheetsTest extends HostileFiles {

    private static final byte[] GOOD = Samples.xlsx(sheet -> {
        Samples.row(sheet, 1, "question", "answer", "source");
        Samples.row(sheet, 2, "身份证丢了咋办", "可以补领。", "居民身份证法");
    });

    private static final String BOMB = "文件解开后大得不正常，不能导入。请新建一份，只把需要的文字粘贴过去再导入。";
    private static final String DOCTYPE = "文件里夹带了外部定义（DOCTYPE），不安全，不能导入。请在 Excel、WPS 或 Word 里重新另存一份。";

    private List<String> questions(byte[] file) {
        return switch (read(file)) {
            case Reading.Read<Entries>(Entries entries) ->
                entries.rows().stream()
                        .map(Row::fields)
                        .map(fields -> String.valueOf(fields.get("question")))
                        .toList();
            case Reading.Refused<Entries>(String reason) -> throw new AssertionError(reason);
        };
    }

    @Test
    void f15_aZipBombIsRefused() {
        byte[] blanks = new byte[60 * 1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');

        byte[] bomb = Zips.with(GOOD, Zips.SHEET, blanks);

        assertThat(bomb).hasSizeLessThan(200_000);
        assertThat(Samples.reason(read(bomb))).isEqualTo(BOMB);
    }

    @Test
    void f15_aZipBombThatLiesAboutItsSizeIsRefused() {
        String sheet = Zips.text(GOOD, Zips.SHEET).replace("<sheetData>", "<sheetData>" + " ".repeat(60 * 1024 * 1024));
        byte[] bomb = Zips.with(GOOD, Zips.SHEET, sheet);

        // The size in the directory at the end says 1000 bytes.
        int at = directoryEntry(bomb, Zips.SHEET);
        for (int i = 0; i < 4; i++) {
            bomb[at + 24 + i] = (byte) (1000 >> (8 * i));
        }

        assertThat(Samples.reason(read(bomb))).isIn(BOMB, DAMAGED, "文件损坏或不完整，打不开。请重新另存一份再导入。");
    }

    private static int directoryEntry(byte[] zip, String name) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("PK\1\2");
        while (at >= 0 && !text.startsWith(name, at + 46)) {
            at = text.indexOf("PK\1\2", at + 4);
        }
        return at;
    }

    @Test
    void c16_aLinkInTheFileIsNotFollowed(@TempDir Path folder) throws IOException {
        Path sheet = Files.writeString(folder.resolve("sheet.xml"), Zips.text(GOOD, Zips.SHEET));
        byte[] linked = Zips.with(GOOD, Zips.SHEET, sheet.toString());

        // Made by Unix, and there a symbolic link: what an unpacker would read is the sheet outside.
        int at = directoryEntry(linked, Zips.SHEET);
        linked[at + 5] = 3;
        linked[at + 40] = (byte) 0xff;
        linked[at + 41] = (byte) 0xa1;

        assertThat(Samples.reason(read(linked))).isEqualTo(DAMAGED);
    }

    @Test
    void f15_aZipInAZipIsRefused() {
        byte[] inner = Zips.zip(Map.of("0", new byte[1024]));

        assertThat(Samples.reason(read(Zips.zip(Map.of("inner.zip", inner)))))
                .isEqualTo("这是压缩包或别的格式，不是 .xlsx 表格，也不是 .docx 文档。请解压后导入里面的文件。");
    }

    @Test
    void f15_aZipInsideASheetIsNeverOpened() {
        byte[] inner = Zips.zip(Map.of("bomb", new byte[50 * 1024 * 1024]));

        String types = Zips.text(GOOD, "[Content_Types].xml")
                .replaceFirst("<Default ", "<Default Extension=\"zip\" ContentType=\"application/zip\"/><Default ");

        assertThat(questions(
                        Zips.with(Zips.with(GOOD, "[Content_Types].xml", types), "xl/embeddings/inner.zip", inner)))
                .containsExactly("身份证丢了咋办");
    }

    @Test
    void f15_aHundredThousandPartsAreRefused() {
        byte[] file = Samples.bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.NO_COMPRESSION);
                for (int i = 0; i < 60_000; i++) {
                    zip.putNextEntry(new ZipEntry(Integer.toString(i, 36)));
                }
            }
        });

        assertThat(Samples.reason(read(file))).startsWith("文件里有 60000 个部分，最多 1000 个，不像正常的表格或文档。");
    }

    @Test
    void f15_anExternalEntityIsRefusedAndNotFetched() {
        String sheet = Zips.text(GOOD, Zips.SHEET)
                .replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + listening.address() + "\">]>");

        assertThat(sheet).contains("<!DOCTYPE");
        assertThat(Samples.reason(read(Zips.with(GOOD, Zips.SHEET, sheet)))).isEqualTo(DOCTYPE);
    }

    @Test
    void f15_anExternalEntityBehindALongCommentIsRefusedByTheParserItself() {
        String sheet = Zips.text(GOOD, Zips.SHEET)
                .replaceFirst(
                        "\\?>",
                        "?><!--" + " ".repeat(10_000) + "--><!DOCTYPE x [<!ENTITY e SYSTEM \"" + listening.address()
                                + "\">]>")
                .replace("<v>", "<v>&e;");

        assertThat(Samples.reason(read(Zips.with(GOOD, Zips.SHEET, sheet)))).isEqualTo(DAMAGED);
    }

    @Test
    void f15_anExternalEntityInUtf16IsRefused() {
        String sheet = Zips.text(GOOD, Zips.SHEET)
                .replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"")
                .replaceFirst("\\?>", "?><!DOCTYPE x SYSTEM \"" + listening.address() + "\">");

        assertThat(Samples.reason(read(Zips.with(GOOD, Zips.SHEET, sheet.getBytes(StandardCharsets.UTF_16)))))
                .isEqualTo(DOCTYPE);
    }

    @Test
    void f15_aBillionLaughsAreRefused() {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a \"ha\">");
        for (char name = 'b'; name <= 'k'; name++) {
            laughs.append("<!ENTITY ").append(name).append(" \"");
            laughs.append(("&" + (char) (name - 1) + ";").repeat(10)).append("\">");
        }
        String sheet = Zips.text(GOOD, Zips.SHEET)
                .replaceFirst("\\?>", "?><!--" + " ".repeat(10_000) + "-->" + laughs + "]>")
                .replace("<v>", "<v>&k;");

        assertThat(Samples.reason(read(Zips.with(GOOD, Zips.SHEET, sheet)))).isEqualTo(DAMAGED);
    }

    @Test
    void f15_anExternalEntityInTheSharedStringsOrTheListOfPartsIsRefused() {
        for (String part : List.of("xl/sharedStrings.xml", "[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml")) {
            String evil = Zips.text(GOOD, part)
                    .replaceFirst(
                            "\\?>",
                            "?><!--" + " ".repeat(10_000) + "--><!DOCTYPE x SYSTEM \"" + listening.address() + "\">");
            assertThat(evil).contains("<!DOCTYPE");
            assertThat(Samples.reason(read(Zips.with(GOOD, part, evil)))).isNotEmpty();
        }
    }

    @Test
    void f15_anExternalLinkIsNotFollowed() {
        byte[] file = Zips.with(
                Zips.with(
                        GOOD,
                        "xl/externalLinks/externalLink1.xml",
                        "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"),
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"rId1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath\""
                        + " Target=\""
                        + listening.address() + "\" TargetMode=\"External\"/></Relationships>");

        assertThat(questions(file)).containsExactly("身份证丢了咋办");
    }

    @Test
    void f15_aDdeFormulaIsReadAsWhatItShowed() {
        String sheet = Zips.text(GOOD, Zips.SHEET)
                .replaceFirst(
                        "<c r=\"A2\"[^>]*>.*?</c>",
                        "<c r=\"A2\" t=\"str\"><f>cmd|'/c touch " + folder + "/evil'!A0</f><v>身份证过期咋办</v></c>");

        assertThat(questions(Zips.with(GOOD, Zips.SHEET, sheet))).containsExactly("身份证过期咋办");
    }

    @Test
    void f15_macrosAreRefusedByTypeAndByContent() {
        String macros = "文件里带有宏程序，不能导入。请另存为不带宏的格式（.xlsx 或 .docx）再导入。";
        String types = Zips.text(GOOD, "[Content_Types].xml")
                .replace(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml");

        assertThat(Samples.reason(read(Zips.with(GOOD, "[Content_Types].xml", types))))
                .isEqualTo(macros);
        assertThat(Samples.reason(read(Zips.with(GOOD, "xl/vbaProject.bin", "macro"))))
                .isEqualTo(macros);
    }

    @Test
    void f15_namesThatLeadOutsideAreRefused() {
        for (String name : List.of("../../evil.txt", "/evil.txt", "xl\\..\\..\\evil.txt", "C:/evil.txt")) {
            assertThat(Samples.reason(read(Zips.with(GOOD, name, "evil"))))
                    .isEqualTo("文件里有不正常的路径，不安全，不能导入。请在 Excel、WPS 或 Word 里重新另存一份。");
        }
    }

    @Test
    void f15_aFileOfTwoKindsIsRefused() throws IOException {
        byte[] pdf = RawPdf.of(List.of(List.of(new RawPdf.Line("正文。", 0))), "");
        String twoFaced = "这个文件同时是两种格式，不正常，不能导入。请在 Excel、WPS 或 Word 里重新另存一份。";

        assertThat(Samples.reason(readReport(joined(pdf, GOOD)))).isEqualTo(twoFaced);
        assertThat(Samples.reason(read(joined("GIF89a".getBytes(StandardCharsets.US_ASCII), GOOD))))
                .isEqualTo(twoFaced);
        assertThat(Samples.reason(read(joined("问题,答案\n".getBytes(StandardCharsets.UTF_8), GOOD))))
                .isEqualTo(twoFaced);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return Samples.bytes(out -> {
            out.write(one);
            out.write(other);
        });
    }

    @Test
    void f15_anEncryptedSheetAndAnOldOneAreToldApart() throws Exception {
        byte[] encrypted = Samples.bytes(out -> {
            try (var file = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (var stream = encryptor.getDataStream(file)) {
                    stream.write(GOOD);
                } catch (GeneralSecurityException e) {
                    throw new IOException(e);
                }
                file.writeFilesystem(out);
            }
        });
        byte[] old = Samples.bytes(out -> {
            try (var book = new HSSFWorkbook()) {
                book.createSheet("旧");
                book.write(out);
            }
        });

        assertThat(Samples.reason(read(encrypted))).isEqualTo("这个文件加了密码，打不开。请在 Excel、WPS 或 Word 里取消密码，另存后再导入。");
        assertThat(Samples.reason(read(old))).isEqualTo("这是旧格式的文件（.xls 或 .doc）。请打开后另存为 .xlsx 或 .docx，再导入。");
    }
}
