package yiciban.bot.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** 读 docx: the paragraphs of the body, those in tables too; headers, footers, notes and templates are not looked at. */
final class DocxLines {

    private DocxLines() {}

    static void send(Path file, Wire wire) throws IOException, OpenXML4JException {
        try (OPCPackage pack = OPCPackage.open(file.toFile(), PackageAccess.READ);
                var document = new XWPFDocument(pack)) {
            wire.send(new Message.Beginning("", document.getBodyElements().size()));
            send(document.getBodyElements(), new ListNumbers(), wire);
        }
    }

    private static void send(List<IBodyElement> elements, ListNumbers numbers, Wire wire) {
        for (IBodyElement element : elements) {
            switch (element) {
                case XWPFParagraph paragraph -> {
                    String text = numbers.of(paragraph) + paragraph.getText();
                    if (!text.isBlank()) {
                        wire.send(new TextLine(text, 0, 0, 0));
                    }
                }
                case XWPFTable table ->
                    table.getRows()
                            .forEach(row ->
                                    row.getTableCells().forEach(cell -> send(cell.getBodyElements(), numbers, wire)));
                default -> {
                    // a content control: forms have them, reports do not
                }
            }
        }
    }
}
