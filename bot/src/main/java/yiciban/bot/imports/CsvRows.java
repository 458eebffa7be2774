package yiciban.bot.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** 读 csv: UTF-8, UTF-16 as Excel calls Unicode, or GB18030, which includes GBK; separated by commas or tabs. */
final class CsvRows {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private CsvRows() {}

    static void send(byte[] content, Wire wire) throws IOException {
        String text = decode(content);
        wire.send(new Message.Beginning(
                "", (int) text.chars().filter(c -> c == '\n').count()));
        var rows = new RowsOut(wire);
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        long number = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord line : parser) {
                number = line.getRecordNumber();
                var cells = new ArrayList<RowsOut.Cell>();
                for (int column = 0; column < line.size(); column++) {
                    cells.add(new RowsOut.Cell(column, line.get(column), null));
                }
                rows.row((int) number, cells);
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new RefusedFile("第 " + (number + 1) + " 行的引号不成对，读不下去。请在 Excel 或 WPS 里打开检查，另存后再导入。");
        }
    }

    static String decode(byte[] content) {
        String text = withMark(content);
        if (text == null) {
            text = strict(content, StandardCharsets.UTF_8);
        }
        if (text == null) {
            text = strict(content, GB18030);
        }
        if (text == null || text.indexOf('\0') >= 0) {
            throw new RefusedFile("看不懂这个文件：不是 .xlsx、.docx、.pdf，文字编码也不是 UTF-8 或 GBK。请在 Excel 或 WPS 里另存为 .xlsx 再导入。");
        }
        return text;
    }

    private static @Nullable String withMark(byte[] content) {
        if (content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF) {
            String text = strict(content, StandardCharsets.UTF_8);
            return text == null ? null : text.substring(1);
        }
        if (content.length >= 2
                && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
                        || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF))) {
            return strict(content, StandardCharsets.UTF_16);
        }
        return null;
    }

    private static @Nullable String strict(byte[] content, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Whichever stands more often before the first line break. */
    private static String delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        long tabs = first.chars().filter(c -> c == '\t').count();
        long commas = first.chars().filter(c -> c == ',').count();
        return tabs > commas ? "\t" : ",";
    }
}
