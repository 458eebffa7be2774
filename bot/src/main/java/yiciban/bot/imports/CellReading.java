package yiciban.bot.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 单元格到字段: the value of one cell as its column wants it, or what is wrong with it. */
sealed interface CellReading {

    /** A String, or a list of Strings. */
    record Value(Object value) implements CellReading {}

    /** What is wrong and what to do, two sentences. */
    record Wrong(String reason, String remedy) implements CellReading {}

    /** Nothing there. */
    record Empty() implements CellReading {}

    Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");
    Pattern ADDRESS = Pattern.compile("https?://\\S{1,2000}", Pattern.CASE_INSENSITIVE);

    static CellReading of(Form form, Column column, String raw) {
        String text = CellText.clean(raw);
        if (text.isEmpty()) {
            return new Empty();
        }
        if (CellText.isUnreadable(text)) {
            return new Wrong("里面有看不清的字符。", "请删掉重新输入；csv 文件也可能是编码不对，请另存为 .xlsx。");
        }
        return switch (column.shape()) {
            case TEXT -> new Value(text);
            case LINES -> list(text.split("\n", -1));
            // A list that was written one on a line keeps its semicolons, also when there is only one line.
            case LIST -> list(raw.contains("\n") ? text.split("\n", -1) : text.split("[;；]", -1));
            case TIME -> time(text);
            case ID -> id(form, column, narrow(text));
            case IDS -> ids(narrow(text));
            case ADDRESS -> address(narrow(text));
            case STATUS -> status(text);
            case YES -> yes(text);
        };
    }

    private static CellReading list(String... parts) {
        List<String> items = Arrays.stream(parts)
                .map(CellText::strip)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
        return items.isEmpty() ? new Empty() : new Value(items);
    }

    private static CellReading time(String text) {
        Optional<String> time = Times.read(text);
        return time.isPresent()
                ? new Value(time.get())
                : new Wrong("“" + shortened(text) + "”不是日期。", "请写成 2026-11-30 这样。");
    }

    private static CellReading id(Form form, Column column, String text) {
        if (!ID.matcher(text).matches()) {
            return new Wrong(
                    "“" + shortened(text) + "”不是编号。", "编号只用字母、数字和 - _ . :，例如 " + form.prefix() + "-001；新条目请留空。");
        }
        return column.field().equals("id") && !form.isId(text)
                ? new Wrong(
                        "“" + shortened(text) + "”不是" + form.label() + "的编号。", "应当以 " + form.prefix() + "- 开头；新条目请留空。")
                : new Value(text);
    }

    private static CellReading ids(String text) {
        List<String> ids = Stream.of(text.split("[;,、\\s]+", -1))
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
        return ids.stream()
                .filter(id -> !ID.matcher(id).matches())
                .findFirst()
                .<CellReading>map(id -> new Wrong("“" + shortened(id) + "”不是编号。", "请写条目的编号，用分号隔开。"))
                .orElseGet(() -> ids.isEmpty() ? new Empty() : new Value(ids));
    }

    private static CellReading address(String text) {
        return ADDRESS.matcher(text).matches()
                ? new Value(text)
                : new Wrong("“" + shortened(text) + "”不是网址。", "网址以 http:// 或 https:// 开头，中间没有空格；没有就留空。");
    }

    private static CellReading status(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "draft", "草稿" -> new Value("draft");
            case "published", "已发布" -> new Value("published");
            case "withdrawn", "已撤下" -> new Value("withdrawn");
            default -> new Wrong("“" + shortened(text) + "”不是状态。", "请写草稿、已发布或已撤下，或者留空。");
        };
    }

    private static CellReading yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "是", "true", "√" -> new Value("true");
            case "否", "false" -> new Empty();
            default -> new Wrong("“" + shortened(text) + "”不是“是”。", "请写“是”，或者留空。");
        };
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /** An error names what it is about, but does not repeat a page of text. */
    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
