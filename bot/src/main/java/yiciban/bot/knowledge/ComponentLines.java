package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import yiciban.bot.system.RejectedInput;

/** 联办事项 as lines: {@code 名称}, {@code 名称 = guide-001}, or {@code 名称 = guide-001 或 guide-002}; pure. */
final class ComponentLines {

    static final String HELP = "一行一项：名称 = 条目编号。看情况用不同指南的写“名称 = guide-001 或 guide-002”；没有指南的只写名称。";

    /** One id, or several of which any will do. */
    static final Pattern IDS =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}(\\s*或\\s*[A-Za-z0-9][A-Za-z0-9_.:-]{0,99})*");

    private static final Pattern LINE = Pattern.compile("(?<name>[^=＝]*)(?<sign>[=＝](?<ids>.*))?");

    private ComponentLines() {}

    static String written(List<?> components) {
        return String.join("\n", lines(components));
    }

    static List<String> lines(List<?> components) {
        return components.stream().map(ComponentLines::line).toList();
    }

    private static String line(Object component) {
        Map<?, ?> fields = (Map<?, ?>) component;
        String name = String.valueOf(fields.get("name"));
        if (fields.get("guide") != null) {
            return name + " = " + fields.get("guide");
        }
        if (fields.get("either") instanceof List<?> either) {
            return name + " = " + either.stream().map(String::valueOf).collect(Collectors.joining(" 或 "));
        }
        return name;
    }

    /** @throws RejectedInput naming the line that cannot be read */
    static List<Map<String, Object>> read(String field, String text) {
        return read(field, List.of(text.split("\n", -1)));
    }

    /** @throws RejectedInput naming the line that cannot be read */
    static List<Map<String, Object>> read(String field, List<?> lines) {
        var components = new ArrayList<Map<String, Object>>();
        for (int at = 0; at < lines.size(); at++) {
            String line = String.valueOf(lines.get(at)).strip();
            if (!line.isEmpty()) {
                components.add(component(field, at + 1, line));
            }
        }
        return components;
    }

    private static Map<String, Object> component(String field, int number, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || parts.group("name").isBlank()) {
            throw new RejectedInput(field, "第 %d 行：先写事项名称，再写等号和条目编号。".formatted(number));
        }
        var component = new LinkedHashMap<String, Object>();
        component.put("name", parts.group("name").strip());
        if (parts.group("sign") != null) {
            String named = parts.group("ids").strip();
            if (!IDS.matcher(named).matches()) {
                throw new RejectedInput(field, "第 %d 行：等号后面写条目编号，例如 guide-001；几个之间用“或”。".formatted(number));
            }
            List<String> ids = List.of(named.split("\\s*或\\s*"));
            component.put(ids.size() == 1 ? "guide" : "either", ids.size() == 1 ? ids.getFirst() : ids);
        }
        return component;
    }
}
