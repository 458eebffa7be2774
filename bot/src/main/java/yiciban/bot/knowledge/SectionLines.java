package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import yiciban.bot.system.RejectedInput;

/**
 * 章节 as lines: {@code # 编号 章名} begins a section, every other line is a sentence, {@code ? 问法} below it a question
 * that it answers; a sentence that begins with such a sign has a backslash before it. Pure.
 */
final class SectionLines {

    static final String HELP = "“# 1.1 章名”开始一节；其他每行一句原文；句子下面用“? 问法”写它能回答的问题。原文以 # ? \\ 开头时，前面加一个 \\。";

    private static final Pattern HEADING = Pattern.compile("#\\s*(?<number>\\S+)\\s+(?<chapter>\\S.*)");
    private static final String SIGNS = "#?？\\";

    private SectionLines() {}

    static String written(List<?> sections) {
        var out = new StringBuilder();
        for (Object section : sections) {
            Map<?, ?> fields = (Map<?, ?>) section;
            out.append(out.isEmpty() ? "# " : "\n# ")
                    .append(fields.get("number"))
                    .append(' ')
                    .append(fields.get("chapter"))
                    .append('\n');
            list(fields.get("sentences")).forEach(sentence -> sentence(out, (Map<?, ?>) sentence));
        }
        return out.toString();
    }

    private static void sentence(StringBuilder out, Map<?, ?> sentence) {
        String text = String.valueOf(sentence.get("text"));
        out.append(SIGNS.indexOf(text.charAt(0)) >= 0 ? "\\" : "").append(text).append('\n');
        list(sentence.get("similar"))
                .forEach(question -> out.append("? ").append(question).append('\n'));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** @throws RejectedInput naming the line that cannot be read */
    static List<Map<String, Object>> read(String field, String text) {
        var sections = new ArrayList<Map<String, Object>>();
        List<Map<String, Object>> sentences = null;
        List<String> questions = null;
        String[] lines = text.split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            String line = lines[at].strip();
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith("#")) {
                sentences = new ArrayList<>();
                questions = null;
                sections.add(section(field, at + 1, line, sentences));
            } else if (line.startsWith("?") || line.startsWith("？")) {
                questioned(field, at + 1, questions).add(line.substring(1).strip());
            } else {
                questions = new ArrayList<>();
                begun(field, at + 1, sentences).add(spoken(line, questions));
            }
        }
        return sections;
    }

    private static Map<String, Object> section(
            String field, int number, String line, List<Map<String, Object>> sentences) {
        Matcher heading = HEADING.matcher(line);
        if (!heading.matches()) {
            throw new RejectedInput(field, "第 %d 行：# 后面写编号和章名，例如“# 1.1 一、总体情况”。".formatted(number));
        }
        var section = new LinkedHashMap<String, Object>();
        section.put("number", heading.group("number"));
        section.put("chapter", heading.group("chapter").strip());
        section.put("sentences", sentences);
        return section;
    }

    private static Map<String, Object> spoken(String line, List<String> questions) {
        var sentence = new LinkedHashMap<String, Object>();
        sentence.put("text", line.startsWith("\\") ? line.substring(1) : line);
        sentence.put("similar", questions);
        return sentence;
    }

    private static List<Map<String, Object>> begun(
            String field, int number, @Nullable List<Map<String, Object>> sentences) {
        if (sentences == null) {
            throw new RejectedInput(field, "第 %d 行：先用“# 编号 章名”开始一节。".formatted(number));
        }
        return sentences;
    }

    private static List<String> questioned(String field, int number, @Nullable List<String> questions) {
        if (questions == null) {
            throw new RejectedInput(field, "第 %d 行：问法要写在一句原文下面。".formatted(number));
        }
        return questions;
    }
}
