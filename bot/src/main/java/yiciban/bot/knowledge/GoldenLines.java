package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yiciban.bot.answer.Judgment;
import yiciban.bot.system.RejectedInput;

/** 标准问题 as lines: {@code 问题 = guide-001 或 faq-002}, or {@code 问题 = 不回答}; pure. */
final class GoldenLines {

    /** Each is asked twice before a publication, some 20 ms. */
    private static final int LINES = 500;

    /** A citizen's question is no longer. In characters. */
    private static final int QUESTION = 200;

    private static final String REFUSED = "不回答";

    private static final Pattern LINE = Pattern.compile("(?<question>.+)[=＝](?<right>[^=＝]*)");

    private GoldenLines() {}

    /**
     * One for every line that is neither blank nor comment.
     *
     * @throws RejectedInput naming the line that cannot be read
     */
    static List<Judgment> read(String text) {
        var golden = new ArrayList<Judgment>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (!line.isEmpty() && !line.startsWith("#")) {
                golden.add(of(at + 1, line));
            }
        }
        if (golden.size() > LINES) {
            throw new RejectedInput("text", "标准问题最多 %d 个。".formatted(LINES));
        }
        return golden;
    }

    private static Judgment of(int number, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || parts.group("question").isBlank()) {
            throw wrong(number, "请写成“问题 = 条目编号”，不该回答的写“问题 = 不回答”。");
        }
        String question = parts.group("question").strip();
        if (question.length() > QUESTION) {
            throw wrong(number, "问题最多 %d 个字。".formatted(QUESTION));
        }
        String right = parts.group("right").strip();
        String id = "golden-" + number;
        if (right.equals(REFUSED)) {
            return new Judgment(
                    id, "golden", List.of(question), List.of("not_found", "declined"), List.of(), List.of());
        }
        if (!ComponentLines.IDS.matcher(right).matches()) {
            throw wrong(number, "等号后面写条目编号，例如 guide-001；几个都算对的用“或”隔开。");
        }
        List<String> sources = List.of(right.split("\\s*或\\s*"));
        return new Judgment(id, "golden", List.of(question), List.of("answered"), sources, List.of());
    }

    private static RejectedInput wrong(int number, String what) {
        return new RejectedInput("text", "第 %d 行：%s".formatted(number, what));
    }
}
