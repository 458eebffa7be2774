package yiciban.bot.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A pdf written object by object, so that it can be wrong on purpose; its Chinese needs no font file. */
final class RawPdf {

    private static final int FONT_SIZE = 16;
    private static final int LEFT = 80;
    private static final int TOP = 780;
    private static final int LINE = 24;

    private final List<String> objects = new ArrayList<>();

    /** A line of a page, and by how many characters it is indented. */
    record Line(String text, int indent) {}

    /** Adds an object; its number is its place from 1. */
    RawPdf object(String body) {
        objects.add(body);
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        var offsets = new ArrayList<Integer>();
        write(out, "%PDF-1.7\n");
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(out.size());
            write(out, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
        }
        int table = out.size();
        write(out, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> write(out, "%010d 00000 n \n".formatted(offset)));
        write(out, "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    /** Pages of lines, as a printer would set them; the catalog may be given more keys. */
    static byte[] of(List<List<Line>> pages, String moreOfCatalog) {
        var pdf = new RawPdf()
                .object("<< /Type /Catalog /Pages 2 0 R " + moreOfCatalog + " >>")
                .object("");
        pdf.object("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H"
                        + " /DescendantFonts [4 0 R] >>")
                .object("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry"
                        + " (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>")
                .object("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900]"
                        + " /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 900 /StemV 80 >>");
        var kids = new StringBuilder();
        for (List<Line> page : pages) {
            String content = content(page);
            pdf.object("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
            pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
                    + " /Contents " + pdf.objects.size() + " 0 R >>");
            kids.append(pdf.objects.size()).append(" 0 R ");
        }
        pdf.objects.set(1, "<< /Type /Pages /Kids [" + kids + "] /Count " + pages.size() + " >>");
        return pdf.bytes();
    }

    private static String content(List<Line> lines) {
        var content = new StringBuilder();
        int y = TOP;
        for (Line line : lines) {
            String hex = HexFormat.of().withUpperCase().formatHex(line.text().getBytes(StandardCharsets.UTF_16BE));
            content.append("BT /F1 %d Tf %d %d Td <%s> Tj ET\n"
                    .formatted(FONT_SIZE, LEFT + line.indent() * FONT_SIZE, y, hex));
            y -= LINE;
        }
        return content.toString();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
