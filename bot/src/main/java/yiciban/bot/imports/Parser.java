package yiciban.bot.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.xml.sax.SAXException;

/** 解析进程: a program of its own that reads one file and writes messages to standard output; started by {@link ParserProcess}. */
final class Parser {

    /** What the file is wanted as. */
    enum Wanted {
        SHEET,
        TEXT
    }

    private Parser() {}

    /** The file and what it is wanted as. */
    public static void main(String... args) throws IOException {
        PrintStream answers = System.out;
        // Nothing a library may want to print gets between the messages.
        System.setOut(System.err);
        send(Path.of(args[0]), Wanted.valueOf(args[1]), new Wire(new BufferedOutputStream(answers, 1 << 16)));
    }

    /** Everything that is in the file, and how it ended. */
    static void send(Path file, Wanted wanted, Wire wire) throws IOException {
        wire.send(answer(file, wanted, wire));
        wire.flush();
    }

    private static Message answer(Path file, Wanted wanted, Wire wire) {
        try {
            secure();
            read(file, wanted, wire);
            return new Message.End();
        } catch (RefusedFile e) {
            return new Message.Refusal(e.reason());
        } catch (Exception | StackOverflowError e) {
            return new Message.Refusal(damaged(e).reason());
        }
    }

    /** POI's own limits, stricter where ours are. */
    private static void secure() {
        ZipSecureFile.setMinInflateRatio(1.0 / Limits.ZIP_RATIO);
        ZipSecureFile.setMaxEntrySize(Limits.UNPACKED_BYTES);
        ZipSecureFile.setMaxTextSize(Limits.TEXT_CHARACTERS);
        ZipSecureFile.setMaxFileCount(Limits.ZIP_ENTRIES);
    }

    private static RefusedFile damaged(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedFile refused) {
                return refused;
            }
            if (String.valueOf(cause.getMessage()).contains("Zip bomb")) {
                return ZipCheck.bomb();
            }
        }
        return new RefusedFile("文件损坏或不完整，读不下去。请在 Excel、WPS 或 Word 里打开，重新另存一份再导入。");
    }

    private static void read(Path file, Wanted wanted, Wire wire)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        switch (FileKind.of(file)) {
            case OLE2 -> throw FileKind.oldOrEncrypted(Files.readAllBytes(file));
            case PDF -> {
                refuseUnless(wanted == Wanted.TEXT, "PDF 文件");
                FontMappers.set(new OneFont());
                PdfLines.send(file, wire);
            }
            case ZIP -> {
                switch (ZipCheck.check(file)) {
                    case XLSX -> {
                        refuseUnless(wanted == Wanted.SHEET, "Excel 表格");
                        XlsxRows.send(file, wire);
                    }
                    case DOCX -> {
                        refuseUnless(wanted == Wanted.TEXT, "Word 文档");
                        DocxLines.send(file, wire);
                    }
                }
            }
            case ANYTHING_ELSE -> {
                refuseUnless(wanted == Wanted.SHEET, "文本或别的格式");
                CsvRows.send(Files.readAllBytes(file), wire);
            }
        }
    }

    private static void refuseUnless(boolean fits, String found) {
        if (!fits) {
            throw new RefusedFile("这里不能导入" + found + "。条目的表格请用 .xlsx 或 .csv，报告请用 .docx 或 .pdf。");
        }
    }
}
