package yiciban.bot.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;

/** 单元格的值: what a cell of an xlsx shows; days as 2026-11-30. */
final class CellValues {

    private final SharedStrings strings;
    private final StylesTable styles;
    private final boolean datesFrom1904;
    private final DataFormatter formatter = new DataFormatter(Locale.CHINA);

    CellValues(SharedStrings strings, StylesTable styles, boolean datesFrom1904) {
        this.strings = strings;
        this.styles = styles;
        this.datesFrom1904 = datesFrom1904;
    }

    /** A text as it stands in the sheet's own XML. */
    static String text(String value) {
        return new XSSFRichTextString(value).getString();
    }

    String shared(String index) {
        int at = Integer.parseInt(index.strip());
        if (at < 0 || at >= strings.getUniqueCount()) {
            throw new RefusedFile("文件损坏：单元格指向不存在的文字。请重新另存一份再导入。");
        }
        return strings.getItemAt(at).getString();
    }

    String number(String value, @Nullable String style) {
        double number = Double.parseDouble(value.strip());
        XSSFCellStyle format =
                style == null || styles.getNumCellStyles() == 0 ? null : styles.getStyleAt(Integer.parseInt(style));
        String pattern = format == null ? null : format.getDataFormatString();
        short index = format == null ? 0 : format.getDataFormat();
        if (pattern == null) {
            pattern = BuiltinFormats.getBuiltinFormat(index);
        }
        if (DateUtil.isADateFormat(index, pattern) && DateUtil.isValidExcelDate(number)) {
            return day(number);
        }
        boolean general = pattern == null || pattern.equals("General") || pattern.equals("@");
        return general ? plain(value.strip()) : formatter.formatRawCellContents(number, index, pattern, datesFrom1904);
    }

    private String day(double number) {
        LocalDateTime time =
                DateUtil.getLocalDateTime(number, datesFrom1904, true).truncatedTo(ChronoUnit.MINUTES);
        return time.toLocalTime().equals(LocalTime.MIN) ? time.toLocalDate().toString() : time.toString();
    }

    /** Without an exponent, and without the noise of binary fractions: 0.1 + 0.2 is shown as 0.3. */
    private static String plain(String value) {
        var exact = new BigDecimal(value).round(new MathContext(15));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
