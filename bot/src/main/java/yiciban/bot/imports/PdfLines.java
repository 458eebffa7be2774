package yiciban.bot.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** 读 pdf: the lines of its pages; scripts, forms and attachments are not looked at. */
final class PdfLines extends PDFTextStripper {

    /** A line and where it stands, in points. */
    private record Placed(String text, double left, double right, double size) {}

    private final List<Placed> page = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private double left;
    private double right;
    private double size;

    private PdfLines() {
        setSortByPosition(true);
    }

    static void send(Path file, Wire wire) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            if (pages > Limits.PDF_PAGES) {
                throw new RefusedFile("这个 PDF 有 " + pages + " 页，最多 " + Limits.PDF_PAGES + " 页。请拆成几个文件再导入。");
            }
            wire.send(new Message.Beginning("", pages));
            var stripper = new PdfLines();
            boolean found = false;
            for (int number = 1; number <= pages; number++) {
                found |= stripper.send(document, number, wire);
            }
            if (!found) {
                throw new RefusedFile("这个 PDF 里没有文字，可能是扫描件。请导入能选中文字的 PDF，或者 .docx 文件。");
            }
        } catch (InvalidPasswordException e) {
            throw new RefusedFile("这个 PDF 加了密码，打不开。请取消密码后再导入。");
        }
    }

    private boolean send(PDDocument document, int number, Wire wire) throws IOException {
        page.clear();
        setStartPage(number);
        setEndPage(number);
        getText(document);
        endOfLine();
        double edge = page.stream().mapToDouble(Placed::left).min().orElse(0);
        double end = page.stream().mapToDouble(Placed::right).max().orElse(0);
        for (Placed line : page) {
            double character = Math.max(1, line.size());
            wire.send(new TextLine(
                    line.text(), number, (line.left() - edge) / character, (end - line.right()) / character));
        }
        return !page.isEmpty();
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) {
        for (TextPosition position : positions) {
            if (text.isEmpty()) {
                left = position.getXDirAdj();
            }
            right = position.getXDirAdj() + position.getWidthDirAdj();
            size = position.getFontSizeInPt();
        }
        text.append(word);
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endOfLine();
    }

    private void endOfLine() {
        if (!text.toString().isBlank()) {
            page.add(new Placed(text.toString().strip(), left, right, size));
        }
        text = new StringBuilder();
    }
}
