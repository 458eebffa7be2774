package yiciban.bot.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** 读 xlsx: the first sheet, as a stream; formulas are not calculated, links and pictures not looked at. */
final class XlsxRows {

    private XlsxRows() {}

    static void send(Path file, Wire wire)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (OPCPackage pack = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            var reader = new XSSFReader(pack);
            var values = new CellValues(
                    new ReadOnlySharedStringsTable(pack, false), reader.getStylesTable(), datesFrom1904(reader));
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw new RefusedFile("文件里没有工作表。请检查后再导入。");
            }
            try (InputStream sheet = sheets.next()) {
                parse(sheet, new SheetXml(sheets.getSheetName(), values, wire));
            }
        }
    }

    private static boolean datesFrom1904(XSSFReader reader)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        var found = new boolean[1];
        try (InputStream workbook = reader.getWorkbookData()) {
            parse(workbook, new DefaultHandler() {
                @Override
                public void startElement(String uri, String name, String qName, Attributes attributes) {
                    String value = attributes.getValue("date1904");
                    if (name.equals("workbookPr") && value != null) {
                        found[0] = value.equals("1")
                                || value.toLowerCase(Locale.ROOT).equals("true");
                    }
                }
            });
        }
        return found[0];
    }

    private static void parse(InputStream in, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(handler);
        xml.parse(new InputSource(in));
    }
}
